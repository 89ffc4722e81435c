package wick.experiment.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import wick.experiment.Comparison;
import wick.experiment.Progress;
import wick.experiment.Result;
import wick.experiment.Settings;
import wick.network.Linear;
import wick.network.Tanh;
import wick.network.recurrent.RecurrentNetwork;
import wick.theory.recurrent.LinearTheory;
import wick.theory.recurrent.twotime.TwoTimeMeanField;
import wick.theory.recurrent.twotime.Window;

class FreshWeightsTest {
    private static final RecurrentNetwork TANH = RecurrentNetwork.of(new Tanh(), 1, 2.25, 1);

    @Test
    void aSmallRunHasTheVerdictsThatAreExpected() {
        RecurrentFreshWeights experiment = new RecurrentFreshWeights();
        Map<String, String> given = Map.of("networks", "60", "sizes", "24,48,72,96");
        Result result = experiment.run(Settings.of(experiment, given), Progress.silent());

        assertEquals(6, result.comparisons().size());
        for (Comparison comparison : result.comparisons()) {
            assertTrue(comparison.asExpected(), comparison::toString);
        }
    }

    @Test
    void theOneTimeMapOfFreshWeightsIsTheEndOfTheTwoTimeEquations() {
        double step = 0.5;
        RecurrentNetwork network = TANH.withFreshWeights(step).withBiasVariance(0.2);
        double end = TwoTimeMeanField.of(network, 1)
                .over(Window.ofSteps(network, 80))
                .states()
                .at(80, 80)
                .value();
        assertEquals(end, StationaryLimits.fresh(network, step).value(), 1e-9);
    }

    /// The fixed point of a deep tanh network with σ_w² = 9/4 and σ_b² + κ = 1, by 10⁴ points of Simpson's
    /// rule.
    @Test
    void stepsThatForgetTheStateAreLayers() {
        double q = 1;
        for (int layer = 0; layer < 200; layer++) {
            double sum = 0;
            int points = 10_000;
            double h = 20.0 / points;
            for (int i = 0; i <= points; i++) {
                double z = -10 + i * h;
                double weight = i == 0 || i == points ? 1 : i % 2 == 1 ? 4 : 2;
                double rate = Math.tanh(Math.sqrt(q) * z);
                sum += weight * h / 3 * rate * rate * Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
            }
            q = 2.25 * sum + 1;
        }
        assertEquals(q, StationaryLimits.fresh(TANH.withFreshWeights(1), 1).value(), 1e-9);
    }

    @Test
    void theTiedLimitOfALinearNetworkIsThatOfLinearTheory() {
        RecurrentNetwork network =
                TANH.withActivation(new Linear()).withWeightVariance(0.25).inSteps(0.5);
        var limit = StationaryLimits.tied(network, 0.5);
        assertEquals(LinearTheory.of(network).variance().infinite(), limit.value(), 1e-9);
    }
}
