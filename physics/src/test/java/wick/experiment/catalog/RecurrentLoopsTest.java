package wick.experiment.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Progress;
import wick.experiment.Result;
import wick.experiment.Settings;

/// A smaller run, seed 1. A right theory misses one of its verdicts in at most one of 5000 cases.
class RecurrentLoopsTest {

    @Test
    void smallTanhNetworksHaveTheVarianceOfTheirLoops() {
        Experiment experiment = new RecurrentLoops();
        Map<String, String> given = Map.of("sizes", "3,4", "networks", "8000", "realizations", "40");
        Result result = experiment.run(Settings.of(experiment, given), Progress.silent());
        assertEquals(4, result.comparisons().size());
        for (Comparison comparison : result.comparisons()) {
            assertEquals(comparison.expected(), comparison.verdict(), () -> comparison.toString());
        }
    }
}
