package wick.experiment.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Progress;
import wick.experiment.Remedy;
import wick.experiment.Result;
import wick.experiment.Settings;
import wick.experiment.Stack;
import wick.experiment.Verdict;
import wick.network.Linear;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.observable.Measurement.Engine;
import wick.theory.finitewidth.DeepLinearMoments;

/// Every experiment at a small budget and seed 1. A right theory misses its verdict in at most one of
/// 8000 cases.
class ExperimentsTest {

    /// One for each theory room: infinitewidth, finitewidth, dynamics, generalization.
    private static final List<String> WRONG =
            List.of("gaussian-at-any-width", "leading-order-variance", "posterior-by-descent", "spectrum-alone");

    record Run(String id, Map<String, String> given) {
        Result result() {
            Experiment experiment = Catalog.named(id);
            return experiment.run(Settings.of(experiment, given), Progress.silent());
        }
    }

    static List<Run> small() {
        return List.of(
                new Run("gaussian-process-limit", Map.of("networks", "4000")),
                new Run("ntk-variance", Map.of("networks", "1000")),
                new Run("kernel-frozen", Map.of("networks", "300")),
                new Run("linear-training", Map.of("networks", "1500")),
                new Run("depth-scale", Map.of("networks", "300", "widths", "64,128,192,256")),
                new Run("correlation-depth", Map.of("networks", "50000", "layers", "4", "widths", "128,160,256,512")),
                new Run("deep-linear-moments", Map.of("hidden", "2", "widths", "24,48")),
                new Run("deep-linear-moments", Map.of("hidden", "2", "widths", "16", "weights", "real")),
                new Run("relu-moments", Map.of("hidden", "2", "widths", "32")),
                new Run("gaussian-at-any-width", Map.of()),
                new Run("leading-order-variance", Map.of("networks", "50000")),
                new Run("posterior-by-descent", Map.of("networks", "1500")),
                new Run("learning-curve", Map.of("sets", "60", "points", "16,32,64,128")),
                new Run("spectrum-alone", Map.of("sets", "60")),
                new Run(
                        "trainable-depth",
                        Map.of("depths", "4,24", "columns", "2", "width", "32", "images", "60", "networks", "400")));
    }

    @ParameterizedTest
    @MethodSource("small")
    void anExperimentGivesTheVerdictItDeclares(Run run) {
        Result result = run.result();
        assertEquals(run.id(), result.id());
        assertFalse(result.answer().isBlank());
        for (Comparison comparison : result.comparisons()) {
            assertEquals(comparison.expected(), comparison.verdict(), () -> comparison.toString());
        }
        List<Verdict> graded = result.comparisons().stream()
                .map(Comparison::verdict)
                .filter(verdict -> verdict != Verdict.NOT_GRADED)
                .distinct()
                .toList();
        assertEquals(List.of(WRONG.contains(run.id()) ? Verdict.DISAGREES : Verdict.AGREES), graded);
    }

    @Test
    void aFactorForEveryWeightMatrixInsteadOfEveryHiddenLayerDisagrees() {
        Stack stack = Stack.of(new Linear(), 1, 0, new Stack.Size(2, 2, 1));
        MomentCase right = new MomentCase(stack, 24, 2, wiring -> DeepLinearMoments.of(wiring)::relativeMoment);
        MomentCase wrong = new MomentCase(
                stack,
                24,
                2,
                wiring -> order -> Math.pow(DeepLinearMoments.of(wiring).relativeMoment(order), 1.5));
        Alternative rival = right.deeper();
        int networks = (int) right.planned(rival);
        MomentCase.Budget budget = new MomentCase.Budget(networks, 1, Engine.IMPLICIT_WEIGHTS);
        var sample = right.draw("wrong-exponent", budget, networks);
        Remedy remedy = new Remedy("wick run deep-linear-moments", "-p networks=", networks);
        assertEquals(
                Verdict.AGREES,
                right.judge("right", rival, right.measure(sample), remedy).verdict());
        Alternative truth = new Alternative("one factor for each hidden layer", right.predicted());
        assertEquals(
                Verdict.DISAGREES,
                wrong.judge("wrong", truth, wrong.measure(sample), remedy).verdict());
    }

    @Test
    void tooFewNetworksAreInconclusiveAndTheRemedySettlesIt() {
        Experiment experiment = Catalog.named("deep-linear-moments");
        Map<String, String> few = Map.of("hidden", "2", "widths", "24", "networks", "200");
        Comparison open = experiment
                .run(Settings.of(experiment, few), Progress.silent())
                .comparisons()
                .getFirst();
        assertEquals(Verdict.INCONCLUSIVE, open.verdict());
        int at = open.remark().lastIndexOf("-p networks=");
        assertTrue(at > 0, open.remark());
        Map<String, String> enough = new HashMap<>(few);
        enough.put("networks", open.remark().substring(at + "-p networks=".length()));
        Comparison settled = experiment
                .run(Settings.of(experiment, enough), Progress.silent())
                .comparisons()
                .getFirst();
        assertEquals(Verdict.AGREES, settled.verdict(), settled.remark());
    }

    @Test
    void numbersDoNotDependOnTheNumberOfThreads() {
        Run training = new Run("kernel-frozen", Map.of("networks", "10"));
        Run depth = new Run("depth-scale", Map.of("networks", "20", "widths", "32,48,64,96"));
        List<Map<String, Matrix>> arrays = new ArrayList<>();
        for (int threads : new int[] {1, 3}) {
            Parallel.withThreads(threads, () -> {
                arrays.add(training.result().arrays());
                arrays.add(depth.result().arrays());
            });
        }
        assertEquals(arrays.get(0), arrays.get(2));
        assertEquals(arrays.get(1), arrays.get(3));
    }
}
