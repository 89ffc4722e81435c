package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.data.Npy;
import wick.data.Npz;
import wick.data.Tensor;
import wick.numeric.matrix.Matrix;

/// Inputs with absent positions through the doors: sequences of 4 points, two of them padded to 6.
class AbsentPositionsDoorTest {
    private static final String LAYERS = """
              layers:
                - conv: {channels: 16, size: [3], weight-variance: 2, bias-variance: 0.25}
                - activation: relu
                - global-average-pool
                - dense: {width: 1, weight-variance: 1, bias-variance: 0.5}
            """;
    private static final Matrix SHORT =
            Matrix.of(3, 8, 1, 0, 2, -1, 0.5, 1, 1, 2, -1, 1, 0.25, 2, 1, 0, 1, -2, 0.5, 1, -1, 1, 2, 0.5, -1, 1);

    @TempDir
    Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("short.yaml"), "network:\n  input: [2, 4]\n" + LAYERS);
        Files.writeString(folder.resolve("absent.yaml"), "network:\n  input: {shape: [2, 6], absent: nan}\n" + LAYERS);
        Files.writeString(folder.resolve("whole.yaml"), "network:\n  input: [2, 6]\n" + LAYERS);
        Npy.write(folder.resolve("short.npy"), SHORT);
        Matrix padded = Matrix.zeros(3, 12);
        for (int i = 0; i < 36; i++) {
            padded.entries()[i] = i % 6 < 4 ? SHORT.at(i / 12, i % 12 / 6 * 4 + i % 6) : Double.NaN;
        }
        write("padded.npy", padded);
        Matrix torn = padded.copy();
        torn.set(1, 4, 7);
        write("torn.npy", torn);
        Matrix empty = padded.copy();
        for (int i = 24; i < 36; i++) {
            empty.entries()[i] = Double.NaN;
        }
        write("empty.npy", empty);
        Npy.write(folder.resolve("y.npy"), Matrix.of(3, 1, 1, -1, 0.5));
        Files.writeString(
                folder.resolve("torn.yaml"),
                Files.readString(folder.resolve("absent.yaml"))
                        + "data: {train: {file: torn.npy, labels: {file: y.npy}}, targets: raw}\n");
    }

    /// Wick writes no NaN; numbers stand at the end of the file.
    private void write(String name, Matrix matrix) throws IOException {
        Path file = folder.resolve(name);
        Npy.write(file, Matrix.zeros(matrix.rows(), matrix.columns()));
        byte[] bytes = Files.readAllBytes(file);
        int count = matrix.entries().length;
        ByteBuffer numbers =
                ByteBuffer.wrap(bytes, bytes.length - 8 * count, 8 * count).order(ByteOrder.LITTLE_ENDIAN);
        for (double entry : matrix.entries()) {
            numbers.putDouble(entry);
        }
        Files.write(file, bytes);
    }

    private Spoken wick(String line) {
        return Spoken.by(
                line.replaceAll("(\\w+\\.(yaml|npy|npz))", folder + "/$1").split(" "));
    }

    private Npz written(String line, String name) {
        Spoken spoken = wick(line + " --out " + name);
        assertEquals(0, spoken.code(), spoken.err());
        return Npz.read(folder.resolve(name));
    }

    private static void same(Tensor expected, Tensor found, double accuracy) {
        assertEquals(expected.shape(), found.shape());
        for (int i = 0; i < expected.size(); i++) {
            assertEquals(expected.at(i), found.at(i), accuracy);
        }
    }

    @Test
    void paddedSequencesHaveTheKernelsOfTheShortOnes() {
        Npz alone = written("kernel short.yaml --inputs short.npy", "short.npz");
        Npz padded = written("kernel absent.yaml --inputs padded.npy", "padded.npz");
        same(alone.array("nngp"), padded.array("nngp"), 1e-13);
        same(alone.array("ntk"), padded.array("ntk"), 1e-13);
        // the weights of one network are those of the other, number for number
        Npz one = written("kernel short.yaml --inputs short.npy --empirical", "one.npz");
        Npz other = written("kernel absent.yaml --inputs padded.npy --empirical", "other.npz");
        same(one.array("ntk"), other.array("ntk"), 1e-12);
        Npz drawn = written("kernel short.yaml --inputs short.npy --monte-carlo 20 --engine real", "drawn.npz");
        Npz again = written("kernel absent.yaml --inputs padded.npy --monte-carlo 20", "again.npz");
        same(drawn.array("ntk"), again.array("ntk"), 1e-12);
    }

    @Test
    void regressionAndInfiniteTrainingOfPaddedSequencesAreThoseOfTheShortOnes() {
        for (String scale : new String[] {"none", "sphere", "standardize"}) {
            String gp = " --train-labels y.npy --test-labels y.npy --noise 0.1 --scale " + scale;
            Npz alone = written("gp --network short.yaml short.npy short.npy" + gp, "short.npz");
            Npz padded = written("gp --network absent.yaml padded.npy padded.npy" + gp, "padded.npz");
            same(alone.array("mean"), padded.array("mean"), 1e-12);
            same(alone.array("variance"), padded.array("variance"), 1e-12);
        }
        String train = " --targets y.npy --times 1,inf";
        Npz alone = written("train short.yaml --infinite --inputs short.npy --test short.npy" + train, "short.npz");
        Npz padded =
                written("train absent.yaml --infinite --inputs padded.npy --test padded.npy" + train, "padded.npz");
        assertFalse(alone.arrays().isEmpty());
        alone.arrays().forEach((name, array) -> same(array, padded.array(name), 1e-10));
        assertEquals(0, wick("plan absent.yaml --inputs 20").code());
        assertEquals(0, wick("check absent.yaml").code());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "kernel whole.yaml --inputs padded.npy --out K.npz | is NaN; every number must be finite",
                "kernel absent.yaml --inputs torn.npy --out K.npz | torn.npy: row 1 has NaN in 1 of 2 channels at position 4",
                "kernel absent.yaml --inputs empty.npy --out K.npz | empty.npy: row 2 (counted from 0) is NaN throughout",
                "gp --network absent.yaml torn.npy padded.npy --train-labels y.npy --test-labels y.npy | torn.npy: row 1",
                "train absent.yaml --infinite --inputs padded.npy --targets y.npy --test torn.npy --times 1 | torn.npy: row 1",
                "study torn.yaml | line 8, data: torn.npy: row 1 has NaN in 1 of 2 channels at position 4",
            })
    void whatIsAbsentInPartOrWithoutLeaveIsRefused(String line, String expected) {
        Spoken spoken = wick(line);
        assertEquals(2, spoken.code(), spoken.err());
        assertTrue(spoken.err().contains(expected), spoken.err());
        assertFalse(Files.exists(folder.resolve("K.npz")));
    }
}
