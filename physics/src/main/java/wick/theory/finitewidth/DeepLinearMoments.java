package wick.theory.finitewidth;

import java.util.List;
import wick.network.Linear;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;

/// Deep linear networks with Gaussian weights and no biases: moments that hold at every width.
///
/// Given the hidden layers, the outputs are independent Gaussians with covariance S_ab between inputs a and
/// b, and
///
///     E S^m = K^m Π_l Π_{k<m} (1 + 2k/n_l),   E z^{2m} = (2m − 1)!! E S^m,
///
/// n_l the hidden widths, K_ab = Π σ_w² x_a·x_b/d.
///
/// Source: Hanin and Nica 2020, arXiv:1812.05994; Zavatone-Veth and Pehlevan 2021, arXiv:2104.11734;
/// rederived.
public final class DeepLinearMoments {
    private final List<Integer> hiddenWidths;
    private final double gain;
    private final int inputs;

    private DeepLinearMoments(List<Integer> hiddenWidths, double gain, int inputs) {
        this.hiddenWidths = hiddenWidths;
        this.gain = gain;
        this.inputs = inputs;
    }

    /// Throws [IllegalArgumentException] unless all activations are linear, all biases 0 and the weights
    /// Gaussian.
    public static DeepLinearMoments of(Wiring wiring) {
        DenseChain chain = DenseChain.of(wiring);
        chain.activations().forEach(activation -> {
            if (!(activation instanceof Linear)) {
                throw new IllegalArgumentException(
                        "exact moments of deep linear networks: the activation must be linear," + " not "
                                + activation.name());
            }
        });
        return new DeepLinearMoments(ExactChain.hiddenWidths(chain), ExactChain.gain(chain, 1), wiring.inputs());
    }

    /// K_ab, the covariance of one output over networks, the same at every width. Rows of `inputs` are
    /// inputs.
    public Matrix kernel(Matrix inputs) {
        if (inputs.columns() != this.inputs) {
            throw new IllegalArgumentException(
                    "inputs have " + inputs.columns() + " columns; the network takes " + this.inputs);
        }
        int count = inputs.rows();
        Matrix kernel = Matrix.zeros(count, count);
        for (int a = 0; a < count; a++) {
            for (int b = 0; b < count; b++) {
                double sum = 0;
                for (int k = 0; k < inputs.columns(); k++) {
                    sum += inputs.at(a, k) * inputs.at(b, k);
                }
                kernel.set(a, b, gain * sum / inputs.columns());
            }
        }
        return kernel;
    }

    /// E S^m / K^m for one input.
    public double relativeMoment(int order) {
        ExactChain.requireOrder(order);
        double product = 1;
        for (int width : hiddenWidths) {
            for (int k = 0; k < order; k++) {
                product *= 1 + 2.0 * k / width;
            }
        }
        return product;
    }

    /// E z^{2m} of one output, m = `order`, for an input with variance K = `kernel`.
    public double outputMoment(int order, double kernel) {
        return ExactChain.gaussianMoment(order) * Math.pow(kernel, order) * relativeMoment(order);
    }

    /// Cov(z_i², z_j²) of two outputs for one input.
    public double squareCovariance(double kernel) {
        double excess = 0;
        for (int width : hiddenWidths) {
            excess += Math.log1p(2.0 / width);
        }
        return kernel * kernel * Math.expm1(excess);
    }

    /// E S_ab S_cd = E z_ia z_ib z_jc z_jd (i ≠ j) for inputs a, b, c, d with the given kernel.
    public double pairMoment(Matrix kernel, int a, int b, int c, int d) {
        double direct = kernel.at(a, b) * kernel.at(c, d);
        double mean = (direct + kernel.at(a, c) * kernel.at(b, d) + kernel.at(a, d) * kernel.at(b, c)) / 3;
        double symmetric = 1;
        double mixed = 1;
        for (int width : hiddenWidths) {
            symmetric *= 1 + 2.0 / width;
            mixed *= 1 - 1.0 / width;
        }
        return mean * symmetric + (direct - mean) * mixed;
    }

    /// Cov(S_ab, S_cd), which to first order in 1/n is V_(ab)(cd)/n.
    public double pairCovariance(Matrix kernel, int a, int b, int c, int d) {
        double direct = kernel.at(a, b) * kernel.at(c, d);
        double mean = (direct + kernel.at(a, c) * kernel.at(b, d) + kernel.at(a, d) * kernel.at(b, c)) / 3;
        double symmetric = 0;
        double mixed = 0;
        for (int width : hiddenWidths) {
            symmetric += Math.log1p(2.0 / width);
            // a single unit makes every hidden Gram matrix of rank one
            mixed += Math.log1p(-1.0 / width);
        }
        return mean * Math.expm1(symmetric) + (direct - mean) * Math.expm1(mixed);
    }

    /// The widths of the hidden layers, in order.
    public List<Integer> hiddenWidths() {
        return hiddenWidths;
    }
}
