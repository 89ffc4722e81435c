package wick.theory.infinitewidth;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReferenceArray;

/// ⟨φ²⟩ − ⟨φφ⟩ = Σ_k values_k² (1 − ρ^k), every term positive for ρ ≥ 0, with as many terms as it takes.
final class SpectralDecorrelation implements Decorrelation {
    /// Above this relative error the average is taken by quadrature instead.
    private static final double TOLERANCE = 1e-13;
    /// Relative step of a difference quotient.
    private static final double STEP = 1e-4;

    private final Spectra spectra;
    private final double variance;
    private final Moments moments;
    private final boolean many;
    /// By level; made when first needed, by any thread.
    private final AtomicReferenceArray<Spectrum> found;

    /// `many` says that tables for pairs close to each other pay.
    SpectralDecorrelation(Spectra spectra, double variance, Moments moments, boolean many) {
        this.many = many;
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

    private Optional<PairQuadrature.Averages> closely(double delta) {
        return many ? spectra.closely(variance, delta) : Optional.empty();
    }

    @Override
    public double separation(double delta) {
        Optional<PairQuadrature.Averages> close = closely(delta);
        if (close.isPresent()) {
            return close.get().separation();
        }
        Optional<Spectrum> spectrum = reaching(delta);
        if (spectrum.isEmpty()) {
            return spectra.directly(variance, variance, delta).separation();
        }
        double[] values = spectrum.get().values;
        double rho = 1 - delta;
        double lost = 0;
        // of a φ that jumps every term beyond the cut counts, and all of them by all they have
        double sum = Double.isInfinite(moments.slopeSquare()) ? spectrum.get().valueTail() * moments.square() : 0;
        for (int k = 1; k < values.length; k++) {
            lost = lost * rho + delta; // 1 − ρ^k
            sum += values[k] * values[k] * lost;
        }
        return sum;
    }

    @Override
    public double slopeProduct(double delta) {
        Optional<PairQuadrature.Averages> close = closely(delta);
        if (close.isPresent()) {
            return close.get().slopeProduct();
        }
        Optional<Spectrum> spectrum = reaching(delta);
        if (spectrum.isEmpty()) {
            return Double.isInfinite(moments.slopeSquare())
                    ? turned(delta)
                    : spectra.directly(variance, variance, delta).slopeProduct();
        }
        double[] slopes = spectrum.get().slopes;
        double rho = 1 - delta;
        double sum = 0;
        for (int k = slopes.length - 1; k >= 0; k--) {
            sum = sum * rho + slopes[k] * slopes[k];
        }
        return sum;
    }

    /// For φ that jumps, whose δ-functions no quadrature of φ′ sees: the derivative of the separation.
    private double turned(double delta) {
        double step = STEP * delta;
        double right = spectra.directly(variance, variance, delta + step).separation();
        double left = spectra.directly(variance, variance, delta - step).separation();
        return (right - left) / (2 * step * variance);
    }

    @Override
    public double error(double delta) {
        boolean stepped =
                Double.isInfinite(moments.slopeSquare()) && reaching(delta).isEmpty();
        return TOLERANCE + spectra.error(variance) + (stepped ? STEP * STEP + TOLERANCE / STEP : 0);
    }

    /// What the cut leaves out of Σ values_k² (1 − ρ^k), relative to δ q ⟨φ′²⟩; 1 − ρ^k is at most 2 and,
    /// for ρ ≥ 0, k δ.
    private double separationCut(Spectrum spectrum, double delta) {
        double left = 2 * spectrum.valueTail() * moments.square();
        if (Double.isInfinite(moments.slopeSquare())) {
            // the series' own first terms are of the size of the separation, and slopes have k times the
            // tail
            double kept = Math.pow(Math.abs(1 - delta), spectrum.values.length);
            return spectrum.valueTail() * kept * spectrum.values.length / Math.sqrt(delta);
        }
        double scale = delta * variance * moments.slopeSquare();
        if (scale == 0) {
            return 0;
        }
        double ofSlopes = delta * variance * spectrum.slopeTail() * moments.slopeSquare();
        return (delta <= 1 ? Math.min(left, ofSlopes) : left) / scale;
    }

    /// What the cut leaves out of Σ slopes_k² ρ^k, relative to ⟨φ′²⟩.
    private static double slopeCut(Spectrum spectrum, double delta) {
        return spectrum.slopeTail() * Math.pow(Math.abs(1 - delta), spectrum.slopes.length);
    }
}
