package wick.theory.recurrent;

import org.hipparchus.util.CombinatoricsUtils;

/// The power series in the weights of second moments of the continuous linear network, cut at `order`
/// factors of W, averaged exactly at any N.
///
/// Each is Σ_(k+l ≤ order) w_kl (1/N) tr Wᵏ Wᵀˡ for one network, with weights w_kl given below; its mean
/// over networks is exact, by [ExactTraces]. Measured on networks, such a sum is a control variate for the
/// full quantity: it fluctuates with it, and has a known mean. Noise and bias have variance 1 here.
///
/// The series in σ_w at fixed N is asymptotic (see [LinearTheory]): what is exact is the mean of the cut
/// series.
public final class ControlSeries {
    private final double decay;
    private final double deviation;
    private final int order;
    private final ExactTraces traces = new ExactTraces();

    /// @throws IllegalArgumentException if `order` is not between 0 and [ExactTraces#MAXIMUM]
    public ControlSeries(double decay, double weightVariance, int order) {
        if (!(decay > 0) || !(weightVariance >= 0)) {
            throw new IllegalArgumentException(
                    "decay rate " + decay + " must be above 0 and weight variance " + weightVariance + " at least 0");
        }
        if (order < 0 || order > ExactTraces.MAXIMUM) {
            throw new IllegalArgumentException(
                    "order " + order + " of a series in W must be between 0 and " + ExactTraces.MAXIMUM);
        }
        this.decay = decay;
        this.deviation = Math.sqrt(weightVariance);
        this.order = order;
    }

    /// X(0): w_kl = C(k+l, k) (2γ)^−(k+l+1).
    public double variance(int size) {
        return sum(size, (k, l) -> choose(k, l) * Math.pow(2 * decay, -(k + l + 1.0)));
    }

    /// The term of order σ_w^(2j) of [#variance]: j = 0, 1, ..., order/2.
    public double varianceTerm(int j, int size) {
        return sum(size, (k, l) -> k + l == 2 * j ? choose(k, l) * Math.pow(2 * decay, -(k + l + 1.0)) : 0);
    }

    /// X(t, t) from h(0) = 0: w_kl = C(k+l, k) (2γ)^−(k+l+1) P(k+l+1, 2γt), P the regularized incomplete
    /// gamma function.
    public double transientVariance(double time, int size) {
        double[] tails = Poisson.tails(2 * decay * Lags.forward(time), order + 1);
        return sum(size, (k, l) -> choose(k, l) * Math.pow(2 * decay, -(k + l + 1.0)) * tails[k + l]);
    }

    /// The static answer to a bias: w_kl = γ^−(k+l+2).
    public double staticVariance(int size) {
        return sum(size, (k, l) -> Math.pow(decay, -(k + l + 2.0)));
    }

    /// C(τ): w_kl = e^(−γτ) Σ_(i ≤ k) τ^(k−i)/(k−i)! C(i+l, i) (2γ)^−(i+l+1).
    public double autocorrelation(double lag, int size) {
        double tau = Lags.forward(Math.abs(lag));
        return sum(size, (k, l) -> {
            double inner = 0;
            double power = 1;
            for (int i = k; i >= 0; i--) {
                inner += power * choose(i, l) * Math.pow(2 * decay, -(i + l + 1.0));
                power *= tau / (k - i + 1);
            }
            return Math.exp(-decay * tau) * inner;
        });
    }

    /// The squared norm of a perturbation after `lag`: w_kl = e^(−2γτ) τ^(k+l)/(k! l!).
    public double perturbation(double lag, int size) {
        double tau = Lags.forward(lag);
        double[] p = Poisson.probabilities(tau, order + 1);
        return sum(size, (k, l) -> Math.exp(2 * (1 - decay) * tau) * p[k] * p[l]);
    }

    private double sum(int size, Weight weight) {
        double sum = 0;
        for (int k = 0; k <= order; k++) {
            for (int l = k & 1; k + l <= order; l += 2) {
                double factor = weight.of(k, l);
                if (factor != 0) {
                    sum += factor * Math.pow(deviation, k + l) * traces.moment(Math.max(k, l), Math.min(k, l), size);
                }
            }
        }
        return sum;
    }

    private static double choose(int k, int l) {
        return CombinatoricsUtils.binomialCoefficientDouble(k + l, k);
    }

    private interface Weight {
        double of(int k, int l);
    }
}
