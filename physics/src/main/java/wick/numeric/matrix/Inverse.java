package wick.numeric.matrix;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// What comes of inverting a square matrix.
public sealed interface Inverse {

    /// A⁻¹
    record Regular(Matrix matrix) implements Inverse {}

    /// The pivot of this number (1 for the first) is 0: there is no inverse.
    record Singular(int pivot) implements Inverse {}

    /// By elimination with partial pivoting on one thread. A matrix so near a singular one that roundings
    /// decide is not told apart from a regular one.
    ///
    /// Throws [IllegalArgumentException] where the matrix is not square or has an entry that is not finite.
    static Inverse of(Matrix a) {
        Symmetric.requireSquare(a);
        Symmetric.requireAllFinite(a);
        int n = a.rows();
        if (n == 0) {
            return new Regular(Matrix.zeros(0, 0));
        }
        MemoryBudget.outsideHeap().require(2L * n * n * Double.BYTES, "the inverse of a matrix of order " + n);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment copy = arena.allocate(JAVA_DOUBLE, (long) n * n);
            MemorySegment pivots = arena.allocate(JAVA_INT, n);
            MemorySegment.copy(a.entries(), 0, copy, JAVA_DOUBLE, 0, n * n);
            // rows are columns for LAPACK, and the inverse of the transposed is the transposed inverse
            int zero = Lapack.getrf(n, copy, pivots);
            if (zero != 0) {
                return new Singular(zero);
            }
            Lapack.Workspace workspace = Lapack.Workspace.question(arena);
            Lapack.getri(n, copy, pivots, workspace);
            zero = Lapack.getri(n, copy, pivots, workspace.answered(arena));
            return zero == 0 ? new Regular(Matrix.of(n, n, copy.toArray(JAVA_DOUBLE))) : new Singular(zero);
        }
    }
}
