package wick.theory.finitewidth;

import wick.network.Activation;
import wick.numeric.gaussian.Approximation;

/// How deep a small difference of two inputs reaches in a network of width n that repeats one dense layer and
/// activation.
///
/// With D = 1 − c, c the correlation of both inputs given the layers before, depth l multiplies D by A
/// e^(−l/ξ) (1 + (α l + β)/n) at first order, so that the rate per layer is 1/ξ_n = 1/ξ − α/n. α depends on
/// what is averaged: of ln E D (annealed) or of E ln D (typical, one network).
public sealed interface CorrelationDepth {

    /// `rate` is 1/ξ = −ln χ₁; negative in the chaotic phase, where small differences grow; 0 for networks
    /// that multiply every variance and every difference alike. `decorrelation` holds α of D; `distance` that
    /// of S_δδ, the variance of the difference itself, whose rate is −ln χ₁ always. Where the variance has a
    /// stable fixed point both α agree.
    record Finite(Approximation rate, DepthShift decorrelation, DepthShift distance) implements CorrelationDepth {

        /// 1/ξ of ln E D at this width, to first order.
        public double annealedRate(double width) {
            return rate.value() - decorrelation.annealed().value() / width;
        }

        /// 1/ξ of E ln D at this width, to first order.
        public double typicalRate(double width) {
            return rate.value() - decorrelation.typical().value() / width;
        }
    }

    /// There is no such expansion; `reason` is a clause for people.
    record Nowhere(String reason) implements CorrelationDepth {}

    /// At the fixed point `variance` of q ↦ σ_b² + σ_w² ⟨φ²⟩_q, or at any variance of a network that
    /// multiplies all of them by the same factor.
    ///
    /// With χ, χ_∥, the noise per unit A = C² Var φ², J = C² Cov(φ², φ′²), B = C² ⟨φ²φ′²⟩ and C = σ_w²,
    /// an index K for d/dK, the stationary V = A/(1 − χ_∥²), Q = B/(χ − χ_∥²) and
    /// G + w = ((χ_∥ χ_K/χ + C⟨φ²⟩_KK/2) V + J/χ)/(1 − χ_∥) of [SmallDifferences] give
    ///
    ///     α_annealed = χ_K/χ (G + w + 2Q) + χ_KK/(2χ) V
    ///     α_typical = α_annealed − ½ (3C²⟨φ′⁴⟩/χ² − 1 + 2κ J/χ + κ² A),   κ = (χ_K/χ)/(1 − χ_∥).
    ///
    /// Throws [IllegalArgumentException] for a variance that is no fixed point and an activation that jumps.
    static CorrelationDepth of(Activation activation, double weightVariance, double biasVariance, double variance) {
        return FixedPointShifts.of(activation, weightVariance, biasVariance, variance);
    }
}
