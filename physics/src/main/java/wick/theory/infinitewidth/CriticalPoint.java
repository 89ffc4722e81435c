package wick.theory.infinitewidth;

import wick.numeric.gaussian.Approximation;

/// A pair (σ_w², σ_b²) with χ₁ = 1 at the fixed point `state.fixedPointVariance()`, which need not be
/// stable.
public record CriticalPoint(Approximation weightVariance, Approximation biasVariance, MeanFieldState state) {}
