package wick.lab.training;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wick.lab.realization.RealNetwork;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Parameterization;
import wick.numeric.matrix.Matrix;

class StepsToLearnTest {
    private static final Problem PROBLEM = new Problem(Matrix.of(1, 1, 2), Matrix.of(1, 1, 3), Matrix.zeros(0, 1));

    /// f = w x + b learns by (1 − η (x² + 1))^k, here .75^k: a quarter of the loss is left after ln(1/4) / (2 ln .75)
    /// steps.
    @Test
    void oneWeightAndABiasTakeTheStepsOfItsGeometricSeries() {
        double steps = new StepsToLearn(PROBLEM, 0.05, 0.25, 100).of(start(0)).orElseThrow();
        assertEquals(Math.log(0.25) / (2 * Math.log(0.75)), steps, 1e-12);
    }

    @Test
    void whatIsLearnedAlreadyTakesNoStepAndWhatIsNotLearnedHasNoNumber() {
        assertEquals(
                0, new StepsToLearn(PROBLEM, 0.05, 0.25, 100).of(start(1.5)).orElseThrow());
        assertTrue(new StepsToLearn(PROBLEM, 0.05, 0.25, 2).of(start(0)).isEmpty());
        assertTrue(new StepsToLearn(PROBLEM, 10, 0.25, 100_000).of(start(0)).isEmpty());
    }

    private static RealNetwork start(double weight) {
        Network network = new Network(
                1,
                List.of(new Layer.Dense(1, new Initialization.Variances(1, 0))),
                Distribution.NORMAL,
                Parameterization.STANDARD);
        RealNetwork real = new RealNetwork(network.wire());
        real.use(Map.of("w1", Matrix.of(1, 1, weight)));
        return real;
    }
}
