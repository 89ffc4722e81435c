package wick.experiment.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Progress;
import wick.experiment.Result;
import wick.experiment.Settings;
import wick.experiment.Verdict;

/// Seed 1. A right theory misses one of the verdicts of a run in at most one of 1000 cases.
class StabilityExperimentsTest {

    @ParameterizedTest
    @CsvSource({
        "catapult, networks, 30, 10",
        "memorization, sets, 2000, 5",
        "double-descent, networks, 150, 7",
        "sharpness, networks, 500, 3",
        "edge-of-stability, digit-networks, 2, 4"
    })
    void everyVerdictIsTheOneExpected(String id, String name, String value, int agree) {
        Experiment experiment = Catalog.named(id);
        Result result = experiment.run(Settings.of(experiment, Map.of(name, value)), Progress.silent());
        for (Comparison comparison : result.comparisons()) {
            assertEquals(comparison.expected(), comparison.verdict(), comparison::toString);
        }
        assertEquals(
                agree,
                result.comparisons().stream()
                        .filter(c -> c.verdict() == Verdict.AGREES)
                        .count());
    }
}
