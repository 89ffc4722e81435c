package wick.theory.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wick.theory.Printed.assertPrinted;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.network.Erf;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.theory.Chains;
import wick.theory.Chains.Laws;
import wick.theory.infinitewidth.KernelRecursion;
import wick.theory.infinitewidth.Kernels;

class FrozenKernelTrainingTest {
    private static final Matrix INPUTS = Matrix.of(5, 2, 1, 0.2, -0.5, 0.9, 0.3, -1.1, 0.8, 0.7, 0.1, 0.4);
    private static final Matrix TARGETS = Matrix.of(3, 1, 1, -0.5, 0.3);

    private static TrainingKernels kernels() {
        Kernels all = KernelRecursion.of(Chains.deep(new Erf(), Laws.ntk(1.5, 0.1), 2, 512, 2))
                .kernels(INPUTS);
        return TrainingKernels.split(all.nngp(), all.ntk(), 3);
    }

    private static Descent.Stable stable(FrozenKernelTraining training, double rate) {
        return assertInstanceOf(Descent.Stable.class, training.descent(rate));
    }

    @Test
    void theSpectrumOfTheTangentKernelIsAsPrinted() {
        FrozenKernelTraining training = FrozenKernelTraining.of(kernels(), TARGETS);
        assertPrinted(".63543961", training.eigenvalues().at(0));
        assertPrinted("1.49948325", training.eigenvalues().at(1));
        assertPrinted("2.68897565", training.eigenvalues().at(2));
        assertEquals(2 / training.eigenvalues().at(2), training.largestStableRate());
        assertEquals(0, training.untrainableModes());
    }

    @ParameterizedTest
    @CsvSource({
        "5, .39065936, .06343605, .20386702, .13005256",
        "20, .70292608, .13836426, .05050568, .03830635",
        "200, .74187933, .12051904, .04718894, .03019204"
    })
    void testOutputsHaveThePrintedMeanAndVariance(
            int steps, String firstMean, String secondMean, String firstVariance, String secondVariance) {
        OutputLaw law = stable(FrozenKernelTraining.of(kernels(), TARGETS), 0.1).testOutputs(steps);
        assertPrinted(firstMean, law.mean().at(0, 0));
        assertPrinted(secondMean, law.mean().at(1, 0));
        assertPrinted(firstVariance, law.covariance().at(0, 0));
        assertPrinted(secondVariance, law.covariance().at(1, 1));
    }

    @Test
    void everyStepIsTheMatrixPowerWrittenOut() {
        TrainingKernels kernels = kernels();
        Descent.Stable descent = stable(FrozenKernelTraining.of(kernels, TARGETS), 0.7);
        // f_train and f_test step by step, as linear maps of the initial outputs (f_train, f_test) and of y
        Matrix left = Matrix.identity(3);
        Matrix response = Matrix.zeros(2, 3);
        for (int step = 0; step <= 7; step++) {
            Matrix residual = left;
            OutputLaw train = descent.trainingOutputs(step);
            assertClose(minus(TARGETS, Products.times(residual, TARGETS)), train.mean());
            assertClose(
                    Products.timesTransposed(Products.times(residual, kernels.nngpTrain()), residual),
                    train.covariance());
            OutputLaw test = descent.testOutputs(step);
            assertClose(Products.times(response, TARGETS), test.mean());
            Matrix crossed = Products.timesTransposed(response, kernels.nngpTestTrain());
            Matrix expected = minus(minus(kernels.nngpTest(), crossed), crossed.transposed());
            Matrix quadratic = Products.timesTransposed(Products.times(response, kernels.nngpTrain()), response);
            assertClose(minus(expected, scaled(quadratic, -1)), test.covariance());
            response = minus(response, scaled(Products.times(kernels.ntkTestTrain(), left), -0.7));
            left = minus(left, scaled(Products.times(kernels.ntkTrain(), left), 0.7));
        }
    }

