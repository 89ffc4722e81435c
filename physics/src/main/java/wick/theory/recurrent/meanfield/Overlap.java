package wick.theory.recurrent.meanfield;

import wick.theory.infinitewidth.HermiteExpansion;

/// What two units' activities at correlation ρ have in common at variance Δ0: ⟨φφ⟩ = Σ_k a_k ρ^k and ⟨φ′φ′⟩ =
/// Σ_k w_k ρ^k, with all a_k, w_k ≥ 0.
///
/// Series that are cut carry what is missing at ρ = 1 in their last term, so that both are exact there; what
/// they may be wrong by elsewhere is `tail` and `slopeTail`.
final class Overlap {
    private static final double VANISHING = 1e-14;

    final double variance;
    final double square;
    final double slopeSquare;
    final double tail;
    final double slopeTail;
    final double[] terms;
    final double[] slopeTerms;

    private Overlap(double variance, HermiteExpansion.Coefficients coefficients) {
        this.variance = variance;
        square = coefficients.square();
        slopeSquare = coefficients.slopeSquare();
        double[] values = coefficients.values().toArray();
        double[] slopes = coefficients.slopes().toArray();
        terms = squares(values, square);
        slopeTerms = squares(slopes, slopeSquare);
        tail = completed(terms, square);
        slopeTail = completed(slopeTerms, slopeSquare);
    }

    /// As many terms as leave out this share at most, up to `most`.
    static Overlap of(HermiteExpansion expansion, double variance, double tolerance, int most) {
        return new Overlap(variance, expansion.at(variance, tolerance, most));
    }

    /// Coefficients that are nothing but rounding vanish: those of one parity, where the function has the other.
    private static double[] squares(double[] coefficients, double square) {
        double[] sizes = new double[2];
        for (int k = 0; k < coefficients.length; k++) {
            sizes[k % 2] = Math.max(sizes[k % 2], Math.abs(coefficients[k]));
        }
        double[] terms = new double[coefficients.length];
        for (int k = 0; k < terms.length; k++) {
            boolean present = sizes[k % 2] > VANISHING * Math.sqrt(square);
            terms[k] = present ? coefficients[k] * coefficients[k] : 0;
        }
        return terms;
    }

    private static double completed(double[] terms, double total) {
        double sum = 0;
        int last = 0;
        for (int k = terms.length - 1; k >= 0; k--) {
            sum += terms[k];
            last = terms[k] > 0 ? Math.max(last, k) : last;
        }
        double rest = Math.max(0, total - sum);
        terms[last] += rest;
        return rest;
    }

    /// Number of terms of the longer series.
    int size() {
        return terms.length;
    }
}
