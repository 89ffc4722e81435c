package wick.experiment.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Progress;
import wick.experiment.Result;
import wick.experiment.Settings;
import wick.experiment.Verdict;

/// With few networks: nothing disagrees (one right theory in about 8000 would), and every figure is there.
class RecurrentTransientsTest {

    @Test
    void transientsOfTwoNonlinearNetworksDoNotContradictTwoTimeMeanField() {
        Result result = run(new RecurrentTwoTime(), Map.of("networks", "150", "steps", "8"));
        assertEquals(8, result.comparisons().size());
        assertEquals(
                6, result.sections().stream().mapToInt(s -> s.figures().size()).sum());
    }

    @Test
    void sharedWeightsLeaveKernelsAndCorrelateLayers() {
        Result result = run(new RecurrentDepthAsTime(), Map.of("networks", "150"));
        assertEquals(Verdict.AGREES, result.comparisons().get(2).verdict());
        assertEquals(Verdict.AGREES, result.comparisons().get(3).verdict());
    }

    private static Result run(Experiment experiment, Map<String, String> settings) {
        Result result = experiment.run(Settings.of(experiment, settings), Progress.silent());
        for (Comparison comparison : result.comparisons()) {
            assertNotEquals(Verdict.DISAGREES, comparison.verdict(), comparison::toString);
        }
        return result;
    }
}
