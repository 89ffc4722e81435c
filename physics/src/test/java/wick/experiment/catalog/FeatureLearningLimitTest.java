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

class FeatureLearningLimitTest {

    private static Result run(Map<String, String> given) {
        Experiment experiment = Catalog.named("feature-learning-limit");
        return experiment.run(Settings.of(experiment, given), Progress.silent());
    }

    /// Five verdicts, each with a false alarm in one of 8000 seeds.
    @Test
    void networksFollowDynamicMeanFieldAndNotTheFrozenKernel() {
        Result result = run(Map.of("networks", "300", "widths", "100,150,250,400", "steps", "6", "particles", "2048"));
        assertEquals(5, result.comparisons().size());
        for (Comparison comparison : result.comparisons()) {
            assertEquals(comparison.expected(), comparison.verdict(), comparison::toString);
        }
    }

    @Test
    void tooFewParticlesAreNamed() {
        String message =
                String.valueOf(assertThrows(IllegalArgumentException.class, () -> run(Map.of("particles", "100")))
                        .getMessage());
        assertTrue(message.contains("100 particles are too few"), message);
    }
}
