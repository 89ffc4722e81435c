package wick.theory.finitewidth;

import java.util.Optional;
import java.util.function.UnaryOperator;

/// Statistics of several inputs a, b, c, d at the pre-activations z_{i;a} and the tangent kernel
/// H_{ij;ab} (outputs i, j) of one dense layer, to first order in 1/n, n = `width` the number of units
/// feeding it. i ≠ j throughout; every coefficient is multiplied by n.
///
/// - `kernel` K_ab, `tangentKernel` Θ_ab: the limits of E z_{i;a} z_{i;b} and E H_{ii;ab}.
/// - `kernelCorrection` G_ab: E z_{i;a} z_{i;b} = K_ab + G_ab/n.
/// - `fourPointVertex` V_abcd: Cov(z_{i;a} z_{i;b}, z_{j;c} z_{j;d}) = V_abcd/n, usually written
/// V_(ab)(cd).
/// - `tangentCorrection` T_ab: E H_{ii;ab} = Θ_ab + T_ab/n.
/// - `tangentCovariance` A_abcd: Cov(H_{ii;ab}, H_{jj;cd}) = A_abcd/n.
/// - `tangentMixing` B_abcd: E H_{ij;ab} H_{ij;cd} = B_abcd/n. Roberts, Yaida and Hanin write it B_acbd.
/// - `outputTangentCovariance` D_abcd: Cov(z_{i;a} z_{i;b}, H_{jj;cd}) = D_abcd/n.
/// - `outputTangentMixing` F_abcd: E z_{i;a} z_{j;b} H_{ij;cd} = F_abcd/n. Roberts, Yaida and Hanin write
/// it F_acbd.
/// - `driftP` P_abcd: E dH_{ijj;abc} z_{i;d} = P_abcd/n, and `driftQ` Q_abcd: E dH_{iij;abc} z_{j;d} =
/// Q_abcd/n, with
///   dH_{ijk;abc} = Σ λ_μ λ_ν (∂²z_{i;a}/∂θ_μ∂θ_ν) (∂z_{j;b}/∂θ_μ) (∂z_{k;c}/∂θ_ν). Empty behind an
/// activation with kinks,
///   whose second derivative is no function.
///
/// So for equal neurons Var H_{ii;ab} = (A_abab + B_abab + B_abba)/n and E z_i⁴ − 3 (E z_i²)² = 3 V/n.
/// At the first layer z is exactly Gaussian and all corrections are 0.
///
/// Source: Yaida 2020, arXiv:1910.00019; Roberts, Yaida and Hanin 2022, arXiv:2106.10165.
public record CorrelatorLayer(
        int layer,
        int width,
        SampleTensor kernel,
        SampleTensor tangentKernel,
        SampleTensor fourPointVertex,
        SampleTensor kernelCorrection,
        SampleTensor tangentCorrection,
        SampleTensor tangentCovariance,
        SampleTensor tangentMixing,
        SampleTensor outputTangentCovariance,
        SampleTensor outputTangentMixing,
        Optional<SampleTensor> driftP,
        Optional<SampleTensor> driftQ) {

    /// How many inputs.
    public int inputs() {
        return kernel.inputs();
    }

    /// Var(S_aa)/K_aa² = V_aaaa/(n K_aa²), the largest over inputs: the relative variance over networks of
    /// the conditional variance S of a pre-activation.
    public double kernelScatter() {
        double largest = 0;
        for (int a = 0; a < inputs(); a++) {
            double k = kernel.at(a, a);
            largest = Math.max(largest, k == 0 ? 0 : fourPointVertex.at(a, a, a, a) / (width * k * k));
        }
        return largest;
    }

    /// Var(H_ii;aa)/Θ_aa² = (A + 2B)/(n Θ²), the largest over inputs.
    public double tangentScatter() {
        double largest = 0;
        for (int a = 0; a < inputs(); a++) {
            double theta = tangentKernel.at(a, a);
            double variance = tangentCovariance.at(a, a, a, a) + 2 * tangentMixing.at(a, a, a, a);
            largest = Math.max(largest, theta == 0 ? 0 : variance / (width * theta * theta));
        }
        return largest;
    }

    /// About how large the next order is relative to this one: half of the larger scatter x. For deep
    /// linear and critical relu networks of equal widths Cov(S, S)/K² = e^x − 1 up to terms of one layer,
    /// whose second order
    /// is x²/2.
    public double nextOrder() {
        return Math.max(kernelScatter(), tangentScatter()) / 2;
    }

    CorrelatorLayer map(UnaryOperator<SampleTensor> change) {
        return new CorrelatorLayer(
                layer,
                width,
                change.apply(kernel),
                change.apply(tangentKernel),
                change.apply(fourPointVertex),
                change.apply(kernelCorrection),
                change.apply(tangentCorrection),
                change.apply(tangentCovariance),
                change.apply(tangentMixing),
                change.apply(outputTangentCovariance),
                change.apply(outputTangentMixing),
                driftP.map(change),
                driftQ.map(change));
    }
}
