package wick.numeric.matrix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogDeterminantTest {
    private static final int SIZE = 400;

    private static Matrix normals(int size, int probes, long seed) {
        Random random = new Random(seed);
        Matrix normals = Matrix.zeros(size + LogDeterminant.RANK, probes);
        for (int i = 0; i < normals.entries().length; i++) {
            normals.entries()[i] = random.nextGaussian();
        }
        return normals;
    }

    /// e^(−|x − y|) of points on a line, whose eigenvalues fall slowly.
    private static Matrix rough(int size) {
        Matrix kernel = Matrix.zeros(size, size);
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                kernel.set(i, j, Math.exp(-Math.abs(i - j) / 20.0));
            }
        }
        return kernel;
    }

    private static double exact(Matrix kernel, double shift) {
        Matrix sum = kernel.copy();
        for (int i = 0; i < sum.rows(); i++) {
            sum.set(i, i, sum.at(i, i) + shift);
        }
        return switch (Factorization.of(sum)) {
            case Factorization.Cholesky cholesky -> cholesky.logDeterminant();
            case Factorization.NotPositiveDefinite _ -> throw new AssertionError("not positive");
        };
    }

    /// Twenty estimates: χ² of their z with 20 degrees of freedom exceeds 60 once in 140 000 times. An error below
    /// 0.5 % says that it has power.
    @ParameterizedTest
    @ValueSource(doubles = {1, 0.05, 1e-3})
    void estimatesScatterAboutTheExactValueByTheirErrors(double shift) {
        Matrix kernel = rough(SIZE);
        double exact = exact(kernel, shift);
        double[] z = IntStream.range(0, 20)
                .mapToDouble(seed -> {
                    LogDeterminant.Estimate estimate =
                            LogDeterminant.of(SymmetricRows.of(kernel), shift, normals(SIZE, 40, seed));
                    assertTrue(estimate.settled());
                    assertTrue(estimate.standardError() > 0 && estimate.standardError() < 5e-3 * Math.abs(exact));
                    return (estimate.value() - exact) / estimate.standardError();
                })
                .toArray();
        double square = 0;
        for (double each : z) {
            square += each * each;
        }
        double found = square;
        assertTrue(found < 60 && found > 4, () -> "χ² " + found);
    }

    @Test
    void whereThePreconditionerIsTheMatrixThereIsNoScatter() {
        Matrix low = Products.gram(normals(50, 3, 1).rows(0, 50));
        LogDeterminant.Estimate estimate = LogDeterminant.of(SymmetricRows.of(low), 0.1, normals(50, 4, 2));
        assertEquals(exact(low, 0.1), estimate.value(), 1e-9);
        assertTrue(estimate.standardError() < 1e-9);
    }

    @Test
    void withoutAShiftOrWithNegativeEigenvaluesThereIsNoEstimate() {
        Matrix negative = Matrix.of(2, 2, 0, 3, 3, 0);
        Matrix probes = normals(2, 2, 3);
        assertThrows(IllegalArgumentException.class, () -> LogDeterminant.of(SymmetricRows.of(rough(2)), 0, probes));
        assertThrows(IllegalArgumentException.class, () -> LogDeterminant.of(SymmetricRows.of(negative), 0.1, probes));
        assertThrows(IllegalArgumentException.class, () -> LogDeterminant.of(SymmetricRows.of(rough(3)), 0.1, probes));
    }
}
