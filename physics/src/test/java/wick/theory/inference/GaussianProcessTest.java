package wick.theory.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wick.theory.Printed.assertPrinted;

import org.junit.jupiter.api.Test;
import wick.network.Erf;
import wick.numeric.matrix.ConjugateGradients;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.SymmetricEigen;
import wick.numeric.matrix.Vector;
import wick.theory.Chains;
import wick.theory.Chains.Laws;
import wick.theory.infinitewidth.KernelKinds;
import wick.theory.infinitewidth.KernelRecursion;

class GaussianProcessTest {
    private static final Matrix TRAIN = Matrix.of(3, 2, 1, 0.2, -0.5, 0.9, 0.3, -1.1);
    private static final Matrix TEST = Matrix.of(2, 2, 0.8, 0.7, 0.1, 0.4);
    private static final Matrix TARGETS = Matrix.of(3, 1, 1, -0.5, 0.3);
    private static final KernelRecursion RECURSION =
            KernelRecursion.of(Chains.deep(new Erf(), Laws.ntk(1.5, 0.1), 2, 512, 2));

    private static Matrix kernel(Matrix inputs) {
        return RECURSION.kernels(inputs).nngp();
    }

    private static GaussianProcess process(Matrix train) {
        return GaussianProcess.of(kernel(train), TARGETS, Ridge.NONE).orThrow();
    }

    @Test
    void thePosteriorHasThePrintedMeanAndVariance() {
        GaussianProcess process = process(TRAIN);
        Matrix cross = RECURSION.kernels(TEST, TRAIN).nngp();
        Matrix mean = process.mean(cross);
        Matrix covariance = process.covariance(cross, kernel(TEST));
        Vector variance = process.variance(cross, Vector.of(kernel(TEST).diagonal()));
        assertPrinted(".76031771", mean.at(0, 0));
        assertPrinted(".12915415", mean.at(1, 0));
        assertPrinted(".04567578", covariance.at(0, 0));
        assertPrinted(".028676", covariance.at(1, 1));
        assertEquals(covariance, covariance.transposed());
        assertEquals(covariance.at(1, 1), variance.at(1), 1e-15);
    }

    @Test
    void theConditionNumberIsTheRatioOfTheExtremeEigenvalues() {
        double[] values = SymmetricEigen.of(kernel(TRAIN)).values().toArray();
        assertEquals(values[2] / values[0], process(TRAIN).conditionNumber(), 1e-6 * values[2] / values[0]);
    }

    @Test
    void atTheTrainingInputsThePosteriorIsTheTargetsWithoutSpread() {
        Matrix train = kernel(TRAIN);
        GaussianProcess process = process(TRAIN);
        for (int i = 0; i < 3; i++) {
            assertEquals(TARGETS.at(i, 0), process.mean(train).at(i, 0), 1e-13);
            assertEquals(0, process.covariance(train, train).at(i, i), 1e-13);
        }
    }

    @Test
    void repeatedInputsMakeTheKernelSingularAndTheNamedJitterSolvesIt() {
        Matrix repeated = kernel(Matrix.of(3, 2, 1, 0.2, 1, 0.2, 0.3, -1.1));
        Inference.Singular singular =
                assertInstanceOf(Inference.Singular.class, GaussianProcess.of(repeated, TARGETS, Ridge.NONE));
        assertEquals(2, singular.rank());
        assertTrue(singular.redundant().orElseThrow() < 2);
        assertTrue(singular.conditionNumber() > 1e15);
        assertTrue(singular.message().contains("rank 2"), singular.message());
        Ridge named = new Ridge(0, singular.smallestJitter());
        assertInstanceOf(Inference.Solved.class, GaussianProcess.of(repeated, TARGETS, named));
        Ridge less = new Ridge(0, singular.smallestJitter() / 4);
        assertInstanceOf(Inference.Singular.class, GaussianProcess.of(repeated, TARGETS, less));
        assertThrows(IllegalArgumentException.class, () -> new Ridge(0, -1));
    }

    @Test
    void whatIsNoKernelIsRefusedWithTheOffendingEntryOrEigenvalue() {
        Matrix lopsided = kernel(TRAIN);
        lopsided.set(2, 1, lopsided.at(2, 1) + 1e-3);
        assertMentions("entry (2, 1)", lopsided);
        Matrix negative = kernel(TRAIN);
        negative.set(1, 1, -0.5);
        assertMentions("-0.5 at (1, 1)", negative);
        assertMentions("eigenvalue -1.0", Matrix.of(3, 3, 1, 2, 0, 2, 1, 0, 0, 0, 1));
    }

    private static void assertMentions(String words, Matrix kernel) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, () -> GaussianProcess.of(kernel, TARGETS, Ridge.NONE))
                        .getMessage());
        assertTrue(message.contains(words), message);
    }

    /// 600 inputs on a circle, so that blocks of rows and tiles of kernels are several.
    @Test
    void withoutTheKernelInMemoryTheMeanIsThatOfTheFactor() {
        int p = 600;
        Matrix inputs = Matrix.zeros(p, 2);
        Matrix targets = Matrix.zeros(p, 2);
        for (int i = 0; i < p; i++) {
            double angle = 2 * Math.PI * i / p;
            inputs.set(i, 0, Math.cos(angle));
            inputs.set(i, 1, Math.sin(angle));
            targets.set(i, 0, Math.sin(3 * angle));
            targets.set(i, 1, i % 5 == 0 ? 1 : 0);
        }
        NetworkGram gram = new NetworkGram(RECURSION, KernelKinds.NTK);
        Matrix cross = gram.between(TEST, inputs);
        assertEquals(RECURSION.kernels(TEST, inputs).ntk(), cross);
        assertEquals(RECURSION.kernels(inputs).ntk(), gram.symmetric(inputs));
        Matrix exact = GaussianProcess.of(gram.symmetric(inputs), targets, Ridge.noise(0.1))
                .orThrow()
                .mean(cross);
        LargeGaussianProcess large = LargeGaussianProcess.of(
                gram,
                new LargeGaussianProcess.TrainingSet(inputs, targets),
                Ridge.noise(0.1),
                ConjugateGradients.Effort.STANDARD);
        Matrix mean = large.mean(TEST);
        for (int i = 0; i < 4; i++) {
            assertEquals(exact.entries()[i], mean.entries()[i], 1e-8);
        }
        assertTrue(large.residuals().at(1) < 1e-9);
    }
}
