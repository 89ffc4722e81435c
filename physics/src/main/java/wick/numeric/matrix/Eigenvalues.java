package wick.numeric.matrix;

import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Arrays;
import java.util.Comparator;

/// The eigenvalues of any square matrix, with their multiplicity: `real` + i `imaginary`, by descending real
/// part, of a conjugate pair first the one above the real axis.
///
/// Those of a matrix far from normal move by much more than a rounding when its entries are rounded.
public record Eigenvalues(Vector real, Vector imaginary) {

    /// By reduction to Hessenberg form and QR iterations, on one thread.
    ///
    /// Throws [IllegalArgumentException] where the matrix is not square or has an entry that is not finite.
    public static Eigenvalues of(Matrix a) {
        Symmetric.requireSquare(a);
        Symmetric.requireAllFinite(a);
        int n = a.rows();
        if (n == 0) {
            return new Eigenvalues(Vector.of(), Vector.of());
        }
        MemoryBudget.outsideHeap().require(2L * n * n * Double.BYTES, "the eigenvalues of a matrix of order " + n);
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment copy = arena.allocate(JAVA_DOUBLE, (long) n * n);
            MemorySegment parts = arena.allocate(JAVA_DOUBLE, 2L * n);
            MemorySegment.copy(a.entries(), 0, copy, JAVA_DOUBLE, 0, n * n);
            Lapack.Workspace workspace = Lapack.Workspace.question(arena);
            check(Lapack.geev(n, copy, parts, workspace), n);
            check(Lapack.geev(n, copy, parts, workspace.answered(arena)), n);
            return sorted(n, parts.toArray(JAVA_DOUBLE));
        }
    }

    private static Eigenvalues sorted(int n, double[] parts) {
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.<Integer>comparingDouble(i -> -parts[i]).thenComparingDouble(i -> -parts[n + i]));
        double[] real = new double[n];
        double[] imaginary = new double[n];
        for (int i = 0; i < n; i++) {
            real[i] = parts[order[i]];
            imaginary[i] = parts[n + order[i]];
        }
        return new Eigenvalues(Vector.of(real), Vector.of(imaginary));
    }

    private static void check(int outcome, int n) {
        if (outcome != 0) {
            throw new ArithmeticException(
                    "the eigenvalues of a matrix of order " + n + " did not converge (dgeev returned " + outcome + ")");
        }
    }

    /// The largest real part, −∞ for a matrix of order 0: the rate at which exp(A t) grows in the end.
    public double abscissa() {
        return real.size() == 0 ? Double.NEGATIVE_INFINITY : real.at(0);
    }

    /// The largest modulus, 0 for a matrix of order 0: the factor by which powers of A grow in the end.
    public double radius() {
        double largest = 0;
        for (int i = 0; i < real.size(); i++) {
            largest = Math.max(largest, Math.hypot(real.at(i), imaginary.at(i)));
        }
        return largest;
    }
}
