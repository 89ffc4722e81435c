package wick.experiment.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import wick.experiment.Comparison;
import wick.observable.Measurement;

/// Studies of networks that are not stacks of dense layers: theory of infinite width beside ensembles of
/// real networks. Every comparison disagrees by chance once in 8000 times at most; seed 1 is fixed.
final class ArchitectureStudyTest {
    @TempDir
    Path folder;

    private static String study(String layers) {
        return """
                network:
                  input: [1, 8, 8]
                  layers:
                %s
                    - dense: {width: 10, weight-variance: 1}
                data:
                  train: {file: digits, take: 60}
                  test: {file: digits, skip: 1000, take: 60}
                study: {widths: [12, 16, 24, 32], networks: 200, seed: 1,
                        training: {width: 24, networks: 12, inputs: 10, steps: 6, rate: 0.3}}
                """.formatted(layers);
    }

    static Stream<Arguments> networks() {
        return Stream.of(
                Arguments.of("convolutions, flattened", study("""
                            - conv: {channels: 24, size: [3, 3], stride: [2, 2], weight-variance: 2}
                            - activation: relu
                            - conv: {channels: 24, size: [3, 3], padding: circular, weight-variance: 2}
                            - activation: relu\
                        """)),
                Arguments.of("convolution, pooled everywhere", study("""
                            - conv: {channels: 24, size: [3, 3], stride: [2, 2], weight-variance: 1.8, bias-variance: 0.1}
                            - activation: erf
                            - average-pool: {size: [2, 2]}
                            - global-average-pool\
                        """)),
                Arguments.of("layer norm", study("""
                            - dense: {width: 24, weight-variance: 3}
                            - layer-norm
                            - activation: relu
                            - dense: {width: 24, weight-variance: 2}
                            - activation: relu\
                        """)),
                Arguments.of("dropout", study("""
                            - dense: {width: 24, weight-variance: 2}
                            - activation: relu
                            - dropout: {rate: 0.2}\
                        """)),
                Arguments.of("tied weights", study("""
                            - dense: {width: 24, weight-variance: 1.5}
                            - repeat:
                                times: 3
                                weights: tied
                                layers:
                                  - activation: erf
                                  - dense: {width: 24, weight-variance: 1.5}
                            - activation: erf\
                        """)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("networks")
    void theoryAndRealNetworksAgree(String name, String yaml) throws IOException {
        Path file = Files.writeString(folder.resolve("network.yaml"), yaml);
        StudyReport report = Study.run(StudyFile.read(file).withEffort(Effort.QUICK), new StudyTest.Memory());
        for (Comparison comparison : report.comparisons()) {
            assertTrue(comparison.asExpected(), () -> name + ": " + comparison);
        }
        assertTrue(report.comparisons().size() >= 6, name);
        assertEquals(
                Measurement.Engine.REAL_WEIGHTS,
                report.comparisons().getFirst().measurement().engine());
    }

    /// With half the channels and a quarter of the images, to be done in seconds.
    @Test
    void theConvolutionalExampleBringsNoSurprise() throws IOException {
        Path example = Path.of(System.getProperty("wick.root", ".."), "examples", "convolution.yaml");
        String text = Files.readString(example)
                .replace("take: 1000", "take: 250")
                .replace("[32, 48, 64, 96]", "[16, 24, 32, 48]")
                .replace("width: 64, networks: 24, inputs: 40", "width: 32, networks: 24, inputs: 20");
        Path file = Files.writeString(folder.resolve("convolution.yaml"), text);
        StudyReport report =
                Study.run(StudyFile.read(file).withNetworks(400).withEffort(Effort.QUICK), new StudyTest.Memory());
        for (Comparison comparison : report.comparisons()) {
            assertTrue(comparison.asExpected(), comparison::toString);
        }
        assertEquals(
                List.of(
                        "kernels",
                        "spread",
                        "finite-width",
                        "spectrum",
                        "training",
                        "regime",
                        "accuracy",
                        "assumptions"),
                report.sections().stream().map(section -> section.id()).toList());
    }
}
