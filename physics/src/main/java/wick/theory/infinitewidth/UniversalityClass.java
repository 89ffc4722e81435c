package wick.theory.infinitewidth;

/// In which way a network that repeats a block behaves with depth. χ₁ is the factor per block of squared
/// gradients, relative to that of the variance; χ_∥ = dq′/dq.
///
/// Source: Roberts, Yaida and Hanin 2022, arXiv:2106.10165 (scale-invariant, K* = 0, half-stable);
/// Schoenholz et al. 2017, arXiv:1611.01232 (phases, noise); Yang and Schoenholz 2017, arXiv:1712.08969
/// (residual networks).
public enum UniversalityClass {
    /// Stable variance, χ₁ < 1: inputs become alike, gradients vanish.
    ORDERED("ordered"),
    /// Stable variance, χ₁ > 1: inputs separate to c* < 1, gradients explode.
    CHAOTIC("chaotic"),
    /// Stable variance q* > 0, χ_∥ < 1 = χ₁: power laws for correlations, gradients constant.
    CRITICAL("critical"),
    /// Every variance is multiplied by the same factor, and differences by that factor too.
    SCALE_INVARIANT("scale-invariant"),
    /// Variances decay to K* = 0 as a power of the depth.
    VANISHING("vanishing (K* = 0)"),
    /// χ_∥ = χ₁ = 1 at K* > 0: variances approach from one side only, as 1/l.
    HALF_STABLE("half-stable"),
    /// Noise drawn for every input apart keeps equal inputs from staying equal: c* < 1, no critical line.
    NOISY("noisy"),
    /// The variance grows without bound, as in residual networks.
    GROWING("growing");

    private final String words;

    UniversalityClass(String words) {
        this.words = words;
    }

    public String words() {
        return words;
    }
}
