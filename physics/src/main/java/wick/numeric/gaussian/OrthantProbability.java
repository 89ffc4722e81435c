package wick.numeric.gaussian;

import org.hipparchus.special.Erf;

/// The probability that all of several jointly normal variables of mean 0 are positive.
///
/// With C = L Lᵀ and z = L y the conditions are y_i > a_i(y_1 … y_{i−1}), so that the probability is an
/// integral over a cube with one dimension less, of the product of conditional probabilities. It is summed
/// over a lattice whose generators are the roots of primes, folded, with several shifts; their scatter
/// gives the error. The shifts are fixed: the same covariance gives the same number.
///
/// Source: Genz 1992, doi:10.1080/10618600.1992.10477010.
public final class OrthantProbability {
    /// The most variables.
    public static final int MOST = 16;

    private static final int[] PRIMES = {2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41, 43, 47};
    private static final int SHIFTS = 16;

    private final double[][] lower;
    private final double[] y;

    private OrthantProbability(double[][] lower) {
        this.lower = lower;
        this.y = new double[lower.length];
    }

    /// P(z_1 > 0, …, z_n > 0) for z of this covariance, from `points` points for each of 16 shifts. The
    /// error is three standard errors of the mean over shifts.
    ///
    /// @throws IllegalArgumentException for more than [#MOST] variables and for a covariance that is not
    /// positive definite
    public static Approximation of(double[][] covariance, int points) {
        int size = covariance.length;
        if (size < 1 || size > MOST || points < 1) {
            throw new IllegalArgumentException("an orthant of " + size + " variables by " + points
                    + " points: allowed are 1 to " + MOST + " variables and at least one point");
        }
        OrthantProbability integral = new OrthantProbability(factor(covariance));
        double mean = 0;
        double square = 0;
        for (int shift = 0; shift < SHIFTS; shift++) {
            double one = integral.average(shift, points);
            mean += one / SHIFTS;
            square += one * one / SHIFTS;
        }
        double variance = Math.max(0, square - mean * mean) / (SHIFTS - 1);
        return new Approximation(mean, 3 * Math.sqrt(variance) + 0x1p-48 * mean);
    }

    private static double[][] factor(double[][] covariance) {
        int size = covariance.length;
        double[][] lower = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double rest = covariance[i][j];
                for (int k = 0; k < j; k++) {
                    rest -= lower[i][k] * lower[j][k];
                }
                if (i == j && !(rest > 1e-13 * covariance[i][i])) {
                    throw new IllegalArgumentException("the covariance of " + size
                            + " variables is not positive definite: given the first " + i + " the next has variance "
                            + rest + ", so that some orthants are empty");
                }
                lower[i][j] = i == j ? Math.sqrt(rest) : rest / lower[j][j];
            }
        }
        return lower;
    }

    private double average(int shift, int points) {
        double sum = 0;
        for (int point = 0; point < points; point++) {
            sum += integrand(shift, point);
        }
        return sum / points;
    }

    private double integrand(int shift, int point) {
        double product = 1;
        for (int i = 0; i < y.length; i++) {
            double mean = 0;
            for (int j = 0; j < i; j++) {
                mean += lower[i][j] * y[j];
            }
            double above = normalBelow(mean / lower[i][i]);
            product *= above;
            if (product == 0) {
                return 0;
            }
            if (i < y.length - 1) {
                double u = folded((point + 1) * Math.sqrt(PRIMES[i]) + shift(shift, i));
                y[i] = Math.sqrt(2) * Erf.erfcInv(2 * u * above);
            }
        }
        return product;
    }

    /// Uniform on (0, 1), with the same value at both ends of the period.
    private static double folded(double x) {
        double part = x - Math.floor(x);
        return Math.clamp(Math.abs(2 * part - 1), 0x1p-60, 1 - 0x1p-53);
    }

    /// A fixed number that looks drawn: the bits of a counter, mixed.
    private static double shift(int shift, int dimension) {
        long z = (shift * (long) MOST + dimension + 1) * 0x9e3779b97f4a7c15L;
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return (z ^ z >>> 31) * 0x1p-64;
    }

    private static double normalBelow(double x) {
        return 0.5 * Erf.erfc(-x / Math.sqrt(2));
    }
}
