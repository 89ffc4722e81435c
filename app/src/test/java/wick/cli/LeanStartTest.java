package wick.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wick.data.Npy;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

/// Processes that begin without the vector module.
class LeanStartTest {
    private static final String WARNING = "WARNING: Using incubator modules";

    @TempDir
    Path folder;

    private Spoken run(boolean lean, List<String> words) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx1g",
                lean ? "-Dwick.lean=true" : "--add-modules=jdk.incubator.vector",
                "-cp",
                System.getProperty("java.class.path"),
                "wick.cli.Main"));
        command.addAll(words);
        Path err = folder.resolve("messages.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectError(err.toFile())
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Spoken(process.waitFor(), out, Files.readString(err));
    }

    private void writeInputs(int rows) throws Exception {
        Files.writeString(folder.resolve("n.yaml"), """
                network:
                  input: 3
                  layers:
                    - dense: {width: 8, weight-variance: 1.5, bias-variance: 0.1}
                    - activation: tanh
                    - dense: {width: 2, weight-variance: 1.0}
                """);
        Matrix x = Matrix.zeros(rows, 3);
        Address.of(1, "lean").open().normalsInto(3 * rows, x.entries(), 0);
        Npy.write(folder.resolve("x.npy"), x);
        Matrix y = Matrix.zeros(rows, 1);
        Npy.write(folder.resolve("y.npy"), y);
    }

    @Test
    void lightWorkStaysAndGivesTheSameBytes() throws Exception {
        writeInputs(40);
        List<String> words = List.of("kernel", "n.yaml", "--inputs", "x.npy", "--out", "k.npz");
        Spoken lean = run(true, words);
        assertEquals(0, lean.code(), lean.err());
        assertEquals("", lean.err());
        byte[] first = Files.readAllBytes(folder.resolve("k.npz"));
        assertEquals(0, run(false, words).code());
        assertArrayEquals(Files.readAllBytes(folder.resolve("k.npz")), first);
    }

    @Test
    void heavyWorkBeginsAgainWithVectorsAndAnswersOnce() throws Exception {
        writeInputs(4);
        List<String> words = List.of(
                "train",
                "--infinite",
                "n.yaml",
                "--inputs",
                "x.npy",
                "--targets",
                "y.npy",
                "--test",
                "x.npy",
                "--loss",
                "cross-entropy",
                "--times",
                "1",
                "--draws",
                "4",
                "--json");
        Spoken lean = run(true, words);
        assertEquals(0, lean.code(), lean.err());
        assertTrue(lean.err().contains(WARNING), lean.err());
        Spoken full = run(false, words);
        assertEquals(full.out(), lean.out());
        assertFalse(full.out().isEmpty());
    }

    @Test
    void anErrorIsToldOnceAndHasItsExitCode() throws Exception {
        Spoken lean = run(true, List.of("kernel", "none.yaml", "--inputs", "x.npy", "--out", "k.npz"));
        assertEquals(2, lean.code());
        assertEquals(1, lean.err().lines().count(), lean.err());
    }
}
