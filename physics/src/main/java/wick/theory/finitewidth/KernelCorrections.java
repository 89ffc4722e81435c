package wick.theory.finitewidth;

import java.util.Optional;
import wick.numeric.gaussian.Approximation;

/// Kernel, four-point vertex and metric correction of the pre-activations z at one place of a network that may
/// have skip connections: behind a dense layer, or behind a residual block where the branch is added.
///
/// n is `width`, the number of units in front of a dense layer, of a block those of z itself.
///
/// - `kernel` K_ab: the limit of E z_a z_b
/// - `metricCorrection` G_ab: E z_a z_b = K_ab + G_ab/n
/// - `fourPointVertex` V_abcd: Cov(z_{i;a} z_{i;b}, z_{j;c} z_{j;d}) = V_abcd/n
/// - `threePointVertex` T of one input: E z_i z_j² = T/n for i ≠ j, and E z_i³ = 3T/n. 0 where φ² is even or
///   behind a dense layer; empty for several inputs, where it vanishes.
public record KernelCorrections(
        Place place,
        int layer,
        int width,
        SampleTensor kernel,
        SampleTensor metricCorrection,
        SampleTensor fourPointVertex,
        Optional<Approximation> threePointVertex) {

    /// What is in front.
    public enum Place {
        DENSE,
        RESIDUAL
    }

    /// V_aaaa/(n K_aa²), the largest over inputs.
    public double kernelScatter() {
        double largest = 0;
        for (int a = 0; a < kernel.inputs(); a++) {
            double k = kernel.at(a, a);
            largest = Math.max(largest, k == 0 ? 0 : fourPointVertex.at(a, a, a, a) / (width * k * k));
        }
        return largest;
    }

    /// About how large the next order is relative to this one: half of the scatter, as where the variance is
    /// e^x − 1.
    public double nextOrder() {
        return kernelScatter() / 2;
    }
}
