package wick.theory.infinitewidth;

import java.util.Arrays;
import wick.numeric.gaussian.Symmetry;

/// Pair averages by Mehler's series between variables whose variances are put one after another: the sums of
/// [SpectralPairs] for one thread, with spectra made when a pair first needs them.
///
/// A stretch of pairs is summed at once at the shortest level that is long enough for most of them; the rest
/// one by one.
final class GrowingSpectra {
    private static final double TOLERANCE = 1e-13;
    private static final int STRETCH = 256;
    /// Pairs left over from a stretch, one in so many.
    private static final int SHARE = 8;

    private final Spectra spectra;
    private final double[] variances;
    private final boolean[] isKnown;
    private final GrowingLevel[] levels;
    private final double[] delta = new double[STRETCH];
    private final double[] rho = new double[STRETCH];
    private final double[] step = new double[STRETCH];
    private double error;

    GrowingSpectra(Spectra spectra, int capacity) {
        this.spectra = spectra;
        variances = new double[capacity];
        isKnown = new boolean[capacity];
        levels = new GrowingLevel[spectra.levels()];
        for (int level = 0; level < levels.length; level++) {
            levels[level] = new GrowingLevel(spectra.size(level), capacity);
        }
    }

    void put(int number, double variance) {
        if (isKnown[number] && variances[number] == variance) {
            return;
        }
        isKnown[number] = true;
        variances[number] = variance;
        for (GrowingLevel level : levels) {
            level.forget(number);
        }
        error = Math.max(error, spectra.error(variance));
    }

    private GrowingLevel level(int level, int number) {
        GrowingLevel table = levels[level];
        if (!table.knows(number)) {
            table.put(number, spectra.at(variances[number], level), TOLERANCE);
        }
        return table;
    }

    /// An empty `slopes` is not asked for.
    void rowInto(int row, int count, double[] covariance, double[] product, double[] slopes) {
        for (int from = 0; from < count; from += STRETCH) {
            int here = Math.min(STRETCH, count - from);
            correlationsInto(row, from, here, covariance);
            int level = level(row, from, here);
            sumInto(level, row, from, here, product, slopes);
            for (int j = 0; j < here; j++) {
                int s = from + j;
                if (delta[j] == 0 && variances[row] == variances[s]) {
                    equalInto(row, s, product, slopes);
                } else if (!(Math.abs(rho[j]) <= levels[level].reaches[row] * levels[level].reaches[s])) {
                    pairInto(row, s, delta[j], product, slopes);
                }
            }
        }
    }

    private void correlationsInto(int row, int from, int count, double[] covariance) {
        boolean any = spectra.symmetry() == Symmetry.NONE;
        for (int j = 0; j < count; j++) {
            double scale = Math.sqrt(variances[row] * variances[from + j]);
            delta[j] = scale == 0 ? 1 : Math.clamp((scale - covariance[from + j]) / scale, 0.0, 2.0);
            rho[j] = 1 - delta[j];
            step[j] = any ? rho[j] : rho[j] * rho[j];
        }
    }

    /// The shortest level that leaves few over; the first with kinks, where longer ones are made sparingly.
    private int level(int row, int from, int count) {
        for (int at = 0; ; at++) {
            GrowingLevel table = level(at, row);
            int left = 0;
            for (int j = 0; j < count; j++) {
                level(at, from + j);
                if (!(Math.abs(rho[j]) <= table.reaches[row] * table.reaches[from + j])) {
                    left++;
                }
            }
            if (SHARE * left <= count || spectra.isKinked() || at + 1 == levels.length) {
                return at;
            }
        }
    }

    private void sumInto(int level, int row, int from, int count, double[] product, double[] slopes) {
        GrowingLevel table = levels[level];
        Symmetry symmetry = spectra.symmetry();
        seriesInto(table.values[row], table.valueColumns(), symmetry, from, count, product);
        if (slopes.length > 0) {
            seriesInto(table.slopes[row], table.slopeColumns(), symmetry.ofDerivative(), from, count, slopes);
        }
    }

    private void seriesInto(double[] own, double[][] columns, Symmetry symmetry, int from, int count, double[] sum) {
        int stride = symmetry == Symmetry.NONE ? 1 : 2;
        Arrays.fill(sum, from, from + count, 0);
        for (int k = Horner.last(own.length, symmetry); k >= 0; k -= stride) {
            double[] others = columns[k];
            double term = own[k];
            for (int j = 0; j < count; j++) {
                sum[from + j] = Math.fma(sum[from + j], step[j], term * others[from + j]);
            }
        }
        if (symmetry == Symmetry.ODD) {
            for (int j = 0; j < count; j++) {
                sum[from + j] *= rho[j];
            }
        }
    }

    private void equalInto(int row, int s, double[] product, double[] slopes) {
        product[s] = levels[0].squares[row];
        if (slopes.length > 0) {
            slopes[s] = levels[0].slopeSquares[row];
        }
    }

    private void pairInto(int row, int s, double apart, double[] product, double[] slopes) {
        double correlation = 1 - apart;
        double size = Math.abs(correlation);
        for (int at = 0; at < levels.length; at++) {
            if (at > 0 && isHopeless(at, row, s, size)) {
                continue;
            }
            GrowingLevel table = level(at, row);
            level(at, s);
            if (size <= table.reaches[row] * table.reaches[s]) {
                Horner horner = new Horner(correlation, correlation * correlation);
                Symmetry symmetry = spectra.symmetry();
                product[s] = horner.sum(table.values[row], table.values[s], symmetry);
                if (slopes.length > 0) {
                    slopes[s] = horner.sum(table.slopes[row], table.slopes[s], symmetry.ofDerivative());
                }
                return;
            }
        }
        PairQuadrature.Averages averages = spectra.directly(variances[row], variances[s], apart);
        product[s] = averages.product();
        if (slopes.length > 0) {
            slopes[s] = averages.slopeProduct();
        }
    }

    /// Saves the making of long series that will not be long enough: rests of a kinked function fall by a
    /// small power of the length.
    private boolean isHopeless(int at, int row, int s, double size) {
        if (!spectra.isKinked()) {
            return false;
        }
        double[] tails = levels[0].tails;
        double shrink = (double) spectra.size(0) / spectra.size(at);
        return Math.sqrt(tails[row] * tails[s]) * shrink * shrink * Math.pow(size, spectra.size(at)) > TOLERANCE;
    }

    double error() {
        return TOLERANCE + error;
    }
}
