package wick.theory.infinitewidth;

import java.util.List;
import java.util.Optional;
import wick.numeric.gaussian.Approximation;

/// What depth does to signals in a wide network with the same layer repeated; what does not exist is empty.
///
/// - `phase`: by χ₁ at the fixed point; empty where the variance runs away and χ₁ keeps changing with it.
/// - `fixedPointVariance`: q*, the stable fixed point of smallest variance.
/// - `susceptibility`: χ₁ = σ_w² ⟨φ′²⟩ at q*, the factor per layer of squared gradients and of small
/// differences.
/// - `varianceSusceptibility`: χ_∥ = dq′/dq at q*.
/// - `correlationFixedPoint`: c*, the correlation that two inputs of variance q* tend to.
/// - `correlationDepth`: ξ_c = −1/ln(σ_w² ⟨φ′φ′⟩) at c*, in layers; empty where the approach is a power
/// law.
/// - `varianceDepth`: ξ_q = −1/ln|χ_∥|, in layers; empty likewise.
/// - `fixedPoints`: all fixed points by ascending variance, unstable ones included.
public record MeanFieldState(
        Optional<Phase> phase,
        VarianceFlow varianceFlow,
        Optional<Approximation> fixedPointVariance,
        Optional<Approximation> susceptibility,
        Optional<Approximation> varianceSusceptibility,
        Optional<Approximation> correlationFixedPoint,
        Optional<Approximation> correlationDepth,
        Optional<Approximation> varianceDepth,
        List<FixedPoint> fixedPoints) {

    public MeanFieldState {
        fixedPoints = List.copyOf(fixedPoints);
    }

    /// Where the variance of the pre-activations goes with depth.
    public enum VarianceFlow {
        /// To q* > 0.
        CONVERGES,
        /// To 0: signals die out.
        VANISHES,
        /// Nowhere: every variance is a fixed point.
        STAYS,
        /// There is no fixed point that attracts: it grows without bound, or leaves the unstable one given.
        RUNS_AWAY
    }
}
