package wick.experiment.information;

import static org.junit.jupiter.api.Assertions.assertEquals;
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
import wick.numeric.matrix.Matrix;
import wick.numeric.statistics.Moments;

/// Experiments whose data are learned from or estimated with neighbors, at a small budget and at seed
/// 1, which is fixed; a
/// right theory fails in one of 16 000 seeds for each comparison.
class LearnedInformationTest {

    private static Result run(Experiment experiment, Map<String, String> settings) {
        return experiment.run(Settings.of(experiment, settings), Progress.silent());
    }

    private static void asExpected(List<Comparison> comparisons, int count, int wrong) {
        assertEquals(count, comparisons.size());
        comparisons.forEach(c -> assertTrue(c.asExpected(), c::toString));
        assertEquals(
                wrong,
                comparisons.stream()
                        .filter(c -> c.verdict() == Verdict.DISAGREES)
                        .count());
    }

    /// Of images of 16 x 16 points.
    @Test
    void coarseImagesTellMassesApartAndNotSecondCouplings() {
        Result result = run(new CoarseClassification(), Map.of("size", "16", "sets", "1000", "examples", "4000"));
        asExpected(result.comparisons(), 7, 1);
        double[] measured = result.comparisons().stream()
                .mapToDouble(c -> c.measurement().mean())
                .toArray();
        assertTrue(measured[2] > 0.8 * measured[0], () -> measured[2] + " of " + measured[0]);
        assertTrue(measured[5] < 0.1 * measured[3], () -> measured[5] + " of " + measured[3]);
    }

    @Test
    void thePrincipalComponentKeepsLessThanTheBestCombination() {
        Result result = run(new Distillation(), Map.of("sets", "100", "samples", "400"));
        asExpected(result.comparisons(), 8, 1);
    }

    /// Also the claim that depth decides on grammars: right guesses, by five standard errors of their difference.
    @Test
    void noNetworkBeatsExactInferenceAndOnGrammarsTheDeepOneIsAhead() {
        Result result = run(
                new HierarchyNetworks(), Map.of("networks", "10", "steps", "300", "examples", "1000", "hidden", "32"));
        asExpected(result.comparisons(), 8, 0);
        Moments deep = accuracies(result, "grammar_deep");
        Moments shallow = accuracies(result, "grammar_shallow");
        double error =
                Math.hypot(deep.estimate().standardError(), shallow.estimate().standardError());
        assertTrue(
                deep.mean() - shallow.mean() > 5 * error,
                () -> deep.mean() + " and " + shallow.mean() + ", error of the difference " + error);
    }

    private static Moments accuracies(Result result, String array) {
        Matrix rows = result.arrays().getOrDefault(array, Matrix.zeros(1, 2));
        Moments moments = new Moments();
        for (int k = 0; k < rows.rows(); k++) {
            moments.add(rows.at(k, 1));
        }
        return moments;
    }
}
