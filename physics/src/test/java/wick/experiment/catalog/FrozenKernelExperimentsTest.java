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
class FrozenKernelExperimentsTest {

    private static final Map<String, String> SMALL =
            Map.of("hidden", "2", "networks", "1000", "widths", "128,256,512,1024");

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

    /// Two hidden layers, so that every term of the recursions counts.
    @Test
    void theMeanKernelDriftsAndMeanOutputsMoveAsTheFirstOrderSays() {
        assertAsDeclared(run("kernel-drift", SMALL), 3, 2);
    }

    @Test
    void classifiersFollowTheFrozenKernelInMeanAndVariance() {
        assertAsDeclared(run("cross-entropy-training", Map.of("networks", "4000", "draws", "100000")), 3, 0);
    }

    @Test
    void kinksAreRefusedInOneSentence() {
        String message = String.valueOf(assertThrows(
                        IllegalArgumentException.class, () -> run("kernel-drift", Map.of("activation", "relu")))
                .getMessage());
        assertTrue(message.contains("relu has kinks"), message);
    }
}
