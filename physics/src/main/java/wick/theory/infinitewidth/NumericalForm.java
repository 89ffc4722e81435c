package wick.theory.infinitewidth;

import java.util.List;
import java.util.Optional;
import wick.network.Activation;

/// An activation without closed forms: tanh, sigmoid, silu, softplus, and formulas with or without kinks.
/// One-dimensional averages by [GaussianRule] refined until they settle, pairs by Mehler's series, and
/// directly where the series would be too long.
final class NumericalForm implements AverageForm {
    private static final int FIRST_INTERVALS = 64;
    private static final int LARGEST_INTERVALS = 1 << 16;
    private static final double SETTLED = 1e-14;
    private static final int MOST_HALVINGS = 8;
    /// Changes below this that no longer fall are noise of the activation's own values.
    private static final double NOISIEST = 1e-9;

    private final Activation activation;
    private final NumericalSpectra spectra;
    private final Bends bends;

    NumericalForm(Activation activation) {
        this.activation = activation;
        bends = Bends.of(activation);
        spectra = new NumericalSpectra(activation);
    }

    @Override
    public boolean hasTangent() {
        return bends.jumps().isEmpty();
    }

    @Override
    public double turning(double variance) {
        return variance == 0 ? 0 : bends.turning(variance) / moments(variance).slopeSquare();
    }

    @Override
    public boolean reaches(double variance) {
        return spectra.reaches(variance);
    }

    @Override
    public Squares squares(double variance) {
        if (variance == 0) {
            Moments still = still();
            return new Squares(still.square(), still.slopeSquare());
        }
        return spectra.squares(variance);
    }

    @Override
    public Moments moments(double variance) {
        if (variance == 0) {
            return still();
        }
        double reach = spectra.reach(variance);
        return bends.isSmooth() ? smooth(variance, reach) : kinked(variance, reach);
    }

    /// Averages at variance 0, for slopes their limits as the variance falls to 0.
    private Moments still() {
        double value = activation.value(0);
        if (!hasTangent()) {
            return new Moments(value * value, Double.POSITIVE_INFINITY, 0, 0, Moments.ROUNDING);
        }
        Optional<Bends.Bend> bend = bends.at(0);
        if (bend.isPresent()) {
            double left = bend.get().left();
            double right = bend.get().right();
            double square = (left * left + right * right) / 2;
            double growth = value == 0 || left == right ? square : value * (right - left) * Double.POSITIVE_INFINITY;
            return new Moments(value * value, square, growth, 0, Moments.ROUNDING);
        }
        double slope = activation.derivative(0);
        double growth = slope * slope + value * activation.secondDerivative(0);
        return new Moments(value * value, slope * slope, growth, 0, Moments.ROUNDING);
    }

    private Moments smooth(double variance, double reach) {
        double[] coarse = sums(GaussianRule.of(variance, reach, FIRST_INTERVALS));
        for (int intervals = FIRST_INTERVALS; ; intervals *= 2) {
            double[] fine = sums(GaussianRule.midpoints(variance, reach, intervals));
            for (int k = 0; k < fine.length; k++) {
                fine[k] = (coarse[k] + fine[k]) / 2;
            }
            double change = change(coarse, fine);
            if (change <= SETTLED || 2 * intervals == LARGEST_INTERVALS) {
                return new Moments(fine[0], fine[1], fine[2], fine[3], Math.max(change, Moments.ROUNDING));
            }
            coarse = fine;
        }
    }

    private Moments kinked(double variance, double reach) {
        List<Double> kinks = activation.kinks();
        double[] coarse = bends.completed(sums(GaussianRule.panels(variance, reach, kinks, 2)), variance);
        double width = 1;
        double before = Double.POSITIVE_INFINITY;
        for (int halving = 1; ; halving++) {
            double[] fine = bends.completed(sums(GaussianRule.panels(variance, reach, kinks, width)), variance);
            double change = change(coarse, fine);
            boolean noise = change < NOISIEST && 4 * change > before;
            if (change <= SETTLED || noise || halving == MOST_HALVINGS) {
                double error = change <= SETTLED ? change : 4 * Math.max(change, noise ? before : 0);
                return new Moments(fine[0], fine[1], fine[2], fine[3], Math.max(error, 2 * Moments.ROUNDING));
            }
            before = change;
            coarse = fine;
            width /= 2;
        }
    }

    private static double change(double[] coarse, double[] fine) {
        double square = fine[0] == 0 ? 0 : Math.abs(fine[0] - coarse[0]) / fine[0];
        if (Double.isInfinite(fine[1])) {
            return square;
        }
        double slopes = Math.max(Math.abs(fine[1] - coarse[1]), Math.abs(fine[2] - coarse[2]));
        double scale = Math.max(fine[1], Math.abs(fine[2]));
        return Math.max(square, scale == 0 ? 0 : slopes / scale);
    }

    /// ⟨φ²⟩, ⟨φ′²⟩, ⟨φ′² + φφ″⟩, ⟨φ′² (z² − q)⟩/(2q²) and ⟨φ² (z² − q)⟩/(2q²), kinks apart.
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
        double squareGrowth = 0;
        for (int k = 0; k < z.length; k++) {
            double w = rule.weights()[k];
            double slopeHere = w * slope[k] * slope[k];
            square += w * value[k] * value[k];
            slopeSquare += slopeHere;
            growth += slopeHere + w * value[k] * activation.secondDerivative(z[k]);
            double moment = z[k] * z[k] / rule.variance() - 1;
            slopeGrowth += slopeHere * moment;
            squareGrowth += w * value[k] * value[k] * moment;
        }
        double twice = 2 * rule.variance();
        return new double[] {square, slopeSquare, growth, slopeGrowth / twice, squareGrowth / twice};
    }

    @Override
    public Decorrelation decorrelation(double variance) {
        return new SpectralDecorrelation(spectra, variance, moments(variance), false);
    }

    @Override
    public Decorrelation decorrelations(double variance) {
        return new SpectralDecorrelation(spectra, variance, moments(variance), true);
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
