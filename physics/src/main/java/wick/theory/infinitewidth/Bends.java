package wick.theory.infinitewidth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.network.Activation;

/// The kinks of an activation: where they are, by how much φ′ jumps there, and where φ itself jumps.
record Bends(List<Bend> bends, List<Double> jumps) {
    /// Distance from a kink at which the slopes on its sides are taken and extrapolated to it.
    private static final double ASIDE = 1e-7;

    Bends {
        bends = List.copyOf(bends);
        jumps = List.copyOf(jumps);
    }

    /// φ′(κ−), φ′(κ+) and φ(κ) at κ = `place`.
    record Bend(double place, double left, double right, double value) {
        double slopeJump() {
            return right - left;
        }
    }

    static Bends of(Activation activation) {
        List<Bend> bends = new ArrayList<>();
        for (double kink : activation.kinks()) {
            double aside = ASIDE * Math.max(1, Math.abs(kink));
            double right = activation.derivative(kink + aside) - aside * activation.secondDerivative(kink + aside);
            double left = activation.derivative(kink - aside) + aside * activation.secondDerivative(kink - aside);
            bends.add(new Bend(kink, left, right, activation.value(kink)));
        }
        return new Bends(bends, activation.jumps());
    }

    boolean isSmooth() {
        return bends.isEmpty();
    }

    /// The bend at z, if there is one.
    Optional<Bend> at(double z) {
        return bends.stream().filter(bend -> bend.place == z).findFirst();
    }

    /// −d⟨φ′φ′⟩/dθ at θ = 0 for two variables of this variance and correlation cos θ: Σ J²/(2π) times the
    /// relative density at the kink.
    double turning(double variance) {
        double sum = 0;
        for (Bend bend : bends) {
            sum += bend.slopeJump() * bend.slopeJump() * Math.exp(-bend.place * bend.place / (2 * variance));
        }
        return sum / (2 * Math.PI);
    }

    /// Adds what φ″ has at kinks to d⟨φ²⟩/dq = ⟨φ′² + φφ″⟩. Where φ jumps the slopes have no square, and
    /// d⟨φ²⟩/dq = ⟨φ² (z² − q)⟩/(2q²), the last of the sums, is taken.
    double[] completed(double[] sums, double variance) {
        if (!jumps.isEmpty()) {
            return new double[] {sums[0], Double.POSITIVE_INFINITY, sums[4], Double.NEGATIVE_INFINITY};
        }
        double[] completed = sums.clone();
        for (Bend bend : bends) {
            double density = Math.exp(-bend.place * bend.place / (2 * variance)) / Math.sqrt(2 * Math.PI * variance);
            completed[2] += bend.value * bend.slopeJump() * density;
        }
        return completed;
    }
}
