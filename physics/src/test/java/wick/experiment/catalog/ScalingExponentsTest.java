package wick.experiment.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Progress;
import wick.experiment.Settings;
import wick.experiment.Verdict;

class ScalingExponentsTest {

    /// Eighteen verdicts at one seed; a right program fails one of them about once in 900 seeds.
    @Test
    void everyExponentIsTheDerivedOne() {
        Experiment experiment = Catalog.named("scaling-exponents");
        Settings settings = Settings.of(experiment, Map.of("networks", "100"));
        List<Comparison> comparisons =
                experiment.run(settings, Progress.silent()).comparisons();
        assertEquals(18, comparisons.size());
        for (Comparison comparison : comparisons) {
            assertEquals(Verdict.AGREES, comparison.verdict(), comparison::toString);
            assertTrue(2 * comparison.measurement().standardError() <= 0.05, comparison::toString);
        }
    }
}
