package wick.theory.recurrent;

import org.hipparchus.util.CombinatoricsUtils;
import wick.numeric.matrix.Matrix;

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
    public Matrix varianceWeights() {
        return weights((k, l) -> choose(k, l) * Math.pow(2 * decay, -(k + l + 1.0)));
    }

    /// X(t, t) from h(0) = 0: w_kl = C(k+l, k) (2γ)^−(k+l+1) P(k+l+1, 2γt), P the regularized incomplete
    /// gamma function.
    public Matrix transientWeights(double time) {
        double[] tails = Poisson.tails(2 * decay * Lags.forward(time), order + 1);
        return weights((k, l) -> choose(k, l) * Math.pow(2 * decay, -(k + l + 1.0)) * tails[k + l]);
    }

    /// The static answer to a bias: w_kl = γ^−(k+l+2).
    public Matrix staticWeights() {
        return weights((k, l) -> Math.pow(decay, -(k + l + 2.0)));
    }

    /// C(τ), τ ≥ 0: w_kl = e^(−γτ) Σ_(i ≤ k) τ^(k−i)/(k−i)! C(i+l, i) (2γ)^−(i+l+1).
    public Matrix autocorrelationWeights(double lag) {
        double tau = Lags.forward(lag);
        return weights((k, l) -> {
            double inner = 0;
            double power = Math.exp(-decay * tau);
            for (int i = k; i >= 0; i--) {
                inner += power * choose(i, l) * Math.pow(2 * decay, -(i + l + 1.0));
                power *= tau / (k - i + 1);
            }
            return inner;
        });
    }

    /// The mean response of a unit to a pulse of its own: w_k0 = e^(−γτ) τᵏ/k!.
    public Matrix responseWeights(double lag) {
        double tau = Lags.forward(lag);
        double[] p = Poisson.probabilities(tau, order + 1);
        return weights((k, l) -> l == 0 ? Math.exp((1 - decay) * tau) * p[k] : 0);
    }

    /// The squared norm of a perturbation after `lag`: w_kl = e^(−2γτ) τ^(k+l)/(k! l!).
    public Matrix perturbationWeights(double lag) {
        double tau = Lags.forward(lag);
        double[] p = Poisson.probabilities(tau, order + 1);
        return weights((k, l) -> Math.exp(2 * (1 - decay) * tau) * p[k] * p[l]);
    }

    /// The exact mean over networks of `size` units of the series of X(0).
    public double variance(int size) {
        return mean(varianceWeights(), size);
    }

    /// The exact mean of the series of the static answer to a bias.
    public double staticVariance(int size) {
        return mean(staticWeights(), size);
    }

    /// The exact mean over networks of Σ_kl w_kl (1/N) tr Wᵏ Wᵀˡ, for weights of at most `order` factors
    /// in all.
    public double mean(Matrix weights, int size) {
        double sum = 0;
        for (int k = 0; k <= order; k++) {
            for (int l = k & 1; k + l <= order; l += 2) {
                if (weights.at(k, l) != 0) {
                    sum += weights.at(k, l)
                            * Math.pow(deviation, k + l)
                            * traces.moment(Math.max(k, l), Math.min(k, l), size);
                }
            }
        }
        return sum;
    }

    private Matrix weights(Weight weight) {
        Matrix weights = Matrix.zeros(order + 1, order + 1);
        for (int k = 0; k <= order; k++) {
            for (int l = 0; k + l <= order; l++) {
                weights.set(k, l, weight.of(k, l));
            }
        }
        return weights;
    }

    private static double choose(int k, int l) {
        return CombinatoricsUtils.binomialCoefficientDouble(k + l, k);
    }

    private interface Weight {
        double of(int k, int l);
    }
}
