package wick.theory.infinitewidth;

/// Whether two nearby inputs are drawn together or apart by depth, and gradients vanish or explode with
/// them.
public enum Phase {
    /// χ₁ < 1: inputs become alike, gradients vanish.
    ORDERED,
    /// χ₁ = 1: signals and gradients survive as powers of the depth.
    CRITICAL,
    /// χ₁ > 1: nearby inputs separate, gradients explode.
    CHAOTIC;

    /// Two susceptibilities closer to 1 than this have correlation lengths beyond 10⁹ layers and count as
    /// critical.
    public static final double RESOLUTION = 1e-9;

    static Phase of(double susceptibility) {
        if (Math.abs(susceptibility - 1) <= RESOLUTION) {
            return CRITICAL;
        }
        return susceptibility < 1 ? ORDERED : CHAOTIC;
    }
}
