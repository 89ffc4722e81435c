package wick.theory.finitewidth;

import java.util.Optional;
import wick.numeric.gaussian.Approximation;

/// Statistics of one input at the pre-activations z_i and the tangent kernel H_ij (of components i, j) of
/// one dense layer, to first order in 1/n, where n = `width` is the number of units feeding the layer. i
/// ≠ j throughout:
///
/// - `kernel` K and `tangentKernel` Θ: the limits of E z_i² and E H_ii.
/// - `kernelCorrection` G: E z_i² = K + G/n.
/// - `fourPointVertex` V: Cov(z_i², z_j²) = V/n, the variance over networks of the conditional variance
/// of z.
/// - `tangentCorrection` T₁: E H_ii = Θ + T₁/n.
/// - `tangentCovariance` A: Cov(H_ii, H_jj) = A/n.
/// - `tangentMixing` B: E H_ij² = B/n, so Var H_ii = (A + 2B)/n.
/// - `outputTangentCovariance` D: Cov(z_i², H_jj) = D/n.
/// - `outputTangentMixing` F: E z_i z_j H_ij = F/n, so Cov(z_i², H_ii) = (D + 2F)/n.
/// - `driftP` P and `driftQ` Q: E dH_{ijj} z_i = P/n and E dH_{iij} z_j = Q/n for the first differential
///   of H along the gradient flow of the outputs; empty behind an activation with kinks, whose second
///   derivative is no function.
///
/// At the first layer z is exactly Gaussian and all corrections are 0. The sum of the widths' inverses is
/// the small parameter; the next order is about (depth/n)².
///
/// Source: Yaida 2020, arXiv:1910.00019; Roberts, Yaida and Hanin 2022, arXiv:2106.10165; Hanin and Nica
/// 2020, arXiv:1909.05989.
public record SingleInputLayer(
        int layer,
        int width,
        Approximation kernel,
        Approximation tangentKernel,
        Approximation fourPointVertex,
        Approximation kernelCorrection,
        Approximation tangentCorrection,
        Approximation tangentCovariance,
        Approximation tangentMixing,
        Approximation outputTangentCovariance,
        Approximation outputTangentMixing,
        Optional<Approximation> driftP,
        Optional<Approximation> driftQ) {}
