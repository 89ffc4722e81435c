package wick.theory.infinitewidth;

/// ⟨φ²⟩ − ⟨φφ⟩ = Σ_k values_k² (1 − ρ^k), every term positive for ρ ≥ 0, with as many terms as it takes.
final class SpectralDecorrelation implements Decorrelation {
    /// Above this relative error the average is taken by quadrature instead.
    private static final double TOLERANCE = 1e-13;

    private final Spectra spectra;
    private final double variance;
    private final Moments moments;
    private int level;
    private Spectrum spectrum;

    SpectralDecorrelation(Spectra spectra, double variance, Moments moments) {
        this.spectra = spectra;
        this.variance = variance;
        this.moments = moments;
        spectrum = spectra.at(variance, 0);
    }

    /// Whether some level is long enough.
    private boolean reaches(double delta) {
        while (separationCut(delta) + slopeCut(delta) > TOLERANCE) {
            if (level + 1 == spectra.levels()) {
                return false;
            }
            spectrum = spectra.at(variance, ++level);
        }
        return true;
    }

    @Override
    public double separation(double delta) {
        if (!reaches(delta)) {
            return spectra.directly(variance, variance, delta).separation();
        }
        double rho = 1 - delta;
        double lost = 0;
        double sum = 0;
        for (int k = 1; k < spectrum.values.length; k++) {
            lost = lost * rho + delta; // 1 − ρ^k
            sum += spectrum.values[k] * spectrum.values[k] * lost;
        }
        return sum;
    }

    @Override
    public double slopeProduct(double delta) {
        if (!reaches(delta)) {
            return spectra.directly(variance, variance, delta).slopeProduct();
        }
        double rho = 1 - delta;
        double sum = 0;
        for (int k = spectrum.slopes.length - 1; k >= 0; k--) {
            sum = sum * rho + spectrum.slopes[k] * spectrum.slopes[k];
        }
        return sum;
    }

    @Override
    public double error(double delta) {
        return TOLERANCE + spectra.error(variance);
    }

    /// What the cut leaves out of Σ values_k² (1 − ρ^k), relative to δ q ⟨φ′²⟩; 1 − ρ^k is at most 2 and,
    /// for ρ ≥ 0, k δ.
    private double separationCut(double delta) {
        double scale = delta * variance * moments.slopeSquare();
        if (scale == 0) {
            return 0;
        }
        double left = 2 * spectrum.valueTail() * moments.square();
        double ofSlopes = delta * variance * spectrum.slopeTail() * moments.slopeSquare();
        return (delta <= 1 ? Math.min(left, ofSlopes) : left) / scale;
    }

    /// What the cut leaves out of Σ slopes_k² ρ^k, relative to ⟨φ′²⟩.
    private double slopeCut(double delta) {
        return spectrum.slopeTail() * Math.pow(Math.abs(1 - delta), spectrum.slopes.length);
    }
}
