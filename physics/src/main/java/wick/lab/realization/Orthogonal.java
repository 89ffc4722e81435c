package wick.lab.realization;

import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// Haar-random matrices with orthonormal rows or columns.
///
/// For a Gaussian A with rows ≤ columns, A = L Q with the diagonal of L positive makes Q uniform on all
/// matrices with
/// orthonormal rows. L comes from Cholesky of A Aᵀ, repeated on what it leaves until that is
/// orthonormal: the product
/// of the triangles is again one. A Gram matrix too close to singular to be factored is lifted a little
/// first.
///
/// Source: Mezzadri 2007, arXiv:math-ph/0609050; Fukaya et al. 2020, arXiv:1809.11085.
final class Orthogonal {
    private static final double ENOUGH = 1e-14;
    private static final int MOST_ROUNDS = 8;

    private Orthogonal() {}

    /// Overwrites a Gaussian matrix by `scale` times the orthonormal factor of its shorter side.
    static void makeInto(Matrix gaussian, double scale) {
        boolean wide = gaussian.rows() <= gaussian.columns();
        Matrix rows = orthonormalized(wide ? gaussian : gaussian.transposed());
        Matrix result = wide ? rows : rows.transposed();
        double[] target = gaussian.entries();
        for (int i = 0; i < target.length; i++) {
            target[i] = scale * result.entries()[i];
        }
    }

    private static Matrix orthonormalized(Matrix a) {
        Matrix rows = a;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            Matrix gram = Products.gram(rows);
            if (distanceFromIdentity(gram) <= ENOUGH * Math.sqrt(a.columns())) {
                return rows;
            }
            rows = lower(gram).solveLower(rows);
        }
        throw new IllegalStateException("the rows of a random " + a + " could not be made orthonormal");
    }

    private static Factorization.Cholesky lower(Matrix gram) {
        double lift = 0;
        double trace = 0;
        for (double entry : gram.diagonal()) {
            trace += entry;
        }
        while (true) {
            Matrix lifted = gram.copy();
            for (int i = 0; i < gram.rows(); i++) {
                lifted.set(i, i, gram.at(i, i) + lift);
            }
            if (Factorization.of(lifted) instanceof Factorization.Cholesky factor) {
                return factor;
            }
            if (!(trace > 0) || lift > trace) {
                throw new IllegalStateException("a random matrix of norm " + Math.sqrt(trace) + " has no direction");
            }
            lift = lift == 0 ? 1e-15 * trace : 10 * lift;
        }
    }

    private static double distanceFromIdentity(Matrix gram) {
        double largest = 0;
        for (int i = 0; i < gram.rows(); i++) {
            for (int j = 0; j <= i; j++) {
                largest = Math.max(largest, Math.abs(gram.at(i, j) - (i == j ? 1 : 0)));
            }
        }
        return largest;
    }
}
