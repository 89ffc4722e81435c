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
}
