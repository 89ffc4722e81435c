package wick.numeric.matrix;

import java.util.Arrays;

/// What routines for symmetric matrices ask of their argument.
final class Symmetric {
    private Symmetric() {}

    static void requireSquare(Matrix a) {
        if (a.rows() != a.columns()) {
            throw new IllegalArgumentException(
                    "the matrix is " + a.rows() + " x " + a.columns() + " where a square one is needed");
        }
    }

    /// Square, with finite entries on and below the diagonal.
    static void requireFinite(Matrix a) {
        requireSquare(a);
        for (int i = 0; i < a.rows(); i++) {
            requireFinite(a, i, i + 1);
        }
    }

    static void requireAllFinite(Matrix a) {
        for (int i = 0; i < a.rows(); i++) {
            requireFinite(a, i, a.columns());
        }
    }

    private static void requireFinite(Matrix a, int row, int count) {
        double[] entries = a.entries();
        int from = row * a.columns();
        for (int j = 0; j < count; j++) {
            if (!Double.isFinite(entries[from + j])) {
                throw new IllegalArgumentException("entry (" + row + ", " + j + ") of a " + a.rows() + " x "
                        + a.columns() + " matrix is " + entries[from + j] + " where finite numbers are needed");
            }
        }
    }

    /// A copy with zeros above the diagonal.
    static Matrix lowerTriangle(Matrix a) {
        int n = a.rows();
        Matrix lower = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            System.arraycopy(a.entries(), i * n, lower.entries(), i * n, i + 1);
        }
        return lower;
    }

    static void clearUpper(Matrix a) {
        int n = a.rows();
        for (int i = 0; i < n; i++) {
            Arrays.fill(a.entries(), i * n + i + 1, (i + 1) * n, 0);
        }
    }

    /// Copies what is below the diagonal to above it.
    static void mirrorLower(Matrix a) {
        Products.mirror(a);
    }

    /// Copies what is above the diagonal to below it.
    static void mirrorUpper(Matrix a) {
        int n = a.rows();
        double[] entries = a.entries();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                entries[i * n + j] = entries[j * n + i];
            }
        }
    }
}
