package wick.experiment.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Progress;
import wick.experiment.Result;
import wick.experiment.Settings;
import wick.experiment.Verdict;

class LazyToRichTest {
    private static Result run(Map<String, String> given) {
        Experiment experiment = Catalog.named("lazy-to-rich");
        return experiment.run(Settings.of(experiment, given), Progress.silent());
    }

    /// Six verdicts at one seed; a right program fails one of them about once in 8000 seeds.
    @Test
    void kernelAndFeaturesMoveAsTheirParameterizationSays() {
        Result result = run(Map.of("networks", "4", "widths", "100,300,1000,10000"));
        List<Comparison> comparisons = result.comparisons();
        assertEquals(6, comparisons.size());
        for (Comparison comparison : comparisons) {
            assertEquals(comparison.expected(), comparison.verdict(), comparison::toString);
        }
        assertEquals(
                List.of("rich.no-features"),
                comparisons.stream()
                        .filter(comparison -> comparison.verdict() == Verdict.DISAGREES)
                        .map(Comparison::id)
                        .toList());
    }

    @Test
    void aWidthThatNoMemoryHoldsIsRefusedWithTheReason() {
        var refusal = assertThrows(
                IllegalArgumentException.class,
                () -> run(Map.of("networks", "4", "widths", "100,200,300,10000000", "steps", "1000000")));
        assertTrue(String.valueOf(refusal.getMessage()).contains("implicit weights"), refusal.getMessage());
    }
}
