package wick.experiment.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Progress;
import wick.experiment.Result;
import wick.experiment.Settings;
import wick.experiment.Verdict;

/// The experiments on spectra and architectures at a small budget and seed 1. A right theory misses its
/// verdict in at most one of 8000 cases each.
class SpectraExperimentsTest {

    private static Result run(String id, Map<String, String> given) {
        Experiment experiment = Catalog.named(id);
        Result result = experiment.run(Settings.of(experiment, given), Progress.silent());
        assertEquals(id, result.id());
        assertTrue(!result.answer().isBlank());
        for (Comparison comparison : result.comparisons()) {
            assertEquals(comparison.expected(), comparison.verdict(), () -> comparison.toString());
        }
        return result;
    }

    private static List<Verdict> verdicts(Result result) {
        return result.comparisons().stream().map(Comparison::verdict).toList();
    }

    @Test
    void criticalNetworksWithGaussianWeightsFollowFreeProbabilityAndAreNoIsometries() {
        Result result = run("jacobian-spectrum", Map.of("networks", "200", "widths", "24,32,48,64", "hidden", "2"));
        assertEquals(List.of(Verdict.AGREES, Verdict.AGREES, Verdict.AGREES, Verdict.DISAGREES), verdicts(result));
    }

    @Test
    void orthogonalNetworksHaveTheSpectraOfFreeOrthogonalMatrices() {
        Result result = run(
                "jacobian-spectrum",
                Map.of(
                        "networks",
                        "150",
                        "widths",
                        "24,32,48,64",
                        "weights",
                        "orthogonal",
                        "activation",
                        "relu",
                        "weight-variance",
                        "2",
                        "bias-variance",
                        "0"));
        assertEquals(List.of(Verdict.AGREES, Verdict.AGREES, Verdict.AGREES), verdicts(result));
    }

    @Test
    void kernelMatricesOfPointsOnASphereHaveTheEigenvaluesOfTheirKernel() {
        Result result = run("sphere-spectrum", Map.of("draws", "150", "points", "48,64,96,128"));
        assertEquals(List.of(Verdict.AGREES, Verdict.AGREES, Verdict.AGREES, Verdict.AGREES), verdicts(result));
    }

    @ParameterizedTest
    @ValueSource(strings = {"residual", "residual-layer-norm", "dropout"})
    void architecturesFollowTheirMeanField(String block) {
        Result result = run(
                "architecture-depth",
                Map.of("block", block, "networks", "600", "blocks", "3", "widths", "32,48,64,96"));
        assertEquals(List.of(Verdict.AGREES, Verdict.AGREES, Verdict.AGREES), verdicts(result));
    }
}
