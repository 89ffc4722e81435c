package wick.numeric.matrix;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The long calls of LAPACK, one thread each, on memory outside the heap, so that they hold up nobody.
final class Lapack {
    private static final int COLUMN_MAJOR = 102;

    private static final MethodHandle SYEVD = OpenBlas.LIBRARY.plain(
            "LAPACKE_dsyevd_work",
            FunctionDescriptor.of(
                    JAVA_INT, JAVA_INT, JAVA_BYTE, JAVA_BYTE, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT,
                    ADDRESS, JAVA_INT));
    private static final MethodHandle PSTRF = OpenBlas.LIBRARY.plain(
            "LAPACKE_dpstrf_work",
            FunctionDescriptor.of(
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_BYTE,
                    JAVA_INT,
                    ADDRESS,
                    JAVA_INT,
                    ADDRESS,
                    ADDRESS,
                    JAVA_DOUBLE,
                    ADDRESS));
    private static final MethodHandle GESDD = OpenBlas.LIBRARY.plain(
            "LAPACKE_dgesdd_work",
            FunctionDescriptor.of(
                    JAVA_INT, JAVA_INT, JAVA_BYTE, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT,
                    ADDRESS, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));
    private static final MethodHandle SYTRD = OpenBlas.LIBRARY.plain(
            "LAPACKE_dsytrd_work",
            FunctionDescriptor.of(
                    JAVA_INT, JAVA_INT, JAVA_BYTE, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS, ADDRESS,
                    JAVA_INT));
    private static final MethodHandle ORMTR = OpenBlas.LIBRARY.plain(
            "LAPACKE_dormtr_work",
            FunctionDescriptor.of(
                    JAVA_INT, JAVA_INT, JAVA_BYTE, JAVA_BYTE, JAVA_BYTE, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS,
                    ADDRESS, JAVA_INT, ADDRESS, JAVA_INT));

    private static final MethodHandle GEEV = OpenBlas.LIBRARY.plain(
            "LAPACKE_dgeev_work",
            FunctionDescriptor.of(
                    JAVA_INT, JAVA_INT, JAVA_BYTE, JAVA_BYTE, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, ADDRESS,
                    JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle GETRF = OpenBlas.LIBRARY.plain(
            "LAPACKE_dgetrf_work",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS));
    private static final MethodHandle GETRI = OpenBlas.LIBRARY.plain(
            "LAPACKE_dgetri_work",
            FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS, JAVA_INT, ADDRESS, ADDRESS, JAVA_INT));

    private Lapack() {}

    /// Overwrites the n × n array `a`, whose lower triangle by rows is read, with the eigenvectors as rows,
    /// and `w` with the eigenvalues. With a work length of −1 writes only the best lengths, into the first
    /// entries.
    static int syevd(int n, MemorySegment a, MemorySegment w, Workspace workspace) {
        try {
            return (int) SYEVD.invokeExact(
                    COLUMN_MAJOR,
                    (byte) 'V',
                    (byte) 'U',
                    n,
                    a,
                    n,
                    w,
                    workspace.doubles(),
                    workspace.doubleCount(),
                    workspace.integers(),
                    workspace.integerCount());
        } catch (Throwable failure) {
            throw OpenBlas.rethrown(failure);
        }
    }

    /// The thin singular value decomposition of the m × n array `a` (by columns), which it destroys.
    static int gesdd(int m, int n, Decomposition arrays, Workspace workspace) {
        int rank = Math.min(m, n);
        try {
            return (int) GESDD.invokeExact(
                    COLUMN_MAJOR,
                    (byte) 'S',
                    m,
                    n,
                    arrays.a(),
                    m,
                    arrays.values(),
                    arrays.left(),
                    m,
                    arrays.right(),
                    rank,
                    workspace.doubles(),
                    workspace.doubleCount(),
                    workspace.integers());
        } catch (Throwable failure) {
            throw OpenBlas.rethrown(failure);
        }
    }

    /// Factors the n × n array `a`, whose lower triangle by rows is read, with complete pivoting; writes
    /// the pivots, counted from 1, and the rank.
    static void pstrf(MemorySegment a, MemorySegment pivots, MemorySegment rank, Pivoting pivoting) {
        int n = pivoting.order();
        try {
            // a rank below n is an answer, not a failure, so what is returned says nothing new
            int _ = (int) PSTRF.invokeExact(
                    COLUMN_MAJOR,
                    (byte) 'U',
                    n,
                    a,
                    n,
                    pivots,
                    rank,
                    pivoting.tolerance(),
                    pivoting.arena().allocate(JAVA_DOUBLE, 2L * n));
        } catch (Throwable failure) {
            throw OpenBlas.rethrown(failure);
        }
    }

