package wick.numeric.gaussian;

/// m ↦ ⟨f(m + σ u)⟩, u standard normal, for several functions f, as polynomials of degree 9 between the
/// points of a uniform grid: the last of several nested averages, done once for all conditions.
final class SmoothedTable {
    private static final int POINTS = 10;
    private static final int BEFORE = 4;
    private static final double[][] MONOMIALS = lagrange();

    private final double start;
    private final double spacing;
    private final int functions;
    private final int intervals;
    private final double[] coefficients;

    /// For |m| ≤ `range`, with points `spacing` apart.
    SmoothedTable(Factors factors, double deviation, double range, double spacing, UniformGrid grid, boolean absolute) {
        this.spacing = spacing;
        functions = factors.count();
        intervals = 2 * (int) Math.ceil(range / spacing) + 2;
        start = -spacing * intervals / 2;
        int points = intervals + POINTS - 1;
        double[][] smoothed = smoothed(factors, deviation, points, grid, absolute);
        coefficients = new double[intervals * functions * POINTS];
        for (int i = 0; i < intervals; i++) {
            for (int f = 0; f < functions; f++) {
                for (int k = 0; k < POINTS; k++) {
                    double sum = 0;
                    for (int p = 0; p < POINTS; p++) {
                        sum += MONOMIALS[p][k] * smoothed[f][i + p];
                    }
                    coefficients[(i * functions + f) * POINTS + k] = sum;
                }
            }
        }
    }

    private double[][] smoothed(Factors factors, double deviation, int points, UniformGrid grid, boolean absolute) {
        int last = deviation == 0 ? 0 : grid.last();
        int count = 2 * last + 1;
        double[] z = new double[count];
        double[] u = new double[count];
        double[][] values = new double[functions][count];
        double[][] smoothed = new double[functions][points];
        for (int p = 0; p < points; p++) {
            double mean = start + (p - BEFORE) * spacing;
            for (int j = -last; j <= last; j++) {
                u[j + last] = grid.step() * j;
                z[j + last] = mean + deviation * u[j + last];
            }
            factors.into(z, u, count, values);
            for (int f = 0; f < functions; f++) {
                double sum = 0;
                for (int j = -last; j <= last; j++) {
                    double value = absolute ? Math.abs(values[f][j + last]) : values[f][j + last];
                    sum += last == 0 ? value : grid.weight(j) * value;
                }
                smoothed[f][p] = sum;
            }
        }
        return smoothed;
    }

    /// out\[f] ← ⟨f(m + σ u)⟩
    void into(double mean, double[] out) {
        double position = (mean - start) / spacing;
        int interval = Math.clamp((int) position, 0, intervals - 1);
        double t = position - interval;
        int at = interval * functions * POINTS;
        for (int f = 0; f < functions; f++, at += POINTS) {
            double sum = coefficients[at + POINTS - 1];
            for (int k = POINTS - 2; k >= 0; k--) {
                sum = sum * t + coefficients[at + k];
            }
            out[f] = sum;
        }
    }

    /// `[p][k]` is the coefficient of t^k in the polynomial that is 1 at t = p − BEFORE and 0 at the
    /// other points.
    private static double[][] lagrange() {
        double[][] monomials = new double[POINTS][POINTS];
        for (int p = 0; p < POINTS; p++) {
            double[] polynomial = new double[POINTS];
            polynomial[0] = 1;
            int degree = 0;
            for (int q = 0; q < POINTS; q++) {
                if (q == p) {
                    continue;
                }
                double root = q - BEFORE;
                double scale = 1.0 / (p - q);
                degree++;
                for (int k = degree; k >= 0; k--) {
                    double lower = k > 0 ? polynomial[k - 1] : 0;
                    polynomial[k] = scale * (lower - root * polynomial[k]);
                }
            }
            monomials[p] = polynomial;
        }
        return monomials;
    }
}
