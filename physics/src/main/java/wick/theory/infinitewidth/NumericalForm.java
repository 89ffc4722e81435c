package wick.theory.infinitewidth;

import wick.network.Activation;

/// A smooth activation without closed forms: tanh, sigmoid, silu, softplus. One-dimensional averages by
/// the trapezoid of [GaussianRule], pairs by Mehler's series, and directly where the series would be too
/// long.
record NumericalForm(Activation activation) implements AverageForm {
    private static final int FIRST_INTERVALS = 64;
    private static final int LARGEST_INTERVALS = 1 << 16;

    @Override
    public Moments moments(double variance) {
        if (variance == 0) {
            double value = activation.value(0);
            double slope = activation.derivative(0);
            double curvature = activation.secondDerivative(0);
            return new Moments(value * value, slope * slope, slope * slope + value * curvature, 0, Moments.ROUNDING);
        }
        double[] coarse = sums(GaussianRule.of(variance, FIRST_INTERVALS));
        for (int intervals = FIRST_INTERVALS; ; intervals *= 2) {
            double[] fine = sums(GaussianRule.midpoints(variance, intervals));
            for (int k = 0; k < fine.length; k++) {
                fine[k] = (coarse[k] + fine[k]) / 2;
            }
            double change = change(coarse, fine);
            if (change <= 1e-14 || 2 * intervals == LARGEST_INTERVALS) {
                return new Moments(fine[0], fine[1], fine[2], fine[3], Math.max(change, Moments.ROUNDING));
            }
            coarse = fine;
        }
    }

    private static double change(double[] coarse, double[] fine) {
        double slopes = Math.max(Math.abs(fine[1] - coarse[1]), Math.abs(fine[2] - coarse[2]));
        return Math.max(Math.abs(fine[0] - coarse[0]) / fine[0], slopes / Math.max(fine[1], Math.abs(fine[2])));
    }

    private double[] sums(GaussianRule rule) {
        double[] z = rule.nodes();
        double[] value = new double[z.length];
        double[] slope = new double[z.length];
        activation.valueInto(z, 0, z.length, value, 0);
        activation.derivativeInto(z, 0, z.length, slope, 0);
        double square = 0;
        double slopeSquare = 0;
        double growth = 0;
        double slopeGrowth = 0;
        for (int k = 0; k < z.length; k++) {
            double w = rule.weights()[k];
            double slopeHere = w * slope[k] * slope[k];
            square += w * value[k] * value[k];
            slopeSquare += slopeHere;
            growth += slopeHere + w * value[k] * activation.secondDerivative(z[k]);
            slopeGrowth += slopeHere * (z[k] * z[k] / rule.variance() - 1);
        }
        return new double[] {square, slopeSquare, growth, slopeGrowth / (2 * rule.variance())};
    }

    @Override
    public Decorrelation decorrelation(double variance) {
        Moments moments = moments(variance);
        return new SpectralDecorrelation(
                activation, variance, moments, HermiteSpectrum.of(activation, variance, moments));
    }

    @Override
    public PairAverages pairs(double[] rowVariances, double[] columnVariances) {
        return new SpectralPairs(this, rowVariances, columnVariances);
    }
}
