package wick.theory.recurrent;

import org.hipparchus.special.Gamma;

/// Poisson probabilities P(k) = e^(−x) xᵏ/k! and their tails, for the power series of e^(Wx) and its
/// integrals.
final class Poisson {
    private Poisson() {}

    /// The number of terms beyond which the probabilities are below 10⁻²⁰ of the whole.
    static int reach(double mean) {
        return (int) Math.ceil(mean + 11 * Math.sqrt(mean) + 30);
    }

    /// P(0), ..., P(count − 1), each to a few units in the last place: from the mode outwards.
    static double[] probabilities(double mean, int count) {
        double[] p = new double[count];
        int mode = (int) Math.min(Math.floor(mean), count - 1.0);
        p[mode] = mean == 0 ? 1 : Math.exp(mode * Math.log(mean) - mean - Gamma.logGamma(mode + 1.0));
        for (int k = mode + 1; k < count; k++) {
            p[k] = p[k - 1] * mean / k;
        }
        for (int k = mode - 1; k >= 0; k--) {
            p[k] = p[k + 1] * (k + 1) / mean;
        }
        return p;
    }

    /// T(k) = Σ_(i > k) P(i) = ∫₀ˣ e^(−u) uᵏ/k! du for k < count.
    static double[] tails(double mean, int count) {
        int reach = Math.max(count, reach(mean)) + 1;
        double[] p = probabilities(mean, reach);
        double[] tails = new double[count];
        double sum = 0;
        for (int k = reach - 1; k > 0; k--) {
            sum += p[k];
            if (k <= count) {
                tails[k - 1] = sum;
            }
        }
        return tails;
    }
}
