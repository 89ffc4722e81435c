package wick.experiment.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Progress;
import wick.experiment.Result;
import wick.experiment.Settings;
import wick.experiment.Verdict;

/// Seed 1. A right theory misses one of the seven verdicts of a run in one of 2000 cases.
class KernelLawExperimentTest {

    private static Result run(Map<String, String> given) {
        Experiment experiment = Catalog.named("kernel-law");
        Result result = experiment.run(Settings.of(experiment, given), Progress.silent());
        for (Comparison comparison : result.comparisons()) {
            assertEquals(comparison.expected(), comparison.verdict(), () -> comparison.toString());
        }
        return result;
    }

    @Test
    void theLawHoldsInNarrowDeepNetworksAndLawsOfTwoMomentsDoNot() {
        Result result = run(Map.of("networks", "60000"));
        List<Verdict> wrong = result.sections().getLast().comparisons().stream()
                .map(Comparison::verdict)
                .toList();
        assertEquals(List.of(Verdict.DISAGREES, Verdict.DISAGREES), wrong);
    }

    @Test
    void itHoldsForRealWeightsToo() {
        run(Map.of("networks", "100000", "weights", "real", "width", "6", "hidden", "6"));
    }
}
