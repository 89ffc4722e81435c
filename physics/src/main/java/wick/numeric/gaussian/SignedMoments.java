package wick.numeric.gaussian;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// ⟨Π_j z_j^{m_j} Π_{j∈S} sgn z_j⟩ for up to four jointly Gaussian variables of mean zero.
///
/// By parts, with p_e the density of z_e at 0,
///
///     ⟨z_a F S⟩ = Σ_b K_ab ⟨∂F/∂z_b S⟩ + Σ_{e∈S} 2 K_ae p_e ⟨F S∖e | z_e = 0⟩,
///
/// until only signs are left: ⟨sgn z_a sgn z_b⟩ = (2/π) arcsin ρ, and for four the integral over t of
/// their derivative along covariances whose off-diagonal entries are multiplied by t, which the same two
/// formulas give.
///
/// Source: Plackett 1954, Biometrika 41, 351; rederived. Not for several threads at once.
public final class SignedMoments {
    private static final double TWO_BY_PI = 2 / Math.PI;
    private static final double FIRST_STEP = 0.25;
    private static final double REACH = 3.3;
    private static final int LEVELS = 5;

    private final int size;
    /// Covariances given z_e = 0 for e in the bit set that is the index.
    private final double[][][] covariances;
    private final Map<Long, Double> known = new HashMap<>();
    /// Given two of them, the others would have no sign.
    private final Optional<PlaneMoments> plane;

    /// `covariance[i][j]` = Cov(z_i, z_j), positive semidefinite, no two variables parallel.
    public SignedMoments(double[][] covariance) {
        size = covariance.length;
        if (size < 1 || size > 4) {
            throw new IllegalArgumentException(size + " variables where 1 to 4 are allowed");
        }
        plane = PlaneMoments.of(covariance);
        covariances = new double[1 << size][][];
        covariances[0] = covariance;
        for (int set = 1; set < covariances.length; set++) {
            int e = Integer.numberOfTrailingZeros(set);
            double[][] before = covariances[set & ~(1 << e)];
            covariances[set] = before[e][e] > 0 ? given(before, e) : before;
            clear(covariances[set], covariance);
        }
    }

    /// Variables without variance have no covariances.
    private static void clear(double[][] rest, double[][] covariance) {
        for (int i = 0; i < rest.length; i++) {
            if (!(rest[i][i] > PlaneMoments.NOTHING_LEFT * covariance[i][i])) {
                for (int j = 0; j < rest.length; j++) {
                    rest[i][j] = 0;
                    rest[j][i] = 0;
                }
            }
        }
    }

    private static double[][] given(double[][] covariance, int e) {
        double[][] rest = new double[covariance.length][covariance.length];
        for (int i = 0; i < rest.length; i++) {
            for (int j = 0; j < rest.length; j++) {
                rest[i][j] = i == e || j == e
                        ? 0
                        : covariance[i][j] - covariance[i][e] / covariance[e][e] * covariance[e][j];
            }
        }
        return rest;
    }

    /// The moment with these powers, the signs being those in the bit set. Its error is a few roundings
    /// divided by the determinant of the correlations.
    public double of(int[] powers, int signs) {
        if (plane.isPresent()) {
            return plane.get().of(powers, signs);
        }
        long exponents = 0;
        for (int j = 0; j < size; j++) {
            exponents |= (long) powers[j] << (8 * j);
        }
        return moment(exponents, signs, 0);
    }

    private static int power(long exponents, int j) {
        return (int) (exponents >> (8 * j)) & 0xff;
    }

    private static long one(int j) {
        return 1L << (8 * j);
    }

    private double moment(long exponents, int signs, int zero) {
        int total = Integer.bitCount(signs);
        int first = -1;
        for (int j = size - 1; j >= 0; j--) {
            total += power(exponents, j);
            first = power(exponents, j) > 0 ? j : first;
        }
        if ((total & 1) == 1) {
            return 0;
        }
        long key = (exponents << 8) | ((long) signs << 4) | zero;
        Double before = known.get(key);
        if (before != null) {
            return before;
        }
        double value = first < 0 ? signs(covariances[zero], signs) : byParts(exponents, signs, zero, first);
        known.put(key, value);
        return value;
    }

