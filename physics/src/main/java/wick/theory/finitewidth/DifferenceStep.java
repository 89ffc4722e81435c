package wick.theory.finitewidth;

import wick.network.Activation;

/// Gaussian averages at variance K that carry a small difference through one activation and the dense layer
/// behind it, C = σ_w², all per unit where they are noise:
///
///     χ = C ⟨φ′²⟩, f₁ = χ_K/χ, f₂ = χ_KK/(2χ)      χ_∥ = C ⟨φ²⟩_K, bend = C ⟨φ²⟩_KK/2
///     kernelNoise = C² Var φ²                        crossNoise = C² ⟨φ²φ′²⟩/χ
///     jointNoise = C² Cov(φ², φ′²)/χ                 ownNoise = 3 C² ⟨φ′⁴⟩/χ² − 1
///
/// with an index K for d/dK.
record DifferenceStep(
        Bounded square,
        Bounded gain,
        Bounded gainSlope,
        Bounded gainBend,
        Bounded parallel,
        Bounded bend,
        Bounded kernelNoise,
        Bounded crossNoise,
        Bounded jointNoise,
        Bounded ownNoise) {

    /// Throws [IllegalArgumentException] for an activation that jumps, through which no small difference
    /// stays small, and for one without slope.
    static DifferenceStep of(Activation activation, double weightVariance, Bounded kernel) {
        if (!activation.jumps().isEmpty()) {
            throw new IllegalArgumentException(
                    activation.name() + " jumps: behind it no difference of inputs stays small");
        }
        LayerAverages averages = new LayerAverages(activation, kernel);
        double c = weightVariance;
        Bounded square = averages.mean(2, 0);
        Bounded slopeSquare = averages.mean(0, 2);
        if (!(slopeSquare.value() > 0 && c > 0)) {
            throw new IllegalArgumentException("weight variance " + c + " times the mean squared slope "
                    + slopeSquare.value() + " of " + activation.name()
                    + " must be positive: else every difference of inputs is lost at once");
        }
        Bounded gain = slopeSquare.times(c);
        Bounded mixed = averages.mean(2, 2).times(c * c);
        Bounded independent = square.times(slopeSquare).times(c * c);
        return new DifferenceStep(
                square.times(c),
                gain,
                averages.response(0, 2).times(c).over(gain),
                averages.curvature(0, 2).times(c).over(gain),
                averages.response(2, 0).times(c),
                averages.curvature(2, 0).times(c),
                averages.mean(4, 0).minus(square.squared()).times(c * c),
                mixed.over(gain),
                mixed.minus(independent).over(gain),
                averages.mean(0, 4).times(3 * c * c).over(gain.squared()).minus(Bounded.exact(1)));
    }
}
