package wick.numeric.matrix;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A = V diag(values) Vᵀ for symmetric A: values ascending, eigenvectors as the columns of V, each of
/// length 1 and of arbitrary sign.
public record SymmetricEigen(Vector values, Matrix vectors) {

    /// By divide and conquer on one thread. Only the lower triangle is read and checked.
    ///
    /// Throws [IllegalArgumentException] where the matrix is not square or has an entry that is not finite.
    public static SymmetricEigen of(Matrix symmetric) {
        Symmetric.requireFinite(symmetric);
        int n = symmetric.rows();
        if (n == 0) {
            return new SymmetricEigen(Vector.of(), Matrix.zeros(0, 0));
        }
        MemoryBudget.outsideHeap().require((3L * n * n + 8L * n) * Double.BYTES, "an eigendecomposition of order " + n);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment a = arena.allocate(JAVA_DOUBLE, (long) n * n);
            MemorySegment w = arena.allocate(JAVA_DOUBLE, n);
            MemorySegment.copy(symmetric.entries(), 0, a, JAVA_DOUBLE, 0, n * n);
            Lapack.Workspace workspace = Lapack.Workspace.question(arena);
            check(Lapack.syevd(n, a, w, workspace), n);
            check(Lapack.syevd(n, a, w, workspace.answered(arena)), n);
            Matrix rows = Matrix.of(n, n, a.toArray(JAVA_DOUBLE));
            return new SymmetricEigen(Vector.of(w.toArray(JAVA_DOUBLE)), rows.transposed());
        }
    }

    private static void check(int outcome, int n) {
        if (outcome != 0) {
            throw new ArithmeticException("the eigenvalues of a symmetric matrix of order " + n
                    + " did not converge (dsyevd returned " + outcome + ")");
        }
    }
}
