package wick.theory.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.theory.solvable.Batches;
import wick.theory.solvable.RegressionSgd;

class BatchTrainingTest {
    private static final int POINTS = 3;
    private static final Matrix THETA = Matrix.of(3, 3, 2, 0.5, 0.1, 0.5, 1.5, -0.3, 0.1, -0.3, 1);
    private static final Matrix CROSS = Matrix.of(2, 3, 0.7, 0.4, -0.2, -0.1, 0.9, 0.5);
    private static final Matrix PRIOR = Matrix.of(3, 3, 1, 0.2, 0.1, 0.2, 0.8, 0, 0.1, 0, 0.9);
    private static final Matrix PRIOR_CROSS = Matrix.of(2, 3, 0.3, 0.2, 0.1, 0.05, 0.4, -0.1);
    private static final Matrix PRIOR_TEST = Matrix.of(2, 2, 0.7, 0.1, 0.1, 0.9);
    private static final Matrix TARGETS = Matrix.of(3, 2, 1, -0.2, -0.5, 0.4, 0.3, 0.9);
    private static final TrainingKernels KERNELS = new TrainingKernels(THETA, CROSS, PRIOR, PRIOR_CROSS, PRIOR_TEST);

    /// Every sequence of batches of three steps, applied as a matrix to outputs before training.
    @ParameterizedTest
    @CsvSource({"1, true", "2, true", "1, false", "2, false"})
    void momentsAreThoseOfAllSequencesOfBatches(int size, boolean replacement) {
        double rate = 0.21;
        BatchTraining training = BatchTraining.of(KERNELS, TARGETS, new Batches(POINTS, size, replacement));
        BatchTraining.Law law = training.steps(rate, List.of(3L)).getFirst();
        List<Matrix> steps = batches(size, replacement).stream()
                .map(counts -> transition(counts, rate * POINTS / size))
                .toList();
        for (int c = 0; c < 2; c++) {
            Matrix start = Matrix.zeros(5, 1);
            for (int i = 0; i < POINTS; i++) {
                start.set(i, 0, -TARGETS.at(i, c));
            }
            Matrix second = Matrix.zeros(5, 5);
            Matrix mean = Matrix.zeros(5, 1);
            double share = Math.pow(steps.size(), -3);
            for (Matrix first : steps) {
                for (Matrix middle : steps) {
                    for (Matrix last : steps) {
                        Matrix whole = Products.times(last, Products.times(middle, first));
                        Matrix end = Products.times(whole, start);
                        Matrix scatter = Products.timesTransposed(Products.times(whole, KERNELS.nngpAll()), whole);
                        for (int i = 0; i < 5; i++) {
                            mean.set(i, 0, mean.at(i, 0) + share * end.at(i, 0));
                            for (int j = 0; j < 5; j++) {
                                double moment = end.at(i, 0) * end.at(j, 0) + scatter.at(i, j);
                                second.set(i, j, second.at(i, j) + share * moment);
                            }
                        }
                    }
                }
            }
            for (int i = 0; i < 2; i++) {
                assertEquals(mean.at(3 + i, 0), law.mean().at(i, c), 1e-13);
                for (int j = 0; j < 2; j++) {
                    double covariance = second.at(3 + i, 3 + j) - mean.at(3 + i, 0) * mean.at(3 + j, 0);
                    assertEquals(covariance, law.covariances().get(c).at(i, j), 1e-13);
                }
            }
        }
    }

    /// How often each point is drawn, for every ordered draw.
    private static List<int[]> batches(int size, boolean replacement) {
        List<int[]> all = new ArrayList<>();
        for (int i = 0; i < POINTS; i++) {
            if (size == 1) {
                int[] counts = new int[POINTS];
                counts[i]++;
                all.add(counts);
                continue;
            }
            for (int j = 0; j < POINTS; j++) {
                if (replacement || i != j) {
                    int[] counts = new int[POINTS];
                    counts[i]++;
                    counts[j]++;
                    all.add(counts);
                }
            }
        }
        return all;
    }

    private static Matrix transition(int[] counts, double rate) {
        Matrix transition = Matrix.identity(5);
        for (int a = 0; a < 5; a++) {
            for (int b = 0; b < POINTS; b++) {
                double theta = a < POINTS ? THETA.at(a, b) : CROSS.at(a - POINTS, b);
                transition.set(a, b, transition.at(a, b) - rate * counts[b] * theta);
            }
        }
        return transition;
    }

    @Test
    void fullBatchesAreGradientDescent() {
        BatchTraining.Law law = BatchTraining.of(KERNELS, TARGETS, new Batches(POINTS, POINTS, false))
                .steps(0.3, List.of(7L))
                .getFirst();
        OutputLaw exact = FrozenKernelTraining.of(KERNELS, TARGETS).testOutputs(Progress.steps(0.3, 7));
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 2; j++) {
                assertEquals(exact.mean().at(i, j), law.mean().at(i, j), 1e-13);
                assertEquals(
                        exact.covariance().at(i, j), law.covariances().get(1).at(i, j), 1e-13);
            }
        }
        assertEquals(0, law.temperature());
    }

    /// The threshold comes from the regression of the kernel's features; the loss obeys it.
    @Test
    void theLossSettlesBelowTheStableRateAndGrowsAboveIt() {
        BatchTraining training = BatchTraining.of(KERNELS, TARGETS, new Batches(POINTS, 1, true));
        RegressionSgd.StableRate largest = training.largestStableRate();
        assertTrue(largest.value() < FrozenKernelTraining.of(KERNELS, TARGETS).largestStableRate());
        assertTrue(training.steps(0.98 * largest.value(), List.of(4000L))
                        .getFirst()
                        .loss()
                < 1e-6);
        List<BatchTraining.Law> above = training.steps(1.02 * largest.value(), List.of(100L, 2000L));
        assertTrue(above.getLast().loss() > 100 * above.getFirst().loss());
        assertThrows(ArithmeticException.class, () -> training.steps(2 * largest.value(), List.of(100_000L)));
    }

    /// All residuals as large and small steps: a mode of the kernel I has the variance ηνPρ/2 of the temperature. The
    /// targets of a pair of points that coincide cannot both be met, so residuals stay.
    @Test
    void smallStepsOnEqualResidualsSettleAtTheTemperature() {
        Matrix pair = Matrix.of(2, 2, 1, 1, 1, 1);
        TrainingKernels kernels =
                new TrainingKernels(pair, Matrix.of(1, 2, 1, 1), pair, Matrix.of(1, 2, 1, 1), Matrix.of(1, 1, 1));
        BatchTraining training = BatchTraining.of(kernels, Matrix.of(2, 1, 1, -1), new Batches(2, 1, true));
        double rate = 1e-3;
        BatchTraining.Law law = training.steps(rate, List.of(20_000L)).getFirst();
        assertEquals(1, law.covariances().getFirst().at(0, 0) / law.temperature(), 5 * rate);
    }

    @Test
    void targetsOfOtherPointsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> BatchTraining.of(KERNELS, TARGETS, new Batches(4, 1, true)));
        assertThrows(
                IllegalArgumentException.class,
                () -> BatchTraining.of(KERNELS, Matrix.zeros(2, 1), new Batches(3, 1, true)));
    }
}
