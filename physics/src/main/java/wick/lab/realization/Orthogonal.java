package wick.lab.realization;

import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// Haar-random matrices with orthonormal rows or columns.
///
/// For a Gaussian A with rows ≤ columns, A = L Q with the diagonal of L positive makes Q uniform on all
/// matrices with orthonormal rows. L comes from Cholesky of A Aᵀ; a second round removes what the condition
/// number cost.
///
/// Source: Mezzadri 2007, arXiv:math-ph/0609050; Yamamoto et al. 2015, Electronic Transactions on Numerical
/// Analysis
/// 44.
final class Orthogonal {
    private Orthogonal() {}

    /// Overwrites a Gaussian matrix by `scale` times the orthonormal factor of its shorter side.
    static void makeInto(Matrix gaussian, double scale) {
        boolean wide = gaussian.rows() <= gaussian.columns();
        Matrix rows = wide ? gaussian.copy() : gaussian.transposed();
        orthonormalize(rows);
        orthonormalize(rows);
        Matrix result = wide ? rows : rows.transposed();
        double[] target = gaussian.entries();
        for (int i = 0; i < target.length; i++) {
            target[i] = scale * result.entries()[i];
        }
    }

    /// A ← L⁻¹ A with A Aᵀ = L Lᵀ.
    private static void orthonormalize(Matrix a) {
        if (!(Factorization.of(Products.timesTransposed(a, a)) instanceof Factorization.Cholesky(Matrix lower))) {
            throw new IllegalStateException("a random " + a + " has linearly dependent rows");
        }
        double[] entries = a.entries();
        int columns = a.columns();
        for (int i = 0; i < a.rows(); i++) {
            int row = i * columns;
            for (int k = 0; k < i; k++) {
                double factor = lower.at(i, k);
                int other = k * columns;
                for (int j = 0; j < columns; j++) {
                    entries[row + j] -= factor * entries[other + j];
                }
            }
            double pivot = lower.at(i, i);
            for (int j = 0; j < columns; j++) {
                entries[row + j] /= pivot;
            }
        }
    }
}
