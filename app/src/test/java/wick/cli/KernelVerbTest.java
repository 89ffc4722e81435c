package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.data.Npy;
import wick.data.Npz;
import wick.data.Tensor;
import wick.numeric.matrix.Matrix;

class KernelVerbTest {
    private static final String RELU = """
            network:
              input: 2
              layers:
                - repeat: {times: 2, layers: [{dense: {width: 64, weight-variance: 2}}, {activation: relu}]}
                - dense: {width: 3, weight-variance: 2}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeNetworkAndInputs() throws IOException {
        Files.writeString(folder.resolve("net.yaml"), RELU);
        Files.writeString(folder.resolve("conv.yaml"), """
                network:
                  input: [1, 2]
                  layers:
                    - conv: {channels: 2, size: [2], weight-variance: 1}
                    - dense: {width: 1, weight-variance: 1}
                """);
        // x·x′ / 2 = [[1, 0.4], [0.4, 0.7]]
        double a = Math.sqrt(2);
        double b = 0.8 / a;
        Npy.write(folder.resolve("X.npy"), Matrix.of(2, 2, a, 0, b, Math.sqrt(1.4 - b * b)));
        Npy.write(folder.resolve("Z.npy"), Matrix.of(3, 2, 1, 0, 0, 1, 1, 1));
        Npy.write(folder.resolve("wide.npy"), Matrix.zeros(2, 3));
    }

    private Spoken kernel(String options) {
        String line = options.replaceAll("(\\w+\\.(yaml|npy|npz))", folder + "/$1");
        return Spoken.by(("kernel " + line).split(" "));
    }

    private Npz written(String options) {
        Spoken spoken = kernel(options + " --out K.npz");
        assertEquals(0, spoken.code(), spoken.err());
        return Npz.read(folder.resolve("K.npz"));
    }

    private static Tensor array(Npz file, String name) {
        Tensor array = file.arrays().get(name);
        if (array == null) {
            throw new AssertionError("no array " + name + " in " + file.arrays().keySet());
        }
        return array;
    }

    @Test
    void theKernelsOfThreeReluLayersAreThoseOfTheReferenceTable() {
        Npz file = written("net.yaml --inputs X.npy");
        assertEquals(2, array(file, "nngp").at(0), 1e-12);
        assertEquals(1.1272535535, array(file, "nngp").at(1), 5e-11);
        assertEquals(2.1964583374, array(file, "ntk").at(1), 5e-11);
        assertEquals(4.2, array(file, "ntk").at(3), 1e-12);
        assertTrue(file.texts().keySet().containsAll(List.of("network", "conventions", "version")));
    }

    @Test
    void kindsSelectsArraysAndJsonNamesTheirShapes() {
        Spoken spoken = kernel("net.yaml --inputs X.npy --inputs2 Z.npy --kinds nngp --out K.npz --json");
        Written json = Written.by(spoken);
        assertEquals(Map.of("nngp", List.of(2, 3)), json.at("arrays"));
        assertEquals(
                List.of(2, 3), array(Npz.read(folder.resolve("K.npz")), "nngp").shape());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--monte-carlo 3", "--empirical"})
    void whatTheoryDeclinesIsMeasuredOnRealNetworks(String how) throws IOException {
        Files.writeString(
                folder.resolve("conv.yaml"),
                Files.readString(folder.resolve("conv.yaml"))
                        .replace("    - dense", "    - global-max-pool\n    - dense"));
        assertTrue(array(written("conv.yaml --inputs X.npy " + how), "ntk").at(3) > 0);
        Spoken refused = kernel("conv.yaml --inputs X.npy --out N.npz");
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("no closed form"), refused.err());
    }

    /// A sign is 1 in the mean square, so that behind it K_ii = 2 + 0.1; its slope is infinite.
    @ParameterizedTest
    @ValueSource(strings = {"", " --diagonal"})
    void ofAnActivationThatJumpsThereIsTheCovarianceAlone(String diagonal) throws IOException {
        Files.writeString(folder.resolve("sign.yaml"), """
                network:
                  input: 2
                  layers:
                    - dense: {width: 8, weight-variance: 2}
                    - activation: sign
                    - dense: {width: 1, weight-variance: 2, bias-variance: 0.1}
                """);
        Npz file = written("sign.yaml --inputs X.npy --kinds nngp" + diagonal);
        assertEquals(List.of("nngp"), List.copyOf(file.arrays().keySet()));
        assertEquals(2.1, array(file, "nngp").at(diagonal.isEmpty() ? 3 : 1), 1e-14);
        for (String kinds : List.of("ntk", "nngp,ntk")) {
            Spoken refused = kernel("sign.yaml --inputs X.npy --out N.npz --kinds " + kinds + diagonal);
            assertEquals(2, refused.code());
            assertTrue(refused.err().contains("ask for nngp alone"), refused.err());
            assertFalse(Files.exists(folder.resolve("N.npz")));
        }
    }

    @Test
    void betweenTwoSetsTheEmpiricalKernelIsABlockOfTheOneOverBoth() {
        Tensor across = array(written("net.yaml --inputs X.npy --inputs2 X.npy --empirical"), "ntk");
        Tensor alone = array(written("net.yaml --inputs X.npy --empirical"), "ntk");
        for (int i = 0; i < 4; i++) {
            assertEquals(alone.at(i), across.at(i), 1e-12 * Math.abs(alone.at(i)));
        }
    }

    @Test
    void theTraceOverLogitsIsTheMeanOfTheDiagonalBlocksOfTheFullKernel() {
        Tensor full = array(written("net.yaml --inputs X.npy --empirical --logits full"), "ntk");
        Tensor trace = array(written("net.yaml --inputs X.npy --empirical"), "ntk");
        assertEquals(List.of(2, 3, 2, 3), full.shape());
        double mean = 0;
        for (int c = 0; c < 3; c++) {
            mean += full.at(c * 6 + 3 + c) / 3;
        }
        assertEquals(trace.at(1), mean, 1e-12 * Math.abs(mean));
    }

    @Test
    void comparedWithTheLimitBothKernelsAreWrittenAndTheSeedChoosesTheNetwork() {
        Npz one = written("net.yaml --inputs X.npy --compare --seed 1");
        Npz other = written("net.yaml --inputs X.npy --compare --seed 2");
        assertEquals(array(one, "ntk"), array(other, "ntk"));
        assertFalse(array(one, "ntk_empirical").equals(array(other, "ntk_empirical")));
    }

    /// f = w₂ w₁ x with Var W = weight variance / fan-in: Θ = Σ over both layers of weight variance · h·h′
    /// δδ′ / fan-in.
    /// 400 networks of width 64, whose mean kernel differs from the limit by less than a percent; 5
    /// standard errors and the percent, for the 3 entries of 2 kernels and 2 engines.
    @ParameterizedTest
    @ValueSource(strings = {"real", "implicit"})
    void monteCarloKernelsSurroundTheLimitWithinTheirStandardErrors(String engine) {
        Npz limit = written("net.yaml --inputs X.npy");
        Npz measured = written("net.yaml --inputs X.npy --monte-carlo 400 --engine " + engine);
        assertEquals(
                List.of("nngp", "nngp_se", "ntk", "ntk_se"),
                List.copyOf(measured.arrays().keySet()));
        for (String kind : List.of("nngp", "ntk")) {
            for (int i = 0; i < 4; i++) {
                double expected = array(limit, kind).at(i);
                double error = array(measured, kind + "_se").at(i);
                assertTrue(error > 0 && error < 0.05 * expected, kind + " has error " + error);
                assertEquals(expected, array(measured, kind).at(i), 5 * error + 0.01 * expected, kind);
            }
        }
    }

    @Test
    void monteCarloBetweenTwoSetsIsABlockOfTheOneOverBothAndWidthIsThatOfTheNetworks() {
        Npz block = written("net.yaml --inputs X.npy --inputs2 Z.npy --monte-carlo 3 --width 8 --kinds ntk");
        assertEquals(List.of("ntk", "ntk_se"), List.copyOf(block.arrays().keySet()));
        assertEquals(List.of(2, 3), array(block, "ntk").shape());
        Npz other = written("net.yaml --inputs X.npy --inputs2 Z.npy --monte-carlo 3 --width 16 --kinds ntk");
        assertNotEquals(array(block, "ntk").at(0), array(other, "ntk").at(0));
    }

    @Test
    void givenWeightsAreUsed() throws IOException {
        Files.writeString(folder.resolve("tiny.yaml"), """
                network:
                  input: 1
                  layers:
                    - dense: {width: 1, weight-variance: 1}
                    - dense: {width: 1, weight-variance: 1}
                """);
        Map<String, Matrix> weights = new LinkedHashMap<>();
        weights.put("w1", Matrix.of(1, 1, 3));
        weights.put("w2", Matrix.of(1, 1, 5));
        Npz.of(weights, Map.of()).write(folder.resolve("W.npz"));
        Npy.write(folder.resolve("one.npy"), Matrix.of(1, 1, 2));
        Tensor kernel = array(written("tiny.yaml --inputs one.npy --weights W.npz"), "ntk");
        assertEquals(2 * 2 * 5 * 5 + 6 * 6, kernel.at(0), 1e-12);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "net.yaml --inputs X.npy | --out FILE.npz is missing",
                "net.yaml --inputs wide.npy --out K.npz | needs at least one row of 2 numbers",
                "net.yaml --inputs missing.npy --out K.npz | no such file",
                "missing.yaml --inputs X.npy --out K.npz | no such file",
                "net.yaml --inputs X.npy --kinds ntl --out K.npz | did you mean ntk?",
                "net.yaml --inputs X.npy --empirical --logits some --out K.npz | must be full or trace",
                "net.yaml --inputs X.npy --weights X.npy --out K.npz | X.npy",
                "net.yaml --inputs X.npy --monte-carlo 1 --out K.npz | must be at least 2",
                "net.yaml --inputs X.npy --monte-carlo 4 --engine tpu --out K.npz | must be real or implicit",
                "net.yaml --inputs X.npy --width 4 --out K.npz | goes with --monte-carlo",
                "net.yaml --inputs X.npy --monte-carlo 4 --compare --out K.npz | cannot stand beside",
                "conv.yaml --inputs X.npy --monte-carlo 4 --engine implicit --out K.npz | use real weights",
                "net.yaml --out K.npz | --inputs"
            })
    void badInputIsOneMessageAndWritesNothing(String line, String message) {
        Spoken spoken = kernel(line);
        assertEquals(2, spoken.code(), spoken.err());
        assertTrue(spoken.err().contains(message), spoken.err());
        assertFalse(spoken.err().contains("\tat "), spoken.err());
        assertFalse(Files.exists(folder.resolve("K.npz")));
    }
}
