package wick.theory.infinitewidth;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// ⟨φ²⟩ − ⟨φφ⟩ = Σ_k values_k² (1 − ρ^k), every term positive for ρ ≥ 0, with as many terms as it takes.
final class SpectralDecorrelation implements Decorrelation {
    /// Above this relative error the average is taken by quadrature instead.
    private static final double TOLERANCE = 1e-13;

    private final Spectra spectra;
    private final double variance;
    private final Moments moments;
    /// By level; made when first needed, by any thread.
    private final AtomicReferenceArray<Spectrum> found;

    SpectralDecorrelation(Spectra spectra, double variance, Moments moments) {
        this.spectra = spectra;
        this.variance = variance;
        this.moments = moments;
        found = new AtomicReferenceArray<>(spectra.levels());
    }

    private Spectrum spectrum(int level) {
        Spectrum known = found.get(level);
        if (known == null) {
            known = spectra.at(variance, level);
            found.set(level, known);
        }
        return known;
    }

    /// The shortest series that is long enough, if there is one.
    private Optional<Spectrum> reaching(double delta) {
        for (int level = 0; level < spectra.levels(); level++) {
            Spectrum spectrum = spectrum(level);
            if (separationCut(spectrum, delta) + slopeCut(spectrum, delta) <= TOLERANCE) {
                return Optional.of(spectrum);
            }
        }
        return Optional.empty();
    }

    @Override
    public double separation(double delta) {
        Optional<Spectrum> spectrum = reaching(delta);
        if (spectrum.isEmpty()) {
            return spectra.directly(variance, variance, delta).separation();
        }
        double[] values = spectrum.get().values;
        double rho = 1 - delta;
        double lost = 0;
        double sum = 0;
        for (int k = 1; k < values.length; k++) {
            lost = lost * rho + delta; // 1 − ρ^k
            sum += values[k] * values[k] * lost;
        }
        return sum;
    }

    @Override
    public double slopeProduct(double delta) {
        Optional<Spectrum> spectrum = reaching(delta);
        if (spectrum.isEmpty()) {
            return spectra.directly(variance, variance, delta).slopeProduct();
        }
        double[] slopes = spectrum.get().slopes;
        double rho = 1 - delta;
        double sum = 0;
        for (int k = slopes.length - 1; k >= 0; k--) {
            sum = sum * rho + slopes[k] * slopes[k];
        }
        return sum;
    }

    @Override
    public double error(double delta) {
        return TOLERANCE + spectra.error(variance);
    }

    /// What the cut leaves out of Σ values_k² (1 − ρ^k), relative to δ q ⟨φ′²⟩; 1 − ρ^k is at most 2 and,
    /// for ρ ≥ 0, k δ.
    private double separationCut(Spectrum spectrum, double delta) {
        double scale = delta * variance * moments.slopeSquare();
        if (scale == 0) {
            return 0;
        }
        double left = 2 * spectrum.valueTail() * moments.square();
        double ofSlopes = delta * variance * spectrum.slopeTail() * moments.slopeSquare();
        return (delta <= 1 ? Math.min(left, ofSlopes) : left) / scale;
    }

    /// What the cut leaves out of Σ slopes_k² ρ^k, relative to ⟨φ′²⟩.
    private static double slopeCut(Spectrum spectrum, double delta) {
        return spectrum.slopeTail() * Math.pow(Math.abs(1 - delta), spectrum.slopes.length);
    }
}
