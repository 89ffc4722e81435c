package wick.theory.infinitewidth;

import wick.numeric.gaussian.Symmetry;

/// The finite spectra of a polynomial.
record PolynomialSpectra(HermiteTerms terms) implements Spectra {

    @Override
    public int levels() {
        return 1;
    }

    @Override
    public int size(int level) {
        return terms.degree() + 1;
    }

    @Override
    public Spectrum at(double variance, int level) {
        double[][] derivatives = derivatives(variance, 2);
        return Spectrum.complete(derivatives[0], derivatives[1]);
    }

    /// The coefficients of φ, φ′, …, all as many as φ has.
    double[][] derivatives(double variance, int count) {
        double[][] derivatives = new double[count][size(0)];
        HermiteTerms here = terms;
        for (double[] derivative : derivatives) {
            here.addTo(variance, derivative, new double[size(0)]);
            here = here.derivative();
        }
        return derivatives;
    }

    @Override
    public Symmetry symmetry() {
        return Symmetry.NONE;
    }

    @Override
    public boolean isKinked() {
        return false;
    }

    @Override
    public PairQuadrature.Averages directly(double first, double second, double delta) {
        throw new IllegalStateException("a finite series is always long enough");
    }

    /// Roundings of the terms, which may be larger than their sums.
    @Override
    public double error(double variance) {
        return Moments.ROUNDING
                * (terms.degree() + 1)
                * Math.max(growth(terms, variance), growth(terms.derivative(), variance));
    }

    private double growth(HermiteTerms of, double variance) {
        double[] sums = new double[size(0)];
        double[] sizes = new double[size(0)];
        of.addTo(variance, sums, sizes);
        double square = Spectrum.squares(sums);
        return square == 0 ? 1 : Math.sqrt(Spectrum.squares(sizes) / square);
    }
}
