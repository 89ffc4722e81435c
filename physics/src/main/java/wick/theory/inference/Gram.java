package wick.theory.inference;

import java.util.OptionalInt;
import wick.numeric.matrix.ConditionNumber;
import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Factorization.Cholesky;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.PivotedCholesky;
import wick.numeric.matrix.SymmetricEigen;

/// What a matrix must be to be a kernel, and what is wrong with it.
public final class Gram {
    /// Entries and their mirror images may differ by this share of √(K_ii K_jj): more than any rounding.
    private static final double ASYMMETRY = 1e-8;

    /// Eigenvalues below −this share of the largest are no rounding, and no error of a kernel in double
    /// precision.
    private static final double NEGATIVE = 1e-8;

    private static final int MOST_TRIALS = 60;

    /// Up to this order all eigenvalues are computed to say what is wrong.
    private static final int WHOLE = 2000;

    private Gram() {}

    /// Throws [IllegalArgumentException], naming `what` and the offending entry, unless the matrix is
    /// square, finite, symmetric up to rounding and has no negative entry on its diagonal.
    public static void requireSymmetric(Matrix kernel, String what) {
        int n = kernel.rows();
        if (kernel.columns() != n || n == 0) {
            throw new IllegalArgumentException(what + " is a " + kernel + "; it must be square and not empty");
        }
        for (int i = 0; i < n; i++) {
            double own = kernel.at(i, i);
            if (!(own >= 0) || Double.isInfinite(own)) {
                throw new IllegalArgumentException(what + " has the entry " + own + " at (" + i + ", " + i
                        + "), counted from 0; allowed on the" + " diagonal of a kernel are finite numbers, 0 or more");
            }
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double a = kernel.at(i, j);
                double b = kernel.at(j, i);
                if (!(Math.abs(a - b) <= ASYMMETRY * Math.sqrt(kernel.at(i, i) * kernel.at(j, j)))) {
                    throw new IllegalArgumentException(what + " is not symmetric: entry (" + i + ", " + j + ") is " + a
                            + " and entry (" + j + ", " + i + ") is " + b + ", counted from 0");
                }
            }
        }
    }

    static void addToDiagonal(Matrix kernel, double value) {
        for (int i = 0; i < kernel.rows(); i++) {
            kernel.set(i, i, kernel.at(i, i) + value);
        }
    }

    /// What is wrong with a training kernel (ridge included) that could not be used.
    ///
    /// Throws [IllegalArgumentException] where it has an eigenvalue that no kernel has.
    static Inference.Singular diagnosed(Matrix kernel, Ridge ridge) {
        double largest = ConditionNumber.largestEigenvalue(kernel);
        if (!(largest > 0) || !solvable(kernel, NEGATIVE * largest)) {
            throw new IllegalArgumentException("the training kernel is no kernel: with what is added to its diagonal it"
                    + " has the eigenvalue " + smallest(kernel, largest) + " beside the largest " + largest
                    + "; eigenvalues must not be negative");
        }
        PivotedCholesky pivoted = PivotedCholesky.of(kernel);
        OptionalInt redundant = pivoted.rank() < kernel.rows()
                ? OptionalInt.of(pivoted.pivots().get(pivoted.rank()))
                : OptionalInt.empty();
        double condition = kernel.rows() <= WHOLE
                ? largest / Math.abs(SymmetricEigen.of(kernel).values().at(0))
                : GaussianProcess.SINGULAR;
        return new Inference.Singular(ridge, condition, pivoted.rank(), redundant, smallestJitter(kernel, largest));
    }

    /// The smallest eigenvalue, which is negative: of large matrices to a factor of 2, between the shifts
    /// that do and do not make the matrix positive.
    private static double smallest(Matrix kernel, double largest) {
        if (kernel.rows() <= WHOLE) {
            return SymmetricEigen.of(kernel).values().at(0);
        }
        double shift = NEGATIVE * Math.max(largest, Double.MIN_NORMAL);
        for (int k = 0; k < MOST_TRIALS && !solvable(kernel, 2 * shift); k++) {
            shift *= 2;
        }
        return -shift;
    }

    private static boolean solvable(Matrix kernel, double jitter) {
        Matrix trial = kernel.copy();
        addToDiagonal(trial, jitter);
        return Factorization.inPlace(trial) instanceof Cholesky cholesky
                && ConditionNumber.of(cholesky) < GaussianProcess.SINGULAR / 2;
    }

    /// The first of j, 2j, 4j, … that is seen to work, j being the least that could.
    private static double smallestJitter(Matrix kernel, double largest) {
        double least = Math.max(largest / GaussianProcess.SINGULAR, Double.MIN_NORMAL);
        for (int k = 0; k < MOST_TRIALS; k++) {
            double jitter = rounded(Math.scalb(least, k));
            if (solvable(kernel, jitter)) {
                return jitter;
            }
        }
        throw new IllegalArgumentException("no jitter makes the training kernel solvable");
    }

    /// Up to two digits, so that what is printed is what was tried.
    private static double rounded(double value) {
        double unit = Math.pow(10, Math.floor(Math.log10(value)) - 1);
        return Double.parseDouble(String.format(java.util.Locale.ROOT, "%.1e", Math.ceil(value / unit) * unit));
    }
}
