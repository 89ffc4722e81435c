package wick.theory.infinitewidth;

import wick.numeric.gaussian.Symmetry;

/// Pair averages by Mehler's series between variables whose variances are put one after another: the sums of
/// [SpectralPairs] for one thread, with spectra made when a pair first needs them.
final class GrowingSpectra {
    private static final double TOLERANCE = 1e-13;
    private static final double[] NONE = new double[0];

    private final Spectra spectra;
    private final double[] variances;
    private final boolean[] isKnown;
    /// The spectra of all variables, by level.
    private final Level[] levels;

    private double error;

    GrowingSpectra(Spectra spectra, int capacity) {
        this.spectra = spectra;
        variances = new double[capacity];
        isKnown = new boolean[capacity];
        levels = new Level[spectra.levels()];
        for (int level = 0; level < levels.length; level++) {
            levels[level] = new Level(capacity);
        }
    }

    private static final class Level {
        final double[][] values;
        final double[][] slopes;
        final double[] reaches;
        final double[] squares;
        final double[] slopeSquares;
        final double[] tails;

        Level(int capacity) {
            values = new double[capacity][];
            slopes = new double[capacity][];
            reaches = new double[capacity];
            squares = new double[capacity];
            slopeSquares = new double[capacity];
            tails = new double[capacity];
        }
    }

    void put(int number, double variance) {
        if (isKnown[number] && variances[number] == variance) {
            return;
        }
        isKnown[number] = true;
        variances[number] = variance;
        for (Level level : levels) {
            level.values[number] = NONE;
        }
        error = Math.max(error, spectra.error(variance));
    }

    private Level level(int level, int number) {
        Level table = levels[level];
        if (table.values[number].length == 0) {
            Spectrum spectrum = spectra.at(variances[number], level);
            table.values[number] = spectrum.values;
            table.slopes[number] = spectrum.slopes;
            table.reaches[number] = spectrum.reach(TOLERANCE);
            table.squares[number] = spectrum.square;
            table.slopeSquares[number] = spectrum.slopeSquare;
            table.tails[number] = spectrum.largestTail();
        }
        return table;
    }

    /// An empty `slopes` is not asked for.
    void rowInto(int row, int count, double[] covariance, double[] product, double[] slopes) {
        for (int s = 0; s < count; s++) {
            double scale = Math.sqrt(variances[row] * variances[s]);
            double delta = scale == 0 ? 1 : Math.clamp((scale - covariance[s]) / scale, 0.0, 2.0);
            if (delta == 0 && variances[row] == variances[s]) {
                Level table = level(0, row);
                product[s] = table.squares[row];
                if (slopes.length > 0) {
                    slopes[s] = table.slopeSquares[row];
                }
            } else {
                pairInto(row, s, delta, product, slopes);
            }
        }
    }

    private void pairInto(int row, int s, double delta, double[] product, double[] slopes) {
        double rho = 1 - delta;
        for (int at = 0; at < levels.length; at++) {
            if (at > 0 && isHopeless(at, row, s, Math.abs(rho))) {
                continue;
            }
            Level table = level(at, row);
            level(at, s);
            if (Math.abs(rho) <= table.reaches[row] * table.reaches[s]) {
                Horner horner = new Horner(rho, rho * rho);
                Symmetry symmetry = spectra.symmetry();
                product[s] = horner.sum(table.values[row], table.values[s], symmetry);
                if (slopes.length > 0) {
                    slopes[s] = horner.sum(table.slopes[row], table.slopes[s], symmetry.ofDerivative());
                }
                return;
            }
        }
        PairQuadrature.Averages averages = spectra.directly(variances[row], variances[s], delta);
        product[s] = averages.product();
        if (slopes.length > 0) {
            slopes[s] = averages.slopeProduct();
        }
    }

    /// Saves the making of long series that will not be long enough: rests of a kinked function fall by a
    /// small power of the length.
    private boolean isHopeless(int at, int row, int s, double rho) {
        if (!spectra.isKinked()) {
            return false;
        }
        double[] tails = levels[0].tails;
        double shrink = (double) spectra.size(0) / spectra.size(at);
        return Math.sqrt(tails[row] * tails[s]) * shrink * shrink * Math.pow(rho, spectra.size(at)) > TOLERANCE;
    }

    double error() {
        return TOLERANCE + error;
    }
}
