package wick.numeric.matrix;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;

/// Eigenvalues of A = V diag(values) Vᵀ and Vᵀ B for a few columns B, without the eigenvectors: so
/// Bᵀ f(A) C = Σ_j f(λ_j) (Vᵀ B)_j (Vᵀ C)_j for any function f.
///
/// A is reduced to a tridiagonal matrix, and the rotations of the QL iteration that diagonalizes it are
/// applied to the columns alone: n²(4/3 n + about 10 columns) multiplications, where all eigenvectors cost
/// several times n³ more.
///
/// `values` ascend; row j of `coordinates` belongs to value j.
///
/// Source: Golub and Welsch 1969, doi:10.1090/S0025-5718-69-99647-1, who follow one vector.
public record SpectralCoordinates(Vector values, Matrix coordinates) {

    /// Only the lower triangle of `symmetric` is read and checked.
    ///
    /// Throws [IllegalArgumentException] where the matrix is not square or has an entry that is not
    /// finite, or `columns` has another number of rows.
    public static SpectralCoordinates of(Matrix symmetric, Matrix columns) {
        Symmetric.requireFinite(symmetric);
        int n = symmetric.rows();
        if (columns.rows() != n) {
            throw new IllegalArgumentException(
                    "the columns have " + columns.rows() + " entries where the matrix has " + n + " rows");
        }
        if (n == 0) {
            return new SpectralCoordinates(Vector.of(), columns.copy());
        }
        MemoryBudget.outsideHeap()
                .require((1L * n * n + (40L + columns.columns()) * n) * Double.BYTES, "a spectrum of order " + n);
        try (Arena arena = Arena.ofConfined()) {
            Lapack.Reflections q = new Lapack.Reflections(
                    n, arena.allocate(JAVA_DOUBLE, (long) n * n), arena.allocate(JAVA_DOUBLE, n));
            MemorySegment.copy(symmetric.entries(), 0, q.a(), JAVA_DOUBLE, 0, n * n);
            MemorySegment diagonal = arena.allocate(JAVA_DOUBLE, n);
            MemorySegment offDiagonal = arena.allocate(JAVA_DOUBLE, n);
            Lapack.Workspace question = Lapack.Workspace.question(arena);
            Lapack.sytrd(q, diagonal, offDiagonal, question);
            Lapack.sytrd(q, diagonal, offDiagonal, question.answered(arena));
            Matrix coordinates = rotated(q, columns, arena);
            double[] values = diagonal.toArray(JAVA_DOUBLE);
            new ImplicitQl(values, offDiagonal.toArray(JAVA_DOUBLE), coordinates).run();
            return ImplicitQl.sorted(values, coordinates);
        }
    }

    /// Qᵀ B
    private static Matrix rotated(Lapack.Reflections q, Matrix columns, Arena arena) {
        int n = columns.rows();
        int count = columns.columns();
        if (count == 0) {
            return columns.copy();
        }
        // rows of the transposed matrix are columns to LAPACK
        MemorySegment b = arena.allocate(JAVA_DOUBLE, (long) n * count);
        MemorySegment.copy(columns.transposed().entries(), 0, b, JAVA_DOUBLE, 0, n * count);
        Lapack.Workspace question = Lapack.Workspace.question(arena);
        Lapack.ormtr(q, count, b, question);
        Lapack.ormtr(q, count, b, question.answered(arena));
        return Matrix.of(count, n, b.toArray(JAVA_DOUBLE)).transposed();
    }
}
