package wick.numeric.matrix;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// A = U diag(values) Vᵀ with r = min(rows, columns) singular values, descending: U is rows × r, Vᵀ is r ×
/// columns.
///
/// The columns of U and the rows of Vᵀ have length 1; a pair of them has an arbitrary common sign.
public record SingularValues(Matrix left, Vector values, Matrix rightTransposed) {

    /// By divide and conquer on one thread.
    ///
    /// Throws [IllegalArgumentException] where an entry is not finite.
    public static SingularValues of(Matrix a) {
        Symmetric.requireAllFinite(a);
        int m = a.columns();
        int n = a.rows();
        int rank = Math.min(m, n);
        if (rank == 0) {
            return new SingularValues(Matrix.zeros(n, 0), Vector.of(), Matrix.zeros(0, m));
        }
        long workspaceDoubles = 4L * rank * rank + (long) m * n + (long) rank * (m + n);
        MemoryBudget.outsideHeap()
                .require(workspaceDoubles * Double.BYTES, "the singular values of a " + n + " x " + m + " matrix");
        try (Arena arena = Arena.ofConfined()) {
            // rows of A are columns for LAPACK, which so decomposes Aᵀ = V diag(values) Uᵀ
            var arrays = new Lapack.Decomposition(
                    arena.allocate(JAVA_DOUBLE, (long) m * n),
                    arena.allocate(JAVA_DOUBLE, rank),
                    arena.allocate(JAVA_DOUBLE, (long) m * rank),
                    arena.allocate(JAVA_DOUBLE, (long) n * rank));
            MemorySegment.copy(a.entries(), 0, arrays.a(), JAVA_DOUBLE, 0, m * n);
            MemorySegment integers = arena.allocate(JAVA_INT, 8L * rank);
            MemorySegment best = arena.allocate(JAVA_DOUBLE);
            check(Lapack.gesdd(m, n, arrays, new Lapack.Workspace(best, -1, integers, 0)), a);
            int length = (int) best.get(JAVA_DOUBLE, 0);
            var workspace = new Lapack.Workspace(arena.allocate(JAVA_DOUBLE, length), length, integers, 0);
            check(Lapack.gesdd(m, n, arrays, workspace), a);
            return new SingularValues(
                    Matrix.of(n, rank, arrays.right().toArray(JAVA_DOUBLE)),
                    Vector.of(arrays.values().toArray(JAVA_DOUBLE)),
                    Matrix.of(rank, m, arrays.left().toArray(JAVA_DOUBLE)));
        }
    }

    private static void check(int outcome, Matrix a) {
        if (outcome != 0) {
            throw new ArithmeticException("the singular values of a " + a.rows() + " x " + a.columns()
                    + " matrix did not converge (dgesdd returned " + outcome + ")");
        }
    }
}
