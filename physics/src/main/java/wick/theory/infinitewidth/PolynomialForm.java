package wick.theory.infinitewidth;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// φ a polynomial: its Hermite series is finite, so all averages are finite sums.
record PolynomialForm(PolynomialSpectra spectra) implements AverageForm {

    /// φ = Σ_m c_m z^m
    static PolynomialForm of(List<Double> coefficients) {
        return new PolynomialForm(new PolynomialSpectra(new HermiteTerms.Powers(coefficients)));
    }

    /// φ = zⁿ
    static PolynomialForm monomial(int degree) {
        List<Double> coefficients = new ArrayList<>();
        for (int m = 0; m <= degree; m++) {
            coefficients.add(m == degree ? 1.0 : 0.0);
        }
        return of(coefficients);
    }

    /// φ = He_n/√(n!)
    static PolynomialForm hermite(int degree) {
        return new PolynomialForm(new PolynomialSpectra(new HermiteTerms.Single(degree, 1)));
    }

    @Override
    public Moments moments(double variance) {
        double[][] derivatives = spectra.derivatives(variance, 4);
        double slopeSquare = Spectrum.squares(derivatives[1]);
        return new Moments(
                Spectrum.squares(derivatives[0]),
                slopeSquare,
                slopeSquare + product(derivatives[0], derivatives[2]),
                Spectrum.squares(derivatives[2]) + product(derivatives[1], derivatives[3]),
                spectra.error(variance));
    }

    private static double product(double[] a, double[] b) {
        double sum = 0;
        for (int k = Math.min(a.length, b.length) - 1; k >= 0; k--) {
            sum += a[k] * b[k];
        }
        return sum;
    }

    @Override
    public Decorrelation decorrelation(double variance) {
        return new SpectralDecorrelation(spectra, variance, moments(variance), false);
    }

    @Override
    public Optional<Spectra> series() {
        return Optional.of(spectra);
    }

    @Override
    public PairAverages pairs(double[] rowVariances, double[] columnVariances) {
        return new SpectralPairs(spectra, rowVariances, columnVariances);
    }
}
