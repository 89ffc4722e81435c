package wick.theory.generalization;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;

/// How many labels ±1 of P points in N dimensions a plane through the origin can separate: of the 2^P,
///
///     C(P, N) = 2 Σ_{k<N} (P − 1 choose k),
///
/// the same number for all points in general position (any N of them linearly independent). Random labels are
/// memorized with probability C(P, N)/2^P: 1 up to P = N, one half at P = 2N, and a step there as N grows. A bias
/// counts as one more dimension.
///
/// Source: Cover 1965, doi:10.1109/PGEC.1965.264137.
public final class Separability {
    private static final int MOST = 1_000_000;

    private Separability() {}

    /// C(P, N)
    public static BigInteger dichotomies(int points, int dimensions) {
        if (points < 1 || dimensions < 1 || points > MOST) {
            throw new IllegalArgumentException(points + " points in " + dimensions
                    + " dimensions: need at least 1 of each, and at most " + MOST + " points");
        }
        BigInteger term = BigInteger.ONE;
        BigInteger sum = BigInteger.ZERO;
        for (int k = 0; k < Math.min(dimensions, points); k++) {
            sum = sum.add(term);
            term = term.multiply(BigInteger.valueOf(points - 1L - k)).divide(BigInteger.valueOf(k + 1L));
        }
        return sum.shiftLeft(1);
    }

    /// The probability that random labels can be separated.
    public static double probability(int points, int dimensions) {
        return new BigDecimal(dichotomies(points, dimensions))
                .divide(new BigDecimal(BigInteger.ONE.shiftLeft(points)), MathContext.DECIMAL64)
                .doubleValue();
    }

    /// The number of points whose random labels are memorized half of the time: 2N, exactly.
    public static int capacity(int dimensions) {
        return Math.multiplyExact(2, dimensions);
    }
}
