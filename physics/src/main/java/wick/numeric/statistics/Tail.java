package wick.numeric.statistics;

import org.hipparchus.special.Beta;
import org.hipparchus.special.Erf;
import org.hipparchus.special.Gamma;

/// Probabilities that a test statistic is at least this large, and the quantiles that invert them.
public final class Tail {
    private Tail() {}

    /// P(Z > z) for a standard normal Z, with full relative accuracy in the tail.
    public static double normal(double z) {
        return 0.5 * Erf.erfc(z / Math.sqrt(2));
    }

    /// P(|Z| > |z|)
    public static double normalTwoSided(double z) {
        return Erf.erfc(Math.abs(z) / Math.sqrt(2));
    }

    /// P(χ² > x) with `degrees` degrees of freedom; 1 for zero degrees.
    public static double chiSquare(double x, int degrees) {
        if (degrees < 0 || !(x >= 0)) {
            throw new IllegalArgumentException(
                    "chi-square " + x + " with " + degrees + " degrees of freedom: neither may be negative");
        }
        return degrees == 0 ? 1 : Gamma.regularizedGammaQ(degrees / 2.0, x / 2);
    }

    /// P(|T| > |t|) for Student's T.
    public static double studentTwoSided(double t, double degrees) {
        requireDegrees(degrees);
        return Beta.regularizedBeta(degrees / (degrees + t * t), degrees / 2, 0.5);
    }

    /// The z with P(Z > z) = `probability`.
    public static double normalQuantile(double probability) {
        requireProbability(probability);
        // The inverse in the library knows nothing beyond 1 − 1e-16; Newton on the concave ln P starts
        // from its asymptote.
        double z = probability < 1e-10
                ? Math.sqrt(-2 * Math.log(probability))
                : Math.sqrt(2) * Erf.erfcInv(2 * probability);
        int steps = probability < 1e-10 ? 6 : 1;
        for (int step = 0; step < steps; step++) {
            double density = Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
            double mass = normal(z);
            if (density == 0 || mass == 0) {
                return z;
            }
            z += mass / density * Math.log(mass / probability);
        }
        return z;
    }

    /// The t with P(|T| > t) = `probability`.
    public static double studentTwoSidedQuantile(double probability, double degrees) {
        requireDegrees(degrees);
        requireProbability(probability);
        return root(t -> studentTwoSided(t, degrees) - probability);
    }

    /// The x with P(χ² > x) = `probability`.
    public static double chiSquareQuantile(double probability, int degrees) {
        requireProbability(probability);
        requireDegrees(degrees);
        return root(x -> chiSquare(x, degrees) - probability);
    }

    /// P(√N D > x) for the largest distance D of Kolmogorov and Smirnov between a sample and a continuous
    /// law, for large N: 2 Σ (−1)^{k−1} exp(−2k²x²).
    public static double kolmogorov(double x) {
        if (!(x > 0.2)) {
            return 1;
        }
        double sum = 0;
        for (int k = 1; k <= 100; k++) {
            double term = Math.exp(-2.0 * k * k * x * x);
            sum += k % 2 == 1 ? term : -term;
        }
        return Math.clamp(2 * sum, 0, 1);
    }

    /// The root of a decreasing function on (0, ∞), by bracketing and bisection to the last bit.
    private static double root(java.util.function.DoubleUnaryOperator decreasing) {
        double high = 1;
        while (decreasing.applyAsDouble(high) > 0) {
            high *= 2;
        }
        double low = 0;
        while (true) {
            double middle = low + (high - low) / 2;
            if (middle <= low || middle >= high) {
                return middle;
            }
            if (decreasing.applyAsDouble(middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }

    private static void requireDegrees(double degrees) {
        if (!(degrees > 0)) {
            throw new IllegalArgumentException("degrees of freedom " + degrees + " must be positive");
        }
    }

    private static void requireProbability(double probability) {
        if (!(probability > 0 && probability < 1)) {
            throw new IllegalArgumentException("probability " + probability + " must lie between 0 and 1");
        }
    }
}
