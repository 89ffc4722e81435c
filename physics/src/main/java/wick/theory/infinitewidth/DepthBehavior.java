package wick.theory.infinitewidth;

import java.util.OptionalDouble;

/// What repeating a block does with depth, for any architecture [RepeatedBlock] understands.
///
/// - `variance`: how q (where it has no positive fixed point) or q − q* changes with the number of blocks.
/// - `decorrelation`: how c* − c changes.
/// - `gradient`: how the averaged squared partial Jacobian norm between block 0 and block l changes.
/// - `fixedPointVariance` q*, `susceptibility` χ₁ (the gain of squared gradients per block),
/// `varianceSusceptibility` χ_∥, `correlationFixedPoint` c*: empty where there is none.
public record DepthBehavior(
        UniversalityClass universalityClass,
        FixedPoints fixedPoints,
        Growth variance,
        Growth decorrelation,
        Growth gradient) {

    /// The numbers at the fixed point, or for networks without one χ₁ at large depth.
    public record FixedPoints(
            OptionalDouble variance,
            OptionalDouble correlation,
            OptionalDouble susceptibility,
            OptionalDouble varianceSusceptibility) {}
}
