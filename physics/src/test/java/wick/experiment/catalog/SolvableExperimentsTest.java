package wick.experiment.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Progress;
import wick.experiment.Result;
import wick.experiment.Settings;
import wick.experiment.Verdict;

/// Seed 1. A right theory misses one of the verdicts of a run in at most one of 1000 cases.
class SolvableExperimentsTest {

    private static Result run(String id, Map<String, String> given) {
        Experiment experiment = Catalog.named(id);
        return experiment.run(Settings.of(experiment, given), Progress.silent());
    }

    private static void assertAsDeclared(Result result, long agree, long disagree) {
        for (Comparison comparison : result.comparisons()) {
            assertEquals(comparison.expected(), comparison.verdict(), comparison::toString);
        }
        assertEquals(agree, count(result, Verdict.AGREES));
        assertEquals(disagree, count(result, Verdict.DISAGREES));
    }

    private static long count(Result result, Verdict verdict) {
        return result.comparisons().stream().filter(c -> c.verdict() == verdict).count();
    }

    @Test
    void linearNetworksLearnFeaturesAsTheExactSolutionSays() {
        assertAsDeclared(run("feature-learning-linear", Map.of("networks", "3000")), 11, 1);
    }

    @Test
    void deepLinearNetworksLearnModeByModeFromAlignedWeightsOnly() {
        assertAsDeclared(run("deep-linear-modes", Map.of("networks", "300")), 10, 1);
    }

    @Test
    void miniBatchesLeaveTheLossOfTheExactRecursion() {
        assertAsDeclared(run("sgd-noise", Map.of("networks", "10000")), 4, 1);
    }

    @Test
    void largeWeightsAreNotCalledSmall() {
        String message = String.valueOf(assertThrows(
                        IllegalArgumentException.class, () -> run("deep-linear-modes", Map.of("deviation", "0.3")))
                .getMessage());
        assertTrue(message.contains("at most 0.5"), message);
    }

    @Test
    void tooFewWidthsAreRefused() {
        assertThrows(
                IllegalArgumentException.class, () -> run("feature-learning-linear", Map.of("widths", "16,32,64")));
    }
}
