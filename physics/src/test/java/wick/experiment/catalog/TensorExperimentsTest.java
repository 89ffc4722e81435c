package wick.experiment.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Progress;
import wick.experiment.Result;
import wick.experiment.Settings;
import wick.experiment.Verdict;

/// Experiments on the tensors of first order at a small budget and seed 1. A right theory misses its verdict
/// in at most one of 8000 cases.
class TensorExperimentsTest {

    private static Result run(String id, Map<String, String> given) {
        Experiment experiment = Catalog.named(id);
        return experiment.run(Settings.of(experiment, given), Progress.silent());
    }

    @Test
    void everyTensorAgreesAndExcludesItsRival() {
        Result result = run("finite-width-tensors", Map.of("networks", "16000"));
        assertEquals(7, result.comparisons().size());
        for (Comparison comparison : result.comparisons()) {
            assertEquals(Verdict.AGREES, comparison.verdict(), comparison::toString);
        }
        assertEquals(7, result.arrays().size());
    }

    @Test
    void behindKinksThereAreFiveTensors() {
        Result result = run(
                "finite-width-tensors",
                Map.of("activation", "relu", "weight-variance", "1.5", "networks", "3000", "widths", "16,24,32,48"));
        assertEquals(5, result.comparisons().size());
        for (Comparison comparison : result.comparisons()) {
            assertNotEquals(Verdict.DISAGREES, comparison.verdict(), comparison::toString);
        }
    }

    @Test
    void misreadTensorsDisagree() {
        Result result = run("tensors-misread", Map.of("networks", "8000"));
        assertEquals(4, result.comparisons().size());
        for (Comparison comparison : result.comparisons()) {
            assertEquals(Verdict.DISAGREES, comparison.verdict(), comparison::toString);
        }
    }

    /// Too few networks to exclude rivals, enough to see a wrong coefficient of the size of T.
    @Test
    void correctionsOfTheMeansDoNotDisagree() {
        Result result = run("finite-width-means", Map.of("networks", "60000"));
        for (Comparison comparison : result.comparisons()) {
            assertNotEquals(Verdict.DISAGREES, comparison.verdict(), comparison::toString);
            assertTrue(Math.abs(comparison.z().orElseThrow()) < 4, comparison::toString);
        }
    }

    /// Three hidden relu layers: E S²/K² = (1 + 5/n)³, whose coefficient of 1/n² is 75. Within four standard
    /// errors, and far from none.
    @Test
    void whatFirstOrderLeavesOutHasTheCoefficientOfTheSecond() {
        Result result = run("first-order-residual", Map.of("networks", "400000"));
        Comparison coefficient = result.comparisons().getLast();
        assertEquals(75, coefficient.prediction().value(), 1e-7);
        double error = coefficient.measurement().standardError();
        assertEquals(75, coefficient.measurement().mean(), 4 * error);
        assertTrue(coefficient.measurement().mean() > 10 * error, coefficient::toString);
        for (Comparison comparison : result.comparisons()) {
            assertNotEquals(Verdict.DISAGREES, comparison.verdict(), comparison::toString);
        }
    }
}
