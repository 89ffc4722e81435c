package wick.experiment.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Progress;
import wick.experiment.Result;
import wick.experiment.Settings;
import wick.experiment.Verdict;
import wick.numeric.matrix.Matrix;
import wick.theory.finitewidth.CorrelatorLayer;

/// What training keeps and changes, at a small budget and seed 1. A right theory misses its verdict in at
/// most one of 8000 cases.
class SymmetryAndCouplingTest {

    record Run(String id, Map<String, String> given) {}

    static List<Run> small() {
        Map<String, String> lesson = Map.of("steps", "1", "widths", "64,72,80,96");
        return List.of(
                new Run("symmetries-in-training", Map.of("steps", "8")),
                new Run("symmetry-of-any-lesson", Map.of("networks", "500")),
                new Run("couplings-in-training", lesson),
                new Run("couplings-mapped", lesson));
    }

    @ParameterizedTest
    @MethodSource("small")
    void theExperimentsGiveTheVerdictsTheyDeclare(Run run) {
        Experiment experiment = Catalog.named(run.id());
        Result result = experiment.run(Settings.of(experiment, run.given()), Progress.silent());
        assertFalse(result.answer().isBlank());
        boolean wrong = List.of("symmetry-of-any-lesson", "couplings-mapped").contains(run.id());
        for (Comparison comparison : result.comparisons()) {
            assertEquals(comparison.expected(), comparison.verdict(), comparison::toString);
            assertEquals(wrong ? Verdict.DISAGREES : Verdict.AGREES, comparison.verdict());
        }
    }

    /// Before training the coupling is the vertex. One step on kernel and targets maps outputs by
    /// (1, −η K_xX); with R frozen that is a contraction, and the response of R adds to it.
    @Test
    void theCouplingAfterOneStepIsTheContractionOfTheVertexByHand() {
        Experiment experiment = Catalog.named("couplings-in-training");
        ReadoutLesson lesson = CouplingsInTraining.lesson(Settings.of(experiment, Map.of()), "by-hand");
        CorrelatorLayer layer = lesson.correlators();
        double vertex = layer.fourPointVertex().at(3, 3, 3, 3);
        assertEquals(vertex, lesson.coupling(layer, 0), 1e-7 * vertex);
        assertEquals(vertex, lesson.mapped(layer, 0), 1e-12 * vertex);
        double rate = lesson.rate(layer);
        Matrix slopes = Matrix.zeros(4, 4);
        double[] map = {
            -rate * layer.kernel().at(3, 0),
            -rate * layer.kernel().at(3, 1),
            -rate * layer.kernel().at(3, 2),
            1
        };
        for (int a = 0; a < 4; a++) {
            for (int b = 0; b < 4; b++) {
                slopes.set(a, b, map[a] * map[b]);
            }
        }
        assertEquals(contracted(layer, slopes), lesson.mapped(layer, 1), 1e-10 * vertex);
        // v = m S mᵀ with m_a = −η S_xa: ∂v/∂S_xa gains −2 η (S m)_a, shared by the entries xa and ax
        for (int a = 0; a < 3; a++) {
            double gained = 0;
            for (int b = 0; b < 4; b++) {
                gained -= rate * layer.kernel().at(a, b) * map[b];
            }
            slopes.set(3, a, slopes.at(3, a) + gained);
            slopes.set(a, 3, slopes.at(a, 3) + gained);
        }
        assertEquals(contracted(layer, slopes), lesson.coupling(layer, 1), 1e-7 * vertex);
    }

    private static double contracted(CorrelatorLayer layer, Matrix slopes) {
        double sum = 0;
        for (int i = 0; i < 256; i++) {
            int a = i >> 6;
            int b = (i >> 4) & 3;
            int c = (i >> 2) & 3;
            int d = i & 3;
            sum += slopes.at(a, b) * layer.fourPointVertex().at(a, b, c, d) * slopes.at(c, d);
        }
        return sum;
    }
}