    private static Matrix minus(Matrix a, Matrix b) {
        Matrix difference = a.copy();
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < a.columns(); j++) {
                difference.set(i, j, a.at(i, j) - b.at(i, j));
            }
        }
        return difference;
    }

    private static Matrix scaled(Matrix a, double factor) {
        return minus(Matrix.zeros(a.rows(), a.columns()), Products.times(a, diagonal(a.columns(), -factor)));
    }

    private static Matrix diagonal(int size, double value) {
        Matrix matrix = Matrix.zeros(size, size);
        for (int i = 0; i < size; i++) {
            matrix.set(i, i, value);
        }
        return matrix;
    }

    private static void assertClose(Matrix expected, Matrix found) {
        for (int i = 0; i < expected.rows(); i++) {
            for (int j = 0; j < expected.columns(); j++) {
                assertEquals(expected.at(i, j), found.at(i, j), 1e-13);
            }
        }
    }

    @Test
    void atStepZeroTheLawIsThatOfTheInitialNetwork() {
        TrainingKernels kernels = kernels();
        OutputLaw law = stable(FrozenKernelTraining.of(kernels, TARGETS), 0.1).testOutputs(0);
        assertEquals(Matrix.zeros(2, 1), law.mean());
        assertEquals(kernels.nngpTest(), law.covariance());
    }

    @Test
    void descentWithVanishingRateIsFlowAndBothEndAlike() {
        FrozenKernelTraining training = FrozenKernelTraining.of(kernels(), TARGETS);
        double time = 1.7;
        OutputLaw flow = training.testOutputsOfFlow(time);
        int steps = 1 << 20;
        OutputLaw descent = stable(training, time / steps).testOutputs(steps);
        assertEquals(flow.mean().at(0, 0), descent.mean().at(0, 0), 1e-5);
        assertEquals(flow.covariance().at(0, 1), descent.covariance().at(0, 1), 1e-5);
        assertClose(
                training.testOutputsAtEnd().mean(),
                training.testOutputsOfFlow(1e4).mean());
        assertClose(
                training.testOutputsAtEnd().covariance(),
                stable(training, 0.5).testOutputs(10_000).covariance());
        assertClose(TARGETS, training.trainingOutputsAtEnd().mean());
    }

    @Test
    void severalOutputsAreTrainedIndependentlyWithOneCovariance() {
        Matrix both = Matrix.of(3, 2, 1, -2, -0.5, 0.25, 0.3, 4);
        OutputLaw together =
                stable(FrozenKernelTraining.of(kernels(), both), 0.1).testOutputs(9);
        for (int output = 0; output < 2; output++) {
            Matrix single = Matrix.of(3, 1, both.at(0, output), both.at(1, output), both.at(2, output));
            OutputLaw alone =
                    stable(FrozenKernelTraining.of(kernels(), single), 0.1).testOutputs(9);
            assertEquals(alone.mean().at(0, 0), together.mean().at(0, output), 1e-15);
            assertClose(alone.covariance(), together.covariance());
        }
    }

    @Test
    void aRateBeyondTheLargestStableOneIsReportedAsDiverging() {
        FrozenKernelTraining training = FrozenKernelTraining.of(kernels(), TARGETS);
        Descent.Diverging diverging = assertInstanceOf(Descent.Diverging.class, training.descentAtFraction(1.01));
        assertEquals(1, diverging.modes());
        assertEquals(training.largestStableRate(), diverging.largestStableRate());
        assertInstanceOf(Descent.Diverging.class, training.descentAtFraction(1));
        assertInstanceOf(Descent.Stable.class, training.descentAtFraction(0.99));
        assertThrows(IllegalArgumentException.class, () -> training.descent(0));
    }

    /// Two equal inputs: Θ is singular, the difference of their outputs is 0 from the start and stays so.
    @Test
    void aRepeatedInputDoesNoHarm() {
        Matrix inputs = Matrix.of(4, 2, 1, 0.2, 1, 0.2, 0.3, -1.1, 0.8, 0.7);
        Kernels all = KernelRecursion.of(Chains.deep(new Erf(), Laws.ntk(1.5, 0.1), 2, 512, 3))
                .kernels(inputs);
        Matrix targets = Matrix.of(3, 1, 1, 1, -0.5);
        FrozenKernelTraining training =
                FrozenKernelTraining.of(TrainingKernels.split(all.nngp(), all.ntk(), 3), targets);
        assertEquals(1, training.untrainableModes());
        OutputLaw end = training.testOutputsAtEnd();
        // with the repeated input counted once the end is the same
        Kernels once = KernelRecursion.of(Chains.deep(new Erf(), Laws.ntk(1.5, 0.1), 2, 512, 3))
                .kernels(inputs.rows(1, 4));
        FrozenKernelTraining without =
                FrozenKernelTraining.of(TrainingKernels.split(once.nngp(), once.ntk(), 2), Matrix.of(2, 1, 1, -0.5));
        assertEquals(without.testOutputsAtEnd().mean().at(0, 0), end.mean().at(0, 0), 1e-12);
        assertEquals(
                without.testOutputsAtEnd().covariance().at(0, 0),
                end.covariance().at(0, 0),
                1e-12);
        assertTrue(Double.isFinite(
                stable(training, 0.1).testOutputs(1_000_000_000_000L).mean().at(0, 0)));
    }

    @Test
    void kernelsOfWrongShapeOrWithNegativeEigenvaluesAreRefused() {
        Matrix one = Matrix.of(1, 1, 1);
        Matrix none = Matrix.zeros(0, 2);
        Matrix indefinite = Matrix.of(2, 2, 1, 2, 2, 1);
        assertThrows(IllegalArgumentException.class, () -> new TrainingKernels(one, none, one, none, one));
        TrainingKernels kernels = new TrainingKernels(indefinite, none, indefinite, none, Matrix.zeros(0, 0));
        assertThrows(IllegalArgumentException.class, () -> FrozenKernelTraining.of(kernels, Matrix.zeros(2, 1)));
        assertThrows(IllegalArgumentException.class, () -> FrozenKernelTraining.of(kernels(), Matrix.zeros(2, 1)));
    }
}
