package wick.experiment.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Progress;
import wick.experiment.Result;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Verdict;

/// Networks that are fields, seed 1. A right theory misses one of the verdicts of a run in at most one of
/// 1500 cases.
class FieldExperimentsTest {

    record Run(String id, Map<String, String> given, long agree, long disagree) {
        Result result() {
            Experiment experiment = Catalog.named(id);
            return experiment.run(Settings.of(experiment, given), Progress.silent());
        }
    }

    static List<Run> runs() {
        return List.of(
                new Run("free-scalar", Map.of("widths", "1,8", "networks", "100000"), 2, 0),
                new Run("free-scalar", Map.of("dimension", "2", "widths", "3", "networks", "50000"), 1, 0),
                new Run("free-scalar", Map.of("dimension", "3", "widths", "3", "networks", "50000"), 1, 0),
                new Run("clustering", Map.of("networks", "40000"), 4, 1),
                new Run(
                        "clustering",
                        Map.of("networks", "200000", "dimension", "2", "distances", "0,4", "width", "32"),
                        2,
                        1),
                new Run("phi4-shift", Map.of("networks", "30000", "widths", "48"), 1, 0),
                new Run("shared-scale", Map.of("networks", "20000", "widths", "4,16,64"), 6, 1));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void anExperimentGivesTheVerdictsItDeclares(Run run) {
        Result result = run.result();
        for (Comparison comparison : result.comparisons()) {
            assertEquals(comparison.expected(), comparison.verdict(), () -> comparison.toString());
        }
        assertEquals(run.agree(), count(result, Verdict.AGREES));
        assertEquals(run.disagree(), count(result, Verdict.DISAGREES));
    }

    private static long count(Result result, Verdict verdict) {
        return result.comparisons().stream().filter(c -> c.verdict() == verdict).count();
    }

    /// The same numbers with every readout drawn, in the same errors: the average over readouts hides
    /// nothing.
    @Test
    void drawnReadoutsSayTheSameAsAveragedOnes() {
        for (Comparison comparison : new Run(
                        "clustering",
                        Map.of("networks", "300000", "readouts", "drawn", "distances", "1,3", "width", "16"),
                        0,
                        0)
                .result()
                .comparisons()) {
            double z = Math.abs(comparison.measurement().mean()
                            - comparison.prediction().value())
                    / comparison.measurement().standardError();
            assertEquals(comparison.expected() != Verdict.DISAGREES, z < 4, comparison::toString);
        }
    }

    @Test
    void atAStrongCouplingReweightingGivesWayToChainsAndSaysSo() {
        Map<String, String> strong =
                Map.of("networks", "2000", "widths", "48", "coupling", "3000", "cutoff", "4", "points", "13");
        Section chained =
                new Run("phi4-shift", strong, 0, 0).result().sections().getLast();
        assertTrue(
                chained.summary().startsWith("Reweighting collapses")
                        && chained.summary().contains("Markov chains"),
                chained.summary());
        Comparison shown = chained.comparisons().getFirst();
        assertEquals(Verdict.NOT_GRADED, shown.verdict());
        assertTrue(shown.measurement().mean() > 0 && shown.measurement().mean() < 0.1, shown::toString);
        Map<String, String> forced = new java.util.HashMap<>(strong);
        forced.put("sampler", "reweighting");
        Section refused =
                new Run("phi4-shift", forced, 0, 0).result().sections().getLast();
        assertEquals(List.of(), refused.comparisons());
        assertTrue(refused.summary().contains("No average is given"), refused.summary());
    }

    /// At a weak coupling both ways of sampling are open, and agree within their errors.
    @Test
    void reweightingAndChainsAgreeWhereBothWork() {
        double[] mean = new double[2];
        double[] error = new double[2];
        List<String> samplers = List.of("reweighting", "chain");
        for (int i = 0; i < 2; i++) {
            Map<String, String> given = Map.of(
                    "networks", "20000", "widths", "8", "coupling", "5", "points", "13", "sampler", samplers.get(i));
            var measured = new Run("phi4-shift", given, 0, 0)
                    .result()
                    .sections()
                    .getLast()
                    .comparisons()
                    .getFirst()
                    .measurement();
            mean[i] = measured.mean();
            error[i] = measured.standardError();
        }
        assertEquals(mean[0], mean[1], 4 * Math.hypot(error[0], error[1]));
        assertTrue(error[0] < 0.02 * mean[0] && error[1] < 0.03 * mean[1]);
    }
}
