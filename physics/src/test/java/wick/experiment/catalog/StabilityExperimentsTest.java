package wick.experiment.catalog;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Progress;
import wick.experiment.Result;
import wick.experiment.Settings;
import wick.experiment.Verdict;

/// Small runs with seed 1: none disagrees, which happens to a right theory in at most one of 1000 cases, and as many
/// agree as have the power to.
class StabilityExperimentsTest {

    static List<Arguments> runs() {
        return List.of(
                Arguments.of("catapult", Map.of("networks", "20"), 10),
                Arguments.of("memorization", Map.of("sets", "600"), 5),
                Arguments.of("double-descent", Map.of("sets", "600", "networks", "60", "inputs", "8,12,18,24"), 4),
                Arguments.of("sharpness", Map.of("networks", "200", "widths", "24,40,64,100"), 1),
                Arguments.of("trainable-time", Map.of("networks", "20", "widths", "32,48,64,96"), 0),
                Arguments.of("width-generalizes", Map.of("networks", "60", "widths", "16,24,32,64"), 0),
                Arguments.of("edge-of-stability", Map.of("networks", "20", "digit-networks", "2"), 4));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void noPredictionFails(String id, Map<String, String> given, int agree) {
        Experiment experiment = Catalog.named(id);
        Result result = experiment.run(Settings.of(experiment, given), Progress.silent());
        for (Comparison comparison : result.comparisons()) {
            assertNotEquals(Verdict.DISAGREES, comparison.verdict(), comparison::toString);
        }
        long agreed = result.comparisons().stream()
                .filter(c -> c.verdict() == Verdict.AGREES)
                .count();
        assertTrue(agreed >= agree, agreed + " of " + result.comparisons());
    }
}