    private double byParts(long exponents, int signs, int zero, int a) {
        double[][] k = covariances[zero];
        long rest = exponents - one(a);
        double sum = 0;
        for (int b = 0; b < size; b++) {
            if (power(rest, b) > 0) {
                sum += power(rest, b) * k[a][b] * moment(rest - one(b), signs, zero);
            }
            boolean alone = power(rest, b) == 0 && (signs >> b & 1) == 1 && k[b][b] > 0;
            if (alone) {
                sum += 2 * k[a][b] / Math.sqrt(2 * Math.PI * k[b][b]) * moment(rest, signs & ~(1 << b), zero | 1 << b);
            }
        }
        return sum;
    }

    private static double signs(double[][] k, int signs) {
        int[] set = new int[Integer.bitCount(signs)];
        int next = 0;
        for (int j = 0; j < k.length; j++) {
            if ((signs >> j & 1) == 1) {
                set[next++] = j;
            }
        }
        return switch (set.length) {
            case 0 -> 1;
            case 2 -> TWO_BY_PI * arcsine(correlation(k, set[0], set[1]));
            default -> fourSigns(k);
        };
    }

    private static double correlation(double[][] k, int i, int j) {
        return k[i][j] == 0 ? 0 : k[i][j] / Math.sqrt(k[i][i] * k[j][j]);
    }

    private static double arcsine(double x) {
        return Math.asin(Math.clamp(x, -1, 1));
    }

    /// By the double exponential rule, whose nodes crowd at t = 1, where the integrand of a nearly singular
    /// covariance rises.
    private static double fourSigns(double[][] k) {
        double[][] r = new double[4][4];
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                r[i][j] = correlation(k, i, j);
            }
        }
        double before = Double.NaN;
        double step = FIRST_STEP;
        for (int level = 0; level < LEVELS; level++) {
            double sum = 0;
            int last = (int) Math.ceil(REACH / step);
            for (int j = -last; j <= last; j++) {
                double x = step * j;
                double inward = Math.exp(-Math.PI * Math.sinh(Math.abs(x)));
                double fraction = inward / (1 + inward);
                double t = x < 0 ? fraction : 1 - fraction;
                sum += step * Math.PI * Math.cosh(x) * fraction / (1 + inward) * slope(r, t);
            }
            if (Math.abs(sum - before) <= 1e-15) {
                return sum;
            }
            before = sum;
            step /= 2;
        }
        return before;
    }

    /// d⟨sgn sgn sgn sgn⟩/dt for correlations t r: Σ over pairs of r · 4 · density at 0 · ⟨the other two
    /// signs | both 0⟩.
    private static double slope(double[][] r, double t) {
        double sum = 0;
        for (int e = 0; e < 4; e++) {
            for (int f = e + 1; f < 4; f++) {
                int g = e == 0 ? (f == 1 ? 2 : 1) : 0;
                int h = 6 - e - f - g;
                double x = t * r[e][f];
                double rest = 1 - x * x;
                double own = t * r[g][h] - explained(r, t, g, h, e, f) / rest;
                double first = 1 - explained(r, t, g, g, e, f) / rest;
                double second = 1 - explained(r, t, h, h, e, f) / rest;
                double both = first * second;
                double angle = both > 0 ? arcsine(own / Math.sqrt(both)) : 0;
                sum += r[e][f] * TWO_BY_PI / Math.sqrt(rest) * TWO_BY_PI * angle;
            }
        }
        return sum;
    }

    /// (1 − x²) times what e and f explain of the covariance of g and h, x = t r_ef.
    private static double explained(double[][] r, double t, int g, int h, int e, int f) {
        return t * t * (r[g][e] * (r[h][e] - t * r[e][f] * r[h][f]) + r[g][f] * (r[h][f] - t * r[e][f] * r[h][e]));
    }
}
