package wick.theory.infinitewidth;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import wick.network.Activation;

/// How far from 0, in standard deviations, an activation has to be known for ⟨φ²⟩ and ⟨φ′²⟩; found once per octave
/// of the variance, at its upper end.
final class AverageReach {
    private static final double[] REACHES = {12.5, 18, 26, 37};
    private static final double NEGLIGIBLE = 1e-18;

    private final Activation activation;
    private final Map<Integer, Double> reaches = new ConcurrentHashMap<>();

    AverageReach(Activation activation) {
        this.activation = activation;
    }

    static int octave(double variance) {
        return Math.getExponent(Math.nextDown(variance));
    }

    boolean isFinite(double variance) {
        return at(variance, false) < Double.POSITIVE_INFINITY;
    }

    /// Standard deviations on each side that carry the averages at this variance.
    ///
    /// @throws IllegalArgumentException where φ² or φ′² outgrows the density
    double at(double variance) {
        return at(variance, true);
    }

    /// That of the octave's upper end, if the averages there are finite, else that of the variance itself.
    private double at(double variance, boolean finite) {
        Double known = reaches.get(octave(variance)); // looking is quicker than asking to compute: nothing is locked
        double common = known != null
                ? known
                : reaches.computeIfAbsent(octave(variance), octave -> extent(Math.scalb(2.0, octave)));
        double reach = common < Double.POSITIVE_INFINITY ? common : extent(variance);
        if (finite && reach == Double.POSITIVE_INFINITY) {
            throw new IllegalArgumentException("the Gaussian averages of " + activation.name() + " at variance "
                    + variance
                    + " are infinite, or cannot be computed: it overflows or outgrows the normal density at |z| = "
                    + REACHES[REACHES.length - 1] * Math.sqrt(variance));
        }
        return reach;
    }

    /// Infinite where φ² or φ′² outgrows the density.
    private double extent(double variance) {
        double deviation = Math.sqrt(variance);
        double center = 0;
        for (double x = -6; x <= 6; x += 0.25) {
            center = Math.max(center, weight(deviation, x));
        }
        for (double reach : REACHES) {
            double outside = weight(deviation, reach) + weight(deviation, -reach);
            if (Double.isFinite(outside) && outside <= NEGLIGIBLE * center) {
                return reach;
            }
            center = Math.max(center, outside);
        }
        return Double.POSITIVE_INFINITY;
    }

    private double weight(double deviation, double x) {
        double value = activation.value(deviation * x);
        double slope = activation.derivative(deviation * x);
        double weight = (value * value + variance(deviation) * slope * slope) * Math.exp(-x * x / 2);
        return Double.isNaN(weight) ? Double.POSITIVE_INFINITY : weight;
    }

    private static double variance(double deviation) {
        return deviation * deviation;
    }
}
