package wick.theory.infinitewidth;

/// Coefficients of an activation and of its slope in normalized Hermite polynomials h_k at one variance q,
///
///     values_k = ⟨φ(√q x) h_k(x)⟩,   slopes_k = ⟨φ′(√q x) h_k(x)⟩,   x ~ N(0, 1),
///
/// so that at correlation ρ ⟨φφ⟩ = Σ_k values_k(a) values_k(b) ρ^k and ⟨φ′φ′⟩ likewise (Mehler's formula).
///
/// What a series cut after K terms leaves out is known by Parseval's identity: with `valueRest` = √(1 −
/// Σ values_k²/⟨φ²⟩), and `slopeRest` likewise, at most rest(a) rest(b) |ρ|^K √(⟨φ²⟩_a ⟨φ²⟩_b).
final class Spectrum {
    /// Relative rest that cannot be told from rounding.
    private static final double RESOLUTION = 4e-16;

    final double[] values;
    final double[] slopes;
    final double square;
    final double slopeSquare;
    private final double valueRest;
    private final double slopeRest;

    Spectrum(double[] values, double[] slopes, double square, double slopeSquare) {
        this(values, slopes, square, slopeSquare, rest(values, square), rest(slopes, slopeSquare));
    }

    private Spectrum(
            double[] values, double[] slopes, double square, double slopeSquare, double valueRest, double slopeRest) {
        this.values = values;
        this.slopes = slopes;
        this.square = square;
        this.slopeSquare = slopeSquare;
        this.valueRest = valueRest;
        this.slopeRest = slopeRest;
    }

    /// A finite series: nothing is left out.
    static Spectrum complete(double[] values, double[] slopes) {
        return new Spectrum(values, slopes, squares(values), squares(slopes), 0, 0);
    }

    private static double rest(double[] coefficients, double square) {
        return square == 0 || Double.isInfinite(square)
                ? 0
                : Math.sqrt(Math.max(0, 1 - squares(coefficients) / square) + RESOLUTION);
    }

    static double squares(double[] coefficients) {
        double sum = 0;
        for (int k = coefficients.length - 1; k >= 0; k--) {
            sum += coefficients[k] * coefficients[k];
        }
        return sum;
    }

    /// t such that two cut series leave out at most `tolerance` wherever |ρ| ≤ t(a) t(b).
    double reach(double tolerance) {
        double rest = Math.max(valueRest, slopeRest);
        if (rest == 0) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.pow(Math.sqrt(tolerance) / rest, 1.0 / values.length);
    }

    double largestTail() {
        return Math.max(valueTail(), slopeTail());
    }

    /// What the cut leaves out of ⟨φ²⟩, relative to it.
    double valueTail() {
        return valueRest * valueRest;
    }

    double slopeTail() {
        return slopeRest * slopeRest;
    }
}
