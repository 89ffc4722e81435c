package wick.theory.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.random.Address;
import wick.theory.ReferenceTable;

class MomentumTest {
    /// Training kernel of three points and its row to a test point.
    private static final Matrix THETA = Matrix.of(3, 3, 2, 0.5, 0.1, 0.5, 1.5, -0.3, 0.1, -0.3, 1);

    private static final Matrix CROSS = Matrix.of(1, 3, 0.7, 0.4, -0.2);
    private static final Matrix PRIOR = Matrix.of(3, 3, 1, 0.2, 0.1, 0.2, 0.8, 0, 0.1, 0, 0.9);
    private static final Matrix PRIOR_CROSS = Matrix.of(1, 3, 0.3, 0.2, 0.1);
    private static final Matrix TARGETS = Matrix.of(3, 2, 1, -0.2, -0.5, 0.4, 0.3, 0.9);

    private static TrainingKernels kernels() {
        return new TrainingKernels(THETA, CROSS, PRIOR, PRIOR_CROSS, Matrix.of(1, 1, 0.7));
    }

    /// Bounds are relative for gains, which feed means; residuals below 1 are judged absolutely, with k ε
    /// for what k steps may lose.
    @Test
    void everyModeHasTheResidualAndGainOfTheReference() {
        int compared = 0;
        for (ReferenceTable.Row row : ReferenceTable.rows("momentum.csv")) {
            double eigenvalue = row.number(3);
            Progress progress = row.text(0).equals("steps")
                    ? Progress.steps(row.number(1), row.number(2), (long) row.number(4))
                    : new HeavyBallFlow(row.number(1), row.number(4));
            String where = row.cells().toString();
            assertEquals(row.number(5), progress.residual(eigenvalue), 2e-12, where);
            assertEquals(row.number(6), progress.gain(eigenvalue), 2e-11 * row.number(6), where);
            compared++;
        }
        assertEquals(289, compared);
    }

    @Test
    void withoutMomentumBothAreWhatTheyWere() {
        assertEquals(Progress.steps(0.3, 17), Progress.steps(0.3, 0, 17));
        assertEquals(Progress.time(4), Progress.time(0.3, 0, 4));
        assertThrows(IllegalArgumentException.class, () -> Progress.steps(0.3, 1, 17));
        assertThrows(IllegalArgumentException.class, () -> Progress.steps(0.3, -0.1, 17));
    }

    @Test
    void flowWithMomentumAtSmallRatesIsFlowWithTheTimeDividedByOneMinusMomentum() {
        double slow = Progress.time(1e-9, 0.9, 0.5).residual(0.4);
        assertEquals(Progress.time(5).residual(0.4), slow, 1e-7);
    }

    @Test
    void stepsWithMomentumAtSmallRatesAreItsFlow() {
        double rate = 1e-8;
        double exact = Progress.time(rate, 0.5, 1.2).residual(0.7);
        assertEquals(exact, Progress.steps(rate, 0.5, 120_000_000).residual(0.7), 1e-7);
    }

    /// Two steps of parameters of a linear model, written out.
    @ParameterizedTest
    @CsvSource({"0.3, 0.6, 3", "0.9, 0.5, 40"})
    void theMeanIsThatOfALinearModelTrainedWithMomentum(double rate, double momentum, int steps) {
        Matrix down = TARGETS.copy();
        Matrix before = Matrix.zeros(3, 2);
        Matrix coefficients = Matrix.zeros(3, 2);
        for (int k = 0; k < steps; k++) {
            Matrix next = coefficients.copy();
            for (int i = 0; i < 6; i++) {
                next.entries()[i] +=
                        rate * down.entries()[i] + momentum * (coefficients.entries()[i] - before.entries()[i]);
            }
            before = coefficients;
            coefficients = next;
            Matrix outputs = Products.times(THETA, coefficients);
            for (int i = 0; i < 6; i++) {
                down.entries()[i] = TARGETS.entries()[i] - outputs.entries()[i];
            }
        }
        Matrix expected = Products.times(CROSS, coefficients);
        Descent.Stable descent = assertInstanceOf(
                Descent.Stable.class,
                FrozenKernelTraining.of(kernels(), TARGETS).descent(rate, momentum));
        Matrix mean = descent.testOutputs(steps).mean();
        Matrix fast = MeanTraining.of(THETA, CROSS, TARGETS).testMean(Progress.steps(rate, momentum, steps));
        for (int c = 0; c < 2; c++) {
            assertEquals(expected.at(0, c), mean.at(0, c), 1e-13);
            assertEquals(expected.at(0, c), fast.at(0, c), 1e-13);
        }
    }

