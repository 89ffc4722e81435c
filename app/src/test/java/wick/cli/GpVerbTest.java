package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.data.Npy;
import wick.data.Npz;
import wick.numeric.matrix.Matrix;

class GpVerbTest {
    /// K = 0.5 + x·x′ for two inputs.
    private static final String LINEAR = """
            network:
              input: 2
              layers:
                - dense: {width: 1, weight-variance: 2, bias-variance: 0.5}
            """;

    private static final String RELU = """
            network:
              input: 64
              layers:
                - dense: {width: 128, weight-variance: 2, bias-variance: 0.1}
                - activation: relu
                - dense: {width: 10, weight-variance: 2, bias-variance: 0.1}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("line.yaml"), LINEAR);
        Files.writeString(folder.resolve("relu.yaml"), RELU);
        Files.writeString(folder.resolve("train.csv"), "1,0,0.5\n0,1,-0.2\n");
        Files.writeString(folder.resolve("test.csv"), "1,1,0.4\n");
        Files.writeString(folder.resolve("twice.csv"), "1,0,0.5\n1,0,0.5\n0,1,1\n");
        // of the two training inputs and the test input
        Npy.write(folder.resolve("K.npy"), Matrix.of(3, 3, 1.5, 0.5, 1.5, 0.5, 1.5, 1.5, 1.5, 1.5, 2.5));
        Npy.write(folder.resolve("lopsided.npy"), Matrix.of(3, 3, 1.5, 0.5, 1.5, 0.4, 1.5, 1.5, 1.5, 1.5, 2.5));
        Npy.write(folder.resolve("indefinite.npy"), Matrix.of(3, 3, 1, 2, 0, 2, 1, 0, 0, 0, 1));
        Npy.write(folder.resolve("small.npy"), Matrix.of(2, 2, 1, 0, 0, 1));
    }

    private Spoken gp(String options) {
        return Spoken.by(("gp " + options.replaceAll("(\\w+\\.(yaml|npy|npz|csv))", folder + "/$1")).split(" "));
    }

    /// A = [[1.6, .5], [.5, 1.6]], k = (1.5, 1.5): mean and variance by hand.
    @ParameterizedTest
    @CsvSource({"nngp", "K.npy"})
    void regressionByHand(String kernel) {
        Written written =
                Written.by(gp("train.csv test.csv --network line.yaml --scale none --noise 0.1 --json --out F.npz"
                        + " --kernel " + kernel));
        double weight = 1.5 / 2.1;
        double mean = weight * (0.5 - 0.2);
        double variance = 2.5 - 2 * weight * 1.5;
        assertEquals(Math.abs(mean - 0.4), written.number("root_mean_squared_error"), 1e-14);
        double noisy = variance + 0.1;
        assertEquals(
                0.5 * ((mean - 0.4) * (mean - 0.4) / noisy + Math.log(2 * Math.PI * noisy)),
                written.number("negative_log_likelihood"),
                1e-13);
        double determinant = 1.6 * 1.6 - 0.25;
        double fit = (1.6 * (0.25 + 0.04) + 2 * 0.5 * 0.5 * 0.2) / determinant;
        assertEquals(
                -(fit + Math.log(determinant) + 2 * Math.log(2 * Math.PI)) / 2, written.number("log_evidence"), 1e-13);
        assertEquals(2.1 / 1.1, written.number("condition_number"), 1e-6);
        Npz file = Npz.read(folder.resolve("F.npz"));
        assertEquals(mean, file.array("mean").at(0), 1e-14);
        assertEquals(variance, file.array("variance").at(0), 1e-14);
        assertEquals(-0.2 * 0.5 / 1.6, file.array("leave_one_out_mean").at(0), 1e-14);
        assertEquals(1.6 - 0.25 / 1.6, file.array("leave_one_out_variance").at(0), 1e-14);
    }

    @Test
    void digitsAreClassifiedAndCalibrated() {
        Written written =
                Written.by(gp("digits digits --take 150 --skip 1500 --network relu.yaml --noise 0.02 --json"));
        assertTrue(written.number("accuracy") > 0.75, "accuracy " + written.number("accuracy"));
        assertEquals(297, written.number("test_inputs"));
        if (!(written.at("calibration") instanceof Map<?, ?> calibration
                && calibration.get("leave_one_out_temperature") instanceof Map<?, ?> softmax
                && softmax.get("expected_calibration_error") instanceof Double error
                && softmax.get("reliability") instanceof List<?> bins)) {
            throw new AssertionError(written.at("calibration"));
        }
        assertTrue(error < 0.15, "expected calibration error " + error);
        assertEquals(10, bins.size());
    }

    @Test
    void theEvidenceIsHigherAtTheOptimum() {
        Written written = Written.by(
                gp("digits digits --take 60 --skip 1780 --network relu.yaml --noise 0.05 --optimize --json"));
        if (!(written.at("optimum") instanceof Map<?, ?> optimum
                && optimum.get("log_evidence_at_start") instanceof Double start)) {
            throw new AssertionError(written.at("optimum"));
        }
        assertTrue(written.number("log_evidence") > start + 10);
    }

    @Test
    void conjugateGradientsGiveTheSameMean() {
        String data = "digits digits --take 300 --skip 1700 --network relu.yaml --noise 0.02 --json --out F.npz";
        Written exact = Written.by(gp(data));
        Npz first = Npz.read(folder.resolve("F.npz"));
        Written iterated = Written.by(gp(data + " --iterative"));
        Npz second = Npz.read(folder.resolve("F.npz"));
        assertEquals(exact.number("accuracy"), iterated.number("accuracy"));
        for (int i = 0; i < first.array("mean").size(); i++) {
            assertEquals(first.array("mean").at(i), second.array("mean").at(i), 1e-8);
        }
        double error = iterated.number("log_evidence_error");
        assertTrue(error >= 0 && error < 30);
        assertEquals(exact.number("log_evidence"), iterated.number("log_evidence"), 4 * error + 1e-6);
        assertTrue(iterated.number("relative_residual") < 1e-9);
    }

    @Test
    void theTangentKernelOfAFiniteNetworkServesAsKernel() {
        Written written = Written.by(
                gp("digits digits --take 80 --skip 1700 --network relu.yaml --noise 0.02 --kernel empirical --json"));
        assertTrue(written.number("accuracy") > 0.7);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "twice.csv test.csv --network line.yaml --scale none | condition number",
                "twice.csv test.csv --network line.yaml --scale none | smallest jitter that works",
                "train.csv test.csv --network line.yaml --noise -1 | --noise -1.0 must be",
                "train.csv test.csv --network line.yaml --kernel lopsided.npy | entry (1, 0) is 0.4",
                "train.csv test.csv --network line.yaml --kernel indefinite.npy | eigenvalue -1.0",
                "train.csv test.csv --network line.yaml --kernel small.npy | has shape [2, 2]; the kernel of 2 training and 1 test",
                "train.csv test.csv --network line.yaml --kernel rbf | must be nngp, ntk, empirical or a file",
                "train.csv test.csv --network line.yaml --iterative --kernel K.npy | --iterative works with",
                "train.csv nothing.csv --network line.yaml | no such file",
                "train.csv test.csv --network line.yaml --optimize --kernel K.npy | --optimize needs a kernel with"
            })
    void badInputIsOneClearMessage(String options, String words) {
        Spoken spoken = gp(options);
        assertEquals(2, spoken.code(), spoken.err());
        assertTrue(spoken.err().contains(words), spoken.err());
        assertEquals("", spoken.out());
    }
}
