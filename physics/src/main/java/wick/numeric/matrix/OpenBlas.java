package wick.numeric.matrix;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_DOUBLE;
import static java.lang.foreign.ValueLayout.JAVA_FLOAT;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;

/// The functions of the OpenBLAS library, one thread each.
///
/// OpenBLAS works with one thread in the whole process: with more, the last bits of a product depend on how
/// many there are. Short calls on blocks read and write Java arrays in place (`critical`), which holds up
/// the garbage collector for their duration; so a block is at most [#EDGE] × [#EDGE] and sums run over at
/// most [#DEPTH] terms per call, about 4 ms on a core of 50 Gflop/s. Long calls of LAPACK work on memory
/// outside the heap instead.
///
/// If the library cannot be loaded, every function throws one [IllegalStateException] that says why and
/// what to do.
final class OpenBlas {
    /// Rows and columns of a block of the grid over which products run. Each call packs its operands anew,
    /// which costs small blocks dearly: measured on a Zen 4 core, blocks of 128, 256, 512 and 1024 reach
    /// 0.80, 0.85, 0.93 and 0.99 of the speed of one call for the whole; large ones leave cores idle and
    /// hold up the garbage collector.
    static final int EDGE = 512;

    /// Terms of a sum that one call adds up: what OpenBLAS packs at once on such a core, so that no packing
    /// is split.
    static final int DEPTH = 384;

    private static final int ROW_MAJOR = 101;
    private static final int COLUMN_MAJOR = 102;
    private static final int PLAIN = 111;
    private static final int TRANSPOSED = 112;
    private static final int LOWER = 122;
    private static final int NON_UNIT = 131;
    private static final int LEFT = 141;
    private static final int RIGHT = 142;

    static final OpenBlasLibrary LIBRARY = OpenBlasLibrary.load(OpenBlasFiles.cache());
    private static final MethodHandle GEMM = LIBRARY.critical(
            "cblas_dgemm",
            FunctionDescriptor.ofVoid(
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_DOUBLE,
                    ADDRESS,
                    JAVA_INT,
                    ADDRESS,
                    JAVA_INT,
                    JAVA_DOUBLE,
                    ADDRESS,
                    JAVA_INT));
    private static final MethodHandle FLOAT_GEMM = LIBRARY.critical(
            "cblas_sgemm",
            FunctionDescriptor.ofVoid(
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_FLOAT,
                    ADDRESS,
                    JAVA_INT,
                    ADDRESS,
                    JAVA_INT,
                    JAVA_FLOAT,
                    ADDRESS,
                    JAVA_INT));
    private static final MethodHandle TRSM = LIBRARY.critical(
            "cblas_dtrsm",
            FunctionDescriptor.ofVoid(
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_DOUBLE,
                    ADDRESS,
                    JAVA_INT,
                    ADDRESS,
                    JAVA_INT));
    private static final MethodHandle SYRK = LIBRARY.critical(
            "cblas_dsyrk",
            FunctionDescriptor.ofVoid(
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_INT,
                    JAVA_DOUBLE,
                    ADDRESS,
                    JAVA_INT,
                    JAVA_DOUBLE,
                    ADDRESS,
                    JAVA_INT));
    private static final MethodHandle POTRF = LIBRARY.critical(
            "LAPACKE_dpotrf_work", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_BYTE, JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle CORE = LIBRARY.plain("openblas_get_corename", FunctionDescriptor.of(ADDRESS));
    private static final MethodHandle CONFIGURATION =
            LIBRARY.plain("openblas_get_config", FunctionDescriptor.of(ADDRESS));

    private OpenBlas() {}

    /// C ← β C + α A B for one block, all of doubles or all of floats.
    static void gemm(double alpha, Block a, Block b, double beta, Block c) {
        if (c.matrix() instanceof FloatMatrix) {
            floatGemm((float) alpha, a, b, (float) beta, c);
            return;
        }
        try {
            GEMM.invokeExact(
                    ROW_MAJOR,
                    a.transposed() ? TRANSPOSED : PLAIN,
                    b.transposed() ? TRANSPOSED : PLAIN,
                    c.rows(),
                    c.columns(),
                    a.columns(),
                    alpha,
                    a.segment(),
                    a.stride(),
                    b.segment(),
                    b.stride(),
                    beta,
                    c.segment(),
                    c.stride());
        } catch (Throwable failure) {
            throw rethrown(failure);
        }
    }

    private static void floatGemm(float alpha, Block a, Block b, float beta, Block c) {
        try {
            FLOAT_GEMM.invokeExact(
                    ROW_MAJOR,
                    a.transposed() ? TRANSPOSED : PLAIN,
                    b.transposed() ? TRANSPOSED : PLAIN,
                    c.rows(),
                    c.columns(),
                    a.columns(),
                    alpha,
                    a.segment(),
                    a.stride(),
                    b.segment(),
                    b.stride(),
                    beta,
                    c.segment(),
                    c.stride());
        } catch (Throwable failure) {
            throw rethrown(failure);
        }
    }

    /// C ← β C + α A Aᵀ on and below the diagonal of a square block.
    static void syrk(double alpha, Block a, double beta, Block c) {
        try {
            SYRK.invokeExact(
                    ROW_MAJOR,
                    LOWER,
                    PLAIN,
                    c.rows(),
                    a.columns(),
                    alpha,
                    a.segment(),
                    a.stride(),
                    beta,
                    c.segment(),
                    c.stride());
        } catch (Throwable failure) {
            throw rethrown(failure);
        }
    }

    /// B ← L⁻¹ B, or L⁻ᵀ B for a transposed block L; the stored matrix is a lower triangle.
    static void solveFromLeft(Block lower, Block b) {
        trsm(LEFT, lower, b);
    }

    /// B ← B L⁻¹, or B L⁻ᵀ for a transposed block L; the stored matrix is a lower triangle.
    static void solveFromRight(Block lower, Block b) {
        trsm(RIGHT, lower, b);
    }

    private static void trsm(int side, Block lower, Block b) {
        try {
            TRSM.invokeExact(
                    ROW_MAJOR,
                    side,
                    LOWER,
                    lower.transposed() ? TRANSPOSED : PLAIN,
                    NON_UNIT,
                    b.rows(),
                    b.columns(),
                    1.0,
                    lower.segment(),
                    lower.stride(),
                    b.segment(),
                    b.stride());
        } catch (Throwable failure) {
            throw rethrown(failure);
        }
    }

    /// Replaces the lower triangle of a symmetric block by its Cholesky factor; 0, or the order of the
    /// leading minor that is not positive.
    static int potrf(Block a) {
        try {
            // the lower triangle by rows is the upper triangle by columns
            return (int) POTRF.invokeExact(COLUMN_MAJOR, (byte) 'U', a.rows(), a.segment(), a.stride());
        } catch (Throwable failure) {
            throw rethrown(failure);
        }
    }

    static String core() {
        return text(CORE);
    }

    static String configuration() {
        return text(CONFIGURATION);
    }

    @SuppressWarnings("restricted")
    private static String text(MethodHandle function) {
        try {
            return ((MemorySegment) function.invokeExact())
                    .reinterpret(Long.MAX_VALUE)
                    .getString(0)
                    .strip();
        } catch (Throwable failure) {
            throw rethrown(failure);
        }
    }

    static RuntimeException rethrown(Throwable failure) {
        return switch (failure) {
            case Error error -> throw error;
            case RuntimeException exception -> exception;
            default -> new IllegalStateException(failure);
        };
    }
}