    @Test
    void theLargestStableRateGrowsWithMomentumAndIsSharp() {
        FrozenKernelTraining training = FrozenKernelTraining.of(kernels(), TARGETS);
        double largest = training.largestStableRate(0.8);
        assertEquals(1.8 * training.largestStableRate(), largest, 1e-15);
        double top = training.eigenvalues().at(2);
        assertTrue(Math.abs(Progress.steps(0.999 * largest, 0.8, 20_000).residual(top)) < 1e-3);
        assertTrue(Math.abs(Progress.steps(1.001 * largest, 0.8, 20_000).residual(top)) > 1e3);
        assertInstanceOf(Descent.Diverging.class, training.descent(1.001 * largest, 0.8));
    }

    /// Many points and few columns take the way without eigenvectors.
    @Test
    void theMeanWithoutEigenvectorsIsTheMeanWithThem() {
        int p = 60;
        Matrix features = Matrix.zeros(p + 4, 80);
        Address.of(1, "features").open().normalsInto(features.entries().length, features.entries(), 0);
        Matrix all = Products.gram(features);
        Matrix targets = Matrix.zeros(p, 3);
        Address.of(2, "targets").open().normalsInto(3 * p, targets.entries(), 0);
        TrainingKernels kernels = TrainingKernels.split(all, all, p);
        FrozenKernelTraining whole = FrozenKernelTraining.of(kernels, targets);
        MeanTraining mean = MeanTraining.of(kernels.ntkTrain(), kernels.ntkTestTrain(), targets);
        for (Progress progress : new Progress[] {
            Progress.time(0.01), Progress.time(Double.POSITIVE_INFINITY), Progress.steps(1e-3, 0.5, 30)
        }) {
            Matrix expected = whole.testOutputs(progress).mean();
            Matrix found = mean.testMean(progress);
            for (int i = 0; i < expected.entries().length; i++) {
                assertEquals(expected.entries()[i], found.entries()[i], 1e-11);
            }
        }
    }

    /// A model linear in its weights, f = Φ θ, in weight space with both kinds of momentum; Φ Φᵀ is its kernel.
    @ParameterizedTest
    @CsvSource({"0.9, true", "0.5, true", "0.9, false"})
    void linearModelsFollowTheirMomentum(double momentum, boolean nesterov) {
        Matrix features = Matrix.of(3, 4, 1, 0.2, -0.4, 0.3, -0.5, 0.8, 0.1, 0, 0.3, 0.2, 0.9, -0.6);
        Matrix targets = Matrix.of(3, 1, 1, -0.5, 0.3);
        Matrix theta = Matrix.zeros(4, 1);
        Matrix velocity = Matrix.zeros(4, 1);
        double rate = 0.3;
        for (int k = 0; k < 25; k++) {
            Matrix off = Products.times(features, theta);
            for (int i = 0; i < 3; i++) {
                off.set(i, 0, off.at(i, 0) - targets.at(i, 0));
            }
            Matrix gradient = Products.transposedTimes(features, off);
            for (int i = 0; i < 4; i++) {
                velocity.set(i, 0, momentum * velocity.at(i, 0) + gradient.at(i, 0));
                double move = nesterov ? gradient.at(i, 0) + momentum * velocity.at(i, 0) : velocity.at(i, 0);
                theta.set(i, 0, theta.at(i, 0) - rate * move);
            }
        }
        Matrix kernel = Products.timesTransposed(features, features);
        Matrix nothing = Matrix.zeros(3, 3);
        TrainingKernels kernels =
                new TrainingKernels(kernel, Matrix.zeros(0, 3), nothing, Matrix.zeros(0, 3), Matrix.zeros(0, 0));
        Progress progress = nesterov ? Progress.nesterov(rate, momentum, 25) : Progress.steps(rate, momentum, 25);
        Matrix outputs = FrozenKernelTraining.of(kernels, targets)
                .trainingOutputs(progress)
                .mean();
        Matrix learned = Products.times(features, theta);
        for (int i = 0; i < 3; i++) {
            assertEquals(learned.at(i, 0), outputs.at(i, 0), 1e-13);
        }
    }

    @Test
    void nesterovDiesOutBelowItsOwnLimitAlone() {
        FrozenKernelTraining training = FrozenKernelTraining.of(kernels(), TARGETS);
        double largest = training.largestStableNesterovRate(0.9);
        double top = training.eigenvalues().at(2);
        assertTrue(Math.abs(Progress.nesterov(0.99 * largest, 0.9, 2000).residual(top)) < 1e-6);
        assertTrue(Math.abs(Progress.nesterov(1.01 * largest, 0.9, 2000).residual(top)) > 1e3);
        assertTrue(Math.abs(Progress.steps(1.01 * largest, 0.9, 2000).residual(top)) < 1e-6);
    }
}
