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

/// Seed 1. A right theory misses one of the verdicts of a run in one of about 1000 cases.
class ActionExperimentsTest {

    private static List<Verdict> wrong(String id, Map<String, String> given) {
        Experiment experiment = Catalog.named(id);
        Result result = experiment.run(Settings.of(experiment, given), Progress.silent());
        for (Comparison comparison : result.comparisons()) {
            assertEquals(comparison.expected(), comparison.verdict(), () -> comparison.toString());
        }
        return result.sections().getLast().comparisons().stream()
                .map(Comparison::verdict)
                .filter(verdict -> verdict == Verdict.DISAGREES)
                .toList();
    }

    @Test
    void outputsFollowTheSeriesAndDeepNarrowOnesDoNot() {
        assertEquals(
                2,
                wrong("edgeworth-density", Map.of("networks", "250000", "width", "7"))
                        .size());
    }

    @Test
    void fourPointFunctionsOfOneHiddenLayerHoldAndPluggingInDoesNot() {
        assertEquals(
                1,
                wrong("one-hidden-layer-cumulant", Map.of("networks", "320000", "widths", "2,5"))
                        .size());
    }

    @Test
    void couplingsRunByTheirClassAndNotAllAlike() {
        assertEquals(1, wrong("running-couplings", Map.of("networks", "40000")).size());
    }
}