    /// Reduces the n × n array of `reflections`, whose lower triangle by rows is read, to a tridiagonal
    /// matrix T = Qᵀ A Q; keeps Q there.
    static int sytrd(Reflections reflections, MemorySegment diagonal, MemorySegment offDiagonal, Workspace workspace) {
        int n = reflections.order();
        try {
            return (int) SYTRD.invokeExact(
                    COLUMN_MAJOR,
                    (byte) 'U',
                    n,
                    reflections.a(),
                    n,
                    diagonal,
                    offDiagonal,
                    reflections.tau(),
                    workspace.doubles(),
                    workspace.doubleCount());
        } catch (Throwable failure) {
            throw OpenBlas.rethrown(failure);
        }
    }

    /// Replaces the `columns` columns of length n in `b` by Qᵀ b.
    static int ormtr(Reflections reflections, int columns, MemorySegment b, Workspace workspace) {
        int n = reflections.order();
        try {
            return (int) ORMTR.invokeExact(
                    COLUMN_MAJOR,
                    (byte) 'L',
                    (byte) 'U',
                    (byte) 'T',
                    n,
                    columns,
                    reflections.a(),
                    n,
                    reflections.tau(),
                    b,
                    n,
                    workspace.doubles(),
                    workspace.doubleCount());
        } catch (Throwable failure) {
            throw OpenBlas.rethrown(failure);
        }
    }

    /// The eigenvalues of the n × n array `a`, which it destroys: real parts, then imaginary parts, conjugate
    /// pairs next to each other. A matrix and its transposed have the same, so the order of storage is free.
    static int geev(int n, MemorySegment a, MemorySegment realThenImaginary, Workspace workspace) {
        try {
            return (int) GEEV.invokeExact(
                    COLUMN_MAJOR,
                    (byte) 'N',
                    (byte) 'N',
                    n,
                    a,
                    n,
                    realThenImaginary,
                    realThenImaginary.asSlice((long) n * Double.BYTES),
                    MemorySegment.NULL,
                    1,
                    MemorySegment.NULL,
                    1,
                    workspace.doubles(),
                    workspace.doubleCount());
        } catch (Throwable failure) {
            throw OpenBlas.rethrown(failure);
        }
    }

    /// Factors the n × n array `a` into triangles, with pivots; 0, or the number of the first pivot that is 0.
    static int getrf(int n, MemorySegment a, MemorySegment pivots) {
        try {
            return (int) GETRF.invokeExact(COLUMN_MAJOR, n, n, a, n, pivots);
        } catch (Throwable failure) {
            throw OpenBlas.rethrown(failure);
        }
    }

    /// Replaces the factors that [#getrf] left in `a` by the inverse; a work length of −1 asks for the best.
    static int getri(int n, MemorySegment a, MemorySegment pivots, Workspace workspace) {
        try {
            return (int) GETRI.invokeExact(COLUMN_MAJOR, n, a, n, pivots, workspace.doubles(), workspace.doubleCount());
        } catch (Throwable failure) {
            throw OpenBlas.rethrown(failure);
        }
    }

    /// The reflections whose product is the orthogonal Q of a tridiagonalization, and what is read to
    /// make them.
    record Reflections(int order, MemorySegment a, MemorySegment tau) {}

    /// Arrays of a singular value decomposition: A, σ, U by columns, Vᵀ by columns.
    record Decomposition(MemorySegment a, MemorySegment values, MemorySegment left, MemorySegment right) {}

    /// The order of a pivoted factorization, the pivot at which it ends, and where its workspace lives.
    record Pivoting(int order, double tolerance, Arena arena) {}

    /// What LAPACK asks for beside its arguments; a count of −1 asks for the best counts.
    record Workspace(MemorySegment doubles, int doubleCount, MemorySegment integers, int integerCount) {
        static Workspace question(Arena arena) {
            return new Workspace(arena.allocate(JAVA_DOUBLE), -1, arena.allocate(JAVA_INT), -1);
        }

        /// A workspace of the counts which LAPACK wrote in answer to a question.
        Workspace answered(Arena arena) {
            int doubles = (int) this.doubles.get(JAVA_DOUBLE, 0);
            int integers = this.integers.get(JAVA_INT, 0);
            return new Workspace(
                    arena.allocate(JAVA_DOUBLE, doubles), doubles, arena.allocate(JAVA_INT, integers), integers);
        }
    }
}
