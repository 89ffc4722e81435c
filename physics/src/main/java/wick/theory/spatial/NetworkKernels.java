package wick.theory.spatial;

import wick.network.Wiring;
import wick.theory.infinitewidth.KernelEngine;
import wick.theory.infinitewidth.KernelRecursion;

/// Kernels of any network that has a Gaussian limit: plain stacks of dense layers and activations by
/// [KernelRecursion], all others by covariances between positions.
///
/// The covariance K(x, p; x′, q) of a unit at position p for input x and at q for x′ obeys
///
///     conv:           K ← σ_b² + σ_w² mean over window points k of K(p + k, q + k), likewise Θ (zero
/// outside)
///     dense, flat:    K ← σ_b² + σ_w² mean over p of K(p, p)
///     pooling:        K(P, Q) ← mean or sum over p in the window of P and q in that of Q
///     layer-norm:     K ← K / √((K(x, p; x, p) + ε)(K(x′, q; x′, q) + ε)), Θ by the same factor
///     dropout:        K(x, p; x, p) and Θ(x, p; x, p) of one evaluation ← times 1 / (1 − rate)
/// sum, residual:  K₁ + K₂,   concatenate: mean weighted by channels,   product: K₁ K₂ and Θ₁ K₂ + K₁ Θ₂
///     attention:      K ← σ_o² σ_v² A K A′ᵀ with A = softmax(σ_k² K(x, p; x, q))
///
/// with Θ ← λ_b + λ_w K + σ_w² Θ of the averaged K and Θ wherever there are weights, and Gaussian
/// averages at activations. Weights that act several times in a row count as independent ones: the
/// gradients that come back to different uses differ by the number of times the same matrix has
/// multiplied them, and are uncorrelated. Where such weights meet in a residual sum they are correlated
/// ([SharedPass]).
///
/// Source: Novak et al. 2019, arXiv:1810.05148; Arora et al. 2019, arXiv:1904.11955; Hron et al. 2020,
/// arXiv:2006.10540; Yang 2019, arXiv:1910.12478; Yang 2020, arXiv:2006.14548.
public final class NetworkKernels {
    private NetworkKernels() {}

    /// Throws [IllegalArgumentException], naming the layer, where the network has no Gaussian limit or none
    /// that is known here.
    public static KernelEngine of(Wiring wiring) {
        if (wiring.absences()) {
            return new SpatialKernels(Compiler.program(wiring));
        }
        if (Limits.isPlain(wiring.steps())) {
            return KernelRecursion.of(wiring);
        }
        return Limits.sumsOverShared(wiring.steps())
                ? new SharedKernels(SharedChain.of(wiring))
                : new SpatialKernels(Compiler.program(wiring));
    }
}
