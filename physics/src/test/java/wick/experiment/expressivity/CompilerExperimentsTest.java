package wick.experiment.expressivity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Progress;
import wick.experiment.Settings;
import wick.experiment.Verdict;
import wick.experiment.catalog.Catalog;

/// Fixed seeds; of the verdicts two rest on drawn points, each of which a right program fails once in 16 000 seeds.
class CompilerExperimentsTest {

    @ParameterizedTest
    @CsvSource({"multiplication-gate, batches, 100, 10", "compiled-polynomials, polynomials, 20, 6"})
    void everyVerdictIsTheExpectedOne(String id, String parameter, String value, int count) {
        Experiment experiment = Catalog.named(id);
        List<Comparison> comparisons = experiment
                .run(Settings.of(experiment, Map.of(parameter, value)), Progress.silent())
                .comparisons();
        assertEquals(count, comparisons.size());
        comparisons.forEach(comparison -> assertTrue(comparison.asExpected(), comparison::toString));
        assertEquals(
                1,
                comparisons.stream()
                        .filter(comparison -> comparison.verdict() == Verdict.DISAGREES)
                        .count());
    }
}
