package wick.theory.finitewidth;

import wick.numeric.gaussian.Approximation;

/// Kernel K, metric correction G and four-point vertex V of one input at one place of a network that may have skip
/// connections: of the pre-activations z behind a dense layer, or behind a residual block where the branch is
/// added. n is `width`, the number of units in front of the dense layer; of a block it is that of z itself.
///
/// - E z_i² = K + G/n
/// - Cov(z_i², z_j²) = V/n for i ≠ j
///
/// Errors are estimates from shorter Hermite series.
public record KernelCorrections(
        Place place,
        int layer,
        int width,
        Approximation kernel,
        Approximation metricCorrection,
        Approximation fourPointVertex) {

    /// What is in front.
    public enum Place {
        DENSE,
        RESIDUAL
    }

    /// V/(nK²)
    public double kernelScatter() {
        double k = kernel.value();
        return k == 0 ? 0 : fourPointVertex.value() / (width * k * k);
    }

    /// About how large the next order is relative to this one: half of the scatter, as where the variance is
    /// e^x − 1.
    public double nextOrder() {
        return kernelScatter() / 2;
    }
}
