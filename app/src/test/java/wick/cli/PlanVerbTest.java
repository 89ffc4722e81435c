package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanVerbTest {
    private static final String NETWORK = """
            network:
              input: 64
              layers:
                - dense: {width: 64, weight-variance: 2}
                - activation: relu
                - dense: {width: 10, weight-variance: 2}
            """;

    @TempDir
    Path folder;

    private Spoken plan(String text, String... options) throws IOException {
        Path file = folder.resolve("file.yaml");
        Files.writeString(file, text);
        String[] words = new String[options.length + 2];
        words[0] = "plan";
        words[1] = file.toString();
        System.arraycopy(options, 0, words, 2, options.length);
        return Spoken.by(words);
    }

    private static double number(String json, String section, String name) {
        return Double.parseDouble(
                json.replaceAll("(?s).*\"" + section + "\"[^}]*\"" + name + "\"\\s*:\\s*([-+0-9.Ee]+).*", "$1"));
    }

    @Test
    void memoryIsThatOfTheArraysAndInferenceTakesLongerThanItsKernel() throws IOException {
        String small = plan(NETWORK, "--inputs", "2000", "--json").out();
        assertEquals(2 * 8 * 2000.0 * 2000, number(small, "kernel", "bytes"));
        assertEquals(8 * 2000.0 * 2000, number(small, "gp", "bytes"));
        assertTrue(number(small, "kernel", "seconds") > 0);
        assertTrue(number(small, "gp", "seconds") >= number(small, "kernel", "seconds"));
        assertTrue(plan(NETWORK, "--inputs", "200000").out().contains("stream"));
    }

    @Test
    void aStudyFileIsPlannedToo() throws IOException {
        Spoken spoken = plan(NETWORK + "data: {train: {file: digits, take: 100}}\n", "--json");
        assertEquals(0, spoken.code(), spoken.err());
        assertTrue(number(spoken.out(), "study", "seconds") > 0);
    }

    /// A sign has no tangent kernel: the plan is for the other one, half as large.
    @Test
    void whereThereIsNoTangentKernelTheOtherIsPlanned() throws IOException {
        Spoken spoken = plan(NETWORK.replace("relu", "sign"), "--inputs", "2000", "--json");
        assertEquals(0, spoken.code(), spoken.err());
        assertEquals(8 * 2000.0 * 2000, number(spoken.out(), "kernel", "bytes"));
        assertTrue(spoken.out().contains("\"kinds\": [\"nngp\"]"), spoken.out());
        assertTrue(plan(NETWORK.replace("relu", "sign")).out().contains("1000 inputs, nngp (no ntk)"));
    }

    @Test
    void badInputIsRefused() throws IOException {
        assertEquals(2, plan(NETWORK, "--inputs", "0").code());
        assertEquals(2, plan("network: 3").code());
    }
}
