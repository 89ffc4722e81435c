package wick.numeric.matrix;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.List;

/// The numerical rank of a positive semidefinite matrix: Cholesky with complete pivoting, stopped where no
/// pivot is above n ε times the largest diagonal entry.
///
/// `pivots` lists the rows in the order in which they were taken; those from `rank` on are combinations of
/// the ones before, to working precision.
public record PivotedCholesky(int rank, List<Integer> pivots) {

    public PivotedCholesky {
        pivots = List.copyOf(pivots);
    }

    /// Only the lower triangle is read and checked.
    ///
    /// Throws [IllegalArgumentException] where the matrix is not square or has an entry that is not finite.
    public static PivotedCholesky of(Matrix symmetric) {
        Symmetric.requireFinite(symmetric);
        int n = symmetric.rows();
        if (n == 0) {
            return new PivotedCholesky(0, List.of());
        }
        MemoryBudget.outsideHeap().require((1L * n * n + 4L * n) * Double.BYTES, "a pivoted factor of order " + n);
        double largest = Arrays.stream(symmetric.diagonal()).max().orElse(0);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment a = arena.allocate(JAVA_DOUBLE, (long) n * n);
            MemorySegment.copy(symmetric.entries(), 0, a, JAVA_DOUBLE, 0, n * n);
            MemorySegment pivots = arena.allocate(JAVA_INT, n);
            MemorySegment rank = arena.allocate(JAVA_INT);
            Lapack.pstrf(a, pivots, rank, new Lapack.Pivoting(n, n * Math.ulp(1.0) * largest, arena));
            return new PivotedCholesky(
                    rank.get(JAVA_INT, 0),
                    Arrays.stream(pivots.toArray(JAVA_INT))
                            .map(p -> p - 1)
                            .boxed()
                            .toList());
        }
    }
}
