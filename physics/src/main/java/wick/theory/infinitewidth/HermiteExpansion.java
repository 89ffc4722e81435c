package wick.theory.infinitewidth;

import wick.network.Activation;
import wick.numeric.matrix.Vector;

/// An activation and its slope in normalized Hermite polynomials h_k, at any variance q of its argument:
///
///     values_k = ⟨φ(√q x) h_k(x)⟩,   slopes_k = ⟨φ′(√q x) h_k(x)⟩,   x ~ N(0, 1).
///
/// Two arguments of variance q and correlation ρ then have ⟨φφ⟩ = Σ_k values_k² ρ^k and ⟨φ′φ′⟩ =
/// Σ_k slopes_k² ρ^k (Mehler's formula), for all ρ from one set of coefficients.
public final class HermiteExpansion {
    private final NumericalSpectra spectra;

    private HermiteExpansion(NumericalSpectra spectra) {
        this.spectra = spectra;
    }

    /// Throws [IllegalArgumentException] for an activation that jumps: ⟨φ′²⟩ is infinite.
    public static HermiteExpansion of(Activation activation) {
        if (!activation.jumps().isEmpty()) {
            throw new IllegalArgumentException(
                    activation.name() + " jumps, so that the average of its squared slope is infinite");
        }
        return new HermiteExpansion(new NumericalSpectra(activation));
    }

    /// Coefficients at one variance, with ⟨φ²⟩ = `square` and ⟨φ′²⟩ = `slopeSquare`. What the series leave out
    /// is, by Parseval's identity, what their sums at ρ = 1 lack of these.
    public record Coefficients(Vector values, Vector slopes, double square, double slopeSquare) {}

    /// Whether ⟨φ²⟩ and ⟨φ′²⟩ exist at this variance and can be computed.
    public boolean reaches(double variance) {
        return spectra.reaches(variance);
    }

    /// As few coefficients as leave out at most `tolerance` of ⟨φ²⟩ and of ⟨φ′²⟩, or, where that takes more, `most`
    /// of them (a power of 2 from 16 to 2048).
    ///
    /// Throws [IllegalArgumentException] where the averages do not exist.
    public Coefficients at(double variance, double tolerance, int most) {
        int level = 0;
        Spectrum spectrum = spectra.at(variance, level);
        while (spectrum.largestTail() > tolerance && 2 * spectra.size(level) <= most) {
            level++;
            spectrum = spectra.at(variance, level);
        }
        return new Coefficients(
                Vector.of(spectrum.values), Vector.of(spectrum.slopes), spectrum.square, spectrum.slopeSquare);
    }
}
