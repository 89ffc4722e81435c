package wick.numeric.matrix;

/// The first columns of a pivoted Cholesky factor, K ≈ L Lᵀ with L of n x `rank`, and from it a
/// preconditioner P = L Lᵀ + δ 1 for K + shift 1: with δ the shift and the mean diagonal entry that L
/// leaves out.
///
/// P⁻¹ = (1 − L (δ + LᵀL)⁻¹ Lᵀ)/δ costs 4 n rank multiplications per column.
///
/// Source: Harbrecht, Peters and Schneider 2012, doi:10.1016/j.apnum.2011.10.001; as a preconditioner
/// Gardner et al. 2018, arXiv:1809.11165.
final class PartialCholesky {
    private final Matrix factor;
    private final Factorization.Cholesky inner;
    private final double shift;

    private PartialCholesky(Matrix factor, double shift) {
        this.factor = factor;
        this.shift = shift;
        Matrix gram = Products.transposedTimes(factor, factor);
        for (int k = 0; k < gram.rows(); k++) {
            gram.set(k, k, gram.at(k, k) + shift);
        }
        inner = switch (Factorization.of(gram)) {
            case Factorization.Cholesky cholesky -> cholesky;
            case Factorization.NotPositiveDefinite(int order) ->
                throw new ArithmeticException("a preconditioner failed at column " + order);
        };
    }

    /// With at most `rank` columns; fewer where the rest of the diagonal is rounding.
    static PartialCholesky of(SymmetricRows rows, double shift, int rank) {
        int n = rows.size();
        double[] left = rows.diagonal();
        double trace = 0;
        for (double entry : left) {
            trace += entry;
        }
        Matrix transposed = Matrix.zeros(Math.min(rank, n), n);
        Matrix row = Matrix.zeros(1, n);
        int k = 0;
        for (; k < transposed.rows(); k++) {
            int pivot = largest(left);
            if (!(left[pivot] > 1e-14 * trace / n)) {
                break;
            }
            rows.rowsInto(pivot, row);
            eliminate(transposed, k, row.entries(), pivot);
            double scale = 1 / Math.sqrt(left[pivot]);
            for (int i = 0; i < n; i++) {
                double entry = row.entries()[i] * scale;
                transposed.entries()[k * n + i] = entry;
                left[i] = Math.max(0, left[i] - entry * entry);
            }
            left[pivot] = 0;
        }
        double rest = 0;
        for (double entry : left) {
            rest += entry;
        }
        double delta = shift + Math.max(rest / n, 1e-14 * trace / n);
        return new PartialCholesky(transposed.rows(0, k).transposed(), delta);
    }

    private static int largest(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    /// What the first `k` columns already explain is taken out of `row`.
    private static void eliminate(Matrix transposed, int k, double[] row, int pivot) {
        int n = row.length;
        double[] entries = transposed.entries();
        for (int j = 0; j < k; j++) {
            double factor = entries[j * n + pivot];
            for (int i = 0; i < n; i++) {
                row[i] -= factor * entries[j * n + i];
            }
        }
    }

    /// P⁻¹ R
    Matrix solve(Matrix r) {
        Matrix inside = inner.solve(Products.transposedTimes(factor, r));
        Matrix explained = Products.times(factor, inside);
        for (int i = 0; i < explained.entries().length; i++) {
            explained.entries()[i] = (r.entries()[i] - explained.entries()[i]) / shift;
        }
        return explained;
    }

    /// ln det P = (n − rank) ln δ + ln det (δ + LᵀL)
    double logDeterminant() {
        return (factor.rows() - factor.columns()) * Math.log(shift) + inner.logDeterminant();
    }

    /// Columns of covariance P, L g + √δ h, from as many columns of independent standard normal numbers: the first n
    /// rows are h, those after them g.
    Matrix colored(Matrix normals) {
        Matrix colored = Products.times(factor, normals.rows(factor.rows(), factor.rows() + factor.columns()));
        double root = Math.sqrt(shift);
        for (int i = 0; i < colored.entries().length; i++) {
            colored.entries()[i] += root * normals.entries()[i];
        }
        return colored;
    }
}
