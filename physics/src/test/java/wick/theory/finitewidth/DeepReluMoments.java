package wick.theory.finitewidth;

import java.util.List;
import wick.network.Relu;
import wick.network.Wiring;

/// Deep relu networks with Gaussian weights and no biases, one input: moments that hold at every width.
///
/// Given layer l, the next conditional variance is S′ = (σ_w²/n) Σ φ(z_j)² with z_j ~ N(0, S): S times a
/// chi-squared variable whose number of degrees of freedom is binomial, the number k of active units.
/// Hence
///
///     E S^m = K^m Π_l (2/n_l)^m Σ_k C(n_l, k) 2^{−n_l} Π_{j<m} (k + 2j),
///
/// for m = 2 the factor 1 + 5/n_l. The mean kernel and the mean tangent kernel have no correction at any
/// order.
///
/// Source: Hanin and Nica 2020, arXiv:1812.05994; rederived.
public final class DeepReluMoments {
    private final List<Integer> hiddenWidths;
    private final double gain;

    private DeepReluMoments(List<Integer> hiddenWidths, double gain) {
        this.hiddenWidths = hiddenWidths;
        this.gain = gain;
    }

    /// Throws [IllegalArgumentException] unless all activations are relu, all biases 0 and the weights
    /// Gaussian.
    public static DeepReluMoments of(Wiring wiring) {
        DenseChain chain = DenseChain.of(wiring);
        chain.activations().forEach(activation -> {
            if (!(activation instanceof Relu)) {
                throw new IllegalArgumentException(
                        "exact moments of deep relu networks: the activation must be relu, not " + activation.name());
            }
        });
        return new DeepReluMoments(ExactChain.hiddenWidths(chain), ExactChain.gain(chain, 0.5));
    }

    /// K, the variance of one output over networks for an input with x·x/d = `meanSquare`, the same at
    /// every width.
    public double kernel(double meanSquare) {
        return gain * meanSquare;
    }

    /// E S^m / K^m
    public double relativeMoment(int order) {
        ExactChain.requireOrder(order);
        double product = 1;
        for (int width : hiddenWidths) {
            product *= factor(width, order);
        }
        return product;
    }

    /// E z^{2m} of one output, m = `order`, for an input with variance K = `kernel`.
    public double outputMoment(int order, double kernel) {
        return ExactChain.gaussianMoment(order) * Math.pow(kernel, order) * relativeMoment(order);
    }

    /// Cov(z_i², z_j²) of two outputs.
    public double squareCovariance(double kernel) {
        double excess = 0;
        for (int width : hiddenWidths) {
            excess += Math.log1p(5.0 / width);
        }
        return kernel * kernel * Math.expm1(excess);
    }

    /// (2/n)^m E Π_{j<m} (k + 2j), k ~ Binomial(n, ½), from the mode outwards so that no weight underflows
    /// early.
    private static double factor(int width, int order) {
        int mode = width / 2;
        double total = 0;
        double sum = 0;
        double weight = 1;
        for (int k = mode; k <= width && weight > 0; k++) {
            total += weight;
            sum += weight * rising(k, order, width);
            weight *= (width - k) / (k + 1.0);
        }
        weight = mode / (width - mode + 1.0);
        for (int k = mode - 1; k >= 0 && weight > 0; k--) {
            total += weight;
            sum += weight * rising(k, order, width);
            weight *= k / (width - k + 1.0);
        }
        return sum / total;
    }

    private static double rising(int k, int order, int width) {
        double product = 1;
        for (int j = 0; j < order; j++) {
            product *= 2 * (k + 2.0 * j) / width;
        }
        return product;
    }

    /// The widths of the hidden layers, in order.
    public List<Integer> hiddenWidths() {
        return hiddenWidths;
    }
}
