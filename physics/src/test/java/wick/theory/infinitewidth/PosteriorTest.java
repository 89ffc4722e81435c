package wick.theory.infinitewidth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static wick.theory.Printed.assertPrinted;

import org.junit.jupiter.api.Test;
import wick.network.Erf;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.SymmetricEigen;
import wick.theory.Chains;
import wick.theory.Chains.Laws;

class PosteriorTest {
    private static final Matrix TRAIN = Matrix.of(3, 2, 1, 0.2, -0.5, 0.9, 0.3, -1.1);
    private static final Matrix TEST = Matrix.of(2, 2, 0.8, 0.7, 0.1, 0.4);
    private static final Matrix TARGETS = Matrix.of(3, 1, 1, -0.5, 0.3);

    private static Posterior.Covariances kernels(Matrix train) {
        KernelRecursion recursion = KernelRecursion.of(Chains.deep(new Erf(), Laws.ntk(1.5, 0.1), 2, 512, 2));
        return new Posterior.Covariances(
                recursion.kernels(train).nngp(),
                recursion.kernels(TEST, train).nngp(),
                recursion.kernels(TEST).nngp());
    }

    @Test
    void thePosteriorHasThePrintedMeanAndVariance() {
        Posterior.Conditioned posterior =
                assertInstanceOf(Posterior.Conditioned.class, Posterior.of(kernels(TRAIN), TARGETS, 0));
        assertPrinted(".76031771", posterior.mean().at(0, 0));
        assertPrinted(".12915415", posterior.mean().at(1, 0));
        assertPrinted(".04567578", posterior.covariance().at(0, 0));
        assertPrinted(".028676", posterior.covariance().at(1, 1));
        assertEquals(posterior.covariance(), posterior.covariance().transposed());
    }

    @Test
    void theConditionNumberIsTheRatioOfTheExtremeEigenvalues() {
        Posterior.Covariances kernels = kernels(TRAIN);
        double[] values = SymmetricEigen.of(kernels.train()).values().toArray();
        Posterior.Conditioned posterior =
                assertInstanceOf(Posterior.Conditioned.class, Posterior.of(kernels, TARGETS, 0));
        assertEquals(values[2] / values[0], posterior.conditionNumber(), 1e-6 * posterior.conditionNumber());
    }

    @Test
    void atTheTrainingInputsThePosteriorIsTheTargetsWithoutSpread() {
        Matrix train = kernels(TRAIN).train();
        Posterior.Conditioned posterior = assertInstanceOf(
                Posterior.Conditioned.class, Posterior.of(new Posterior.Covariances(train, train, train), TARGETS, 0));
        for (int i = 0; i < 3; i++) {
            assertEquals(TARGETS.at(i, 0), posterior.mean().at(i, 0), 1e-13);
            assertEquals(0, posterior.covariance().at(i, i), 1e-13);
        }
    }

    @Test
    void repeatedInputsMakeTheKernelSingularUnlessJitterIsAskedFor() {
        Matrix repeated = Matrix.of(3, 2, 1, 0.2, 1, 0.2, 0.3, -1.1);
        Posterior.Covariances kernels = kernels(repeated);
        assertInstanceOf(Posterior.Singular.class, Posterior.of(kernels, TARGETS, 0));
        Posterior.Conditioned posterior =
                assertInstanceOf(Posterior.Conditioned.class, Posterior.of(kernels, TARGETS, 1e-3));
        assertEquals(1e-3, posterior.jitter());
        assertThrows(IllegalArgumentException.class, () -> Posterior.of(kernels, TARGETS, -1));
    }
}
