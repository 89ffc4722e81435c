package wick.theory.infinitewidth;

import wick.numeric.gaussian.Approximation;

/// A variance q* that one layer maps to itself, with both susceptibilities there: χ₁ = σ_w² ⟨φ′²⟩
/// (perpendicular, of differences between inputs) and χ_∥ = dq′/dq (parallel, of the variance).
public record FixedPoint(
        Approximation variance,
        Approximation susceptibility,
        Approximation varianceSusceptibility,
        Stability stability) {

    /// What a small deviation of the variance from q* does with depth.
    public enum Stability {
        /// |χ_∥| < 1: it decays exponentially.
        STABLE,
        /// χ_∥ = 1: it decays by a power law from one side at least.
        MARGINAL,
        /// |χ_∥| > 1: it grows.
        UNSTABLE;

        static Stability of(double varianceSusceptibility) {
            if (Math.abs(Math.abs(varianceSusceptibility) - 1) <= Phase.RESOLUTION) {
                return MARGINAL;
            }
            return Math.abs(varianceSusceptibility) < 1 ? STABLE : UNSTABLE;
        }
    }
}
