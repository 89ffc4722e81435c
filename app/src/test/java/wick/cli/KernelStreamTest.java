package wick.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import wick.data.Npy;
import wick.data.Npz;
import wick.data.Tensor;
import wick.numeric.matrix.Matrix;

class KernelStreamTest {
    private static final String NETWORK = """
            network:
              input: 3
              layers:
                - dense: {width: 64, weight-variance: 2, bias-variance: 0.1}
                - activation: relu
                - dense: {width: 1, weight-variance: 2}
            """;
    private static final String DEEP = """
            network:
              input: 3
              layers:
                - repeat: {times: 200, layers: [{dense: {width: 64, weight-variance: 2}}, {activation: relu}]}
                - dense: {width: 1, weight-variance: 2}
            """;
    private static final int SIZE = 1300;

    @TempDir
    Path folder;

    @BeforeEach
    void writeNetworkAndInputs() throws IOException {
        Files.writeString(folder.resolve("net.yaml"), NETWORK);
        Files.writeString(folder.resolve("other.yaml"), NETWORK.replace("0.1", "0.2"));
        Npy.write(folder.resolve("X.npy"), normal(SIZE, 1));
        Npy.write(folder.resolve("Z.npy"), normal(600, 2));
    }

    private static Matrix normal(int rows, long seed) {
        Random random = new Random(seed);
        Matrix matrix = Matrix.zeros(rows, 3);
        for (int i = 0; i < 3 * rows; i++) {
            matrix.entries()[i] = random.nextGaussian();
        }
        return matrix;
    }

    private List<String> words(String options) {
        return List.of(("kernel " + options.replaceAll("(\\w+\\.(yaml|npy|npz)|FOLDER)", folder + "/$1")).split(" "));
    }

    private Spoken kernel(String options) {
        return Spoken.by(words(options).toArray(String[]::new));
    }

    private byte[] bytes(String file) throws IOException {
        return Files.readAllBytes(folder.resolve(file));
    }

    private Tensor whole(String name, String inputs) {
        assertEquals(0, kernel("net.yaml " + inputs + " --out K.npz").code());
        Tensor array = Npz.read(folder.resolve("K.npz")).arrays().get(name);
        if (array == null) {
            throw new AssertionError("no array " + name);
        }
        return array;
    }

    @Test
    void streamedKernelsAreTheBytesOfTheWholeForAnyTileAndThreads() throws IOException {
        Matrix expected = whole("ntk", "--inputs X.npy").matrix();
        Npy.write(folder.resolve("expected.npy"), expected);
        int run = 0;
        for (String how : List.of("--tile 512 --threads 1", "--tile 1024", "--memory 8M --threads 3", "--memory 1G")) {
            Spoken spoken = kernel("net.yaml --inputs X.npy --kinds ntk --out FOLDER" + run + " " + how);
            assertEquals(0, spoken.code(), spoken.err());
            assertArrayEquals(bytes("expected.npy"), bytes("FOLDER" + run + "/ntk.npy"), how);
            assertFalse(Files.exists(folder.resolve("FOLDER" + run + "/nngp.npy")));
            run++;
        }
    }

    @Test
    void streamedKernelsBetweenTwoSetsAreTheBytesOfTheWhole() throws IOException {
        Npy.write(
                folder.resolve("expected.npy"),
                whole("nngp", "--inputs X.npy --inputs2 Z.npy").matrix());
        Spoken spoken = kernel("net.yaml --inputs X.npy --inputs2 Z.npy --out FOLDER --tile 512");
        assertEquals(0, spoken.code(), spoken.err());
        assertArrayEquals(bytes("expected.npy"), bytes("FOLDER/nngp.npy"));
    }

    /// The child is killed as soon as it says that the first of six tiles is finished; two hundred layers
    /// keep it busy with the others.
    @Test
    void afterAKillResumingGivesTheSameBytesAndKeepsWhatWasFinished() throws Exception {
        Files.writeString(folder.resolve("deep.yaml"), DEEP);
        String options = "deep.yaml --inputs X.npy --out FOLDER --tile 512";
        Process child = child(options);
        try (BufferedReader lines = child.errorReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null && !line.startsWith("wick: 1 of 6 tiles")) {
                line = lines.readLine();
            }
            child.destroyForcibly();
        }
        assertEquals(137, child.waitFor());
        assertFalse(Files.exists(folder.resolve("FOLDER/nngp.npy")));

        Spoken again = kernel(options);
        assertEquals(2, again.code());
        assertTrue(again.err().contains("--resume"), again.err());

        Spoken resumed = kernel("deep.yaml --inputs X.npy --out FOLDER --resume --json");
        assertEquals(0, resumed.code(), resumed.err());
        int kept = number(resumed.out(), "tiles_resumed");
        assertTrue(kept >= 1 && kept < 6, resumed.out());
        assertEquals(6 - kept, number(resumed.out(), "tiles_computed"));

        Spoken undisturbed = kernel(options.replace("FOLDER", "FOLDER2"));
        assertEquals(0, undisturbed.code(), undisturbed.err());
        for (String name : List.of("nngp", "ntk")) {
            assertArrayEquals(bytes("FOLDER2/" + name + ".npy"), bytes("FOLDER/" + name + ".npy"), name);
        }
        Spoken complete = kernel("deep.yaml --inputs X.npy --out FOLDER --resume --json");
        assertEquals(6, number(complete.out(), "tiles_resumed"));
    }

    /// As Ctrl-C, of which there is none in a test, the request to end ends with 128 plus its number.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void whoIsInterruptedSaysSoInOneLine() throws Exception {
        Files.writeString(folder.resolve("deep.yaml"), DEEP);
        Process child = child("deep.yaml --inputs X.npy --out FOLDER --tile 512");
        List<String> after = new ArrayList<>();
        try (BufferedReader lines = child.errorReader(StandardCharsets.UTF_8)) {
            String line = lines.readLine();
            while (line != null && !line.startsWith("wick: 1 of 6 tiles")) {
                line = lines.readLine();
            }
            child.toHandle().destroy();
            lines.lines().filter(told -> !told.contains(" of 6 tiles")).forEach(after::add);
        }
        assertEquals(143, child.waitFor());
        assertEquals(List.of("wick: interrupted"), after);
    }

    /// The limit of a process on the size of its files stands for a full disk: a shell halves or keeps the number of
    /// kilobytes, and the kernels have megabytes.
    @Test
    @DisabledOnOs(OS.WINDOWS)
    void filesThatCannotBeMadeAreToldAndLeaveNothing() throws Exception {
        Process child = child(
                "net.yaml --inputs X.npy --out FOLDER --tile 512", "sh", "-c", "ulimit -f 900; exec \"$@\"", "sh");
        String told = new String(child.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(2, child.waitFor(), told);
        assertTrue(
                told.contains(folder.resolve("FOLDER") + ": no files of 0.0") && told.contains("another --out"), told);
        try (var left = Files.list(folder.resolve("FOLDER"))) {
            assertEquals(List.of(), left.toList());
        }
    }

    private Process child(String options, String... before) throws IOException {
        List<String> command = new ArrayList<>(List.of(before));
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--add-modules=jdk.incubator.vector",
                "--sun-misc-unsafe-memory-access=allow",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "wick.cli.Main"));
        command.addAll(words(options));
        return new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    private static int number(String json, String name) {
        return Integer.parseInt(json.replaceAll("(?s).*\"" + name + "\"\\s*:\\s*([0-9]+).*", "$1"));
    }

    @Test
    void tilesOfOtherKernelsAreRefused() throws IOException {
        assertEquals(
                0, kernel("net.yaml --inputs X.npy --out FOLDER --tile 1024").code());
        Path journal = folder.resolve("FOLDER/kernel.journal");
        String kept = Files.readString(journal);
        for (String other : List.of(
                "other.yaml --inputs X.npy",
                "net.yaml --inputs Z.npy",
                "net.yaml --inputs X.npy --inputs2 Z.npy",
                "net.yaml --inputs X.npy --kinds ntk",
                "net.yaml --inputs X.npy --tile 512")) {
            Spoken spoken = kernel(other + " --out FOLDER --resume");
            assertEquals(2, spoken.code(), other);
            assertTrue(spoken.err().contains("kernel.journal, line"), spoken.err());
            assertEquals(kept, Files.readString(journal));
        }
        Files.writeString(journal, kept.replace("version wick", "version wack"));
        Spoken spoken = kernel("net.yaml --inputs X.npy --out FOLDER --resume");
        assertEquals(2, spoken.code());
        assertTrue(spoken.err().contains("line 2"), spoken.err());
        Files.writeString(journal, kept + "tile 0 zero 1 1\n");
        assertTrue(kernel("net.yaml --inputs X.npy --out FOLDER --resume").err().contains("not a line of a journal"));
    }

    @Test
    void aLineThatAKillCutShortDoesNotCount() throws IOException {
        String options = "net.yaml --inputs X.npy --out FOLDER --tile 1024";
        assertEquals(0, kernel(options).code());
        byte[] expected = bytes("FOLDER/ntk.npy");
        Path journal = folder.resolve("FOLDER/kernel.journal");
        String text = Files.readString(journal).replace("complete\n", "");
        Files.writeString(journal, text.substring(0, text.length() - 4));
        for (String name : List.of("nngp", "ntk")) {
            Files.move(folder.resolve("FOLDER/" + name + ".npy"), folder.resolve("FOLDER/" + name + ".npy.part"));
        }
        Spoken resumed = kernel("net.yaml --inputs X.npy --out FOLDER --resume --json");
        assertEquals(0, resumed.code(), resumed.err());
        assertEquals(1, number(resumed.out(), "tiles_computed"));
        assertArrayEquals(expected, bytes("FOLDER/ntk.npy"));
    }

    @Test
    void whatCannotBeStreamedIsRefusedClearly() throws IOException {
        assertRefused("--tile 500", "multiple of 512");
        assertRefused("--memory 1K", "less than one tile");
        assertRefused("--memory much", "such as 2G");
        assertRefused("--tile 512 --memory 1G", "one of them");
        assertRefused("--resume", "nothing to resume");
        assertRefused("--tile 512 --diagonal", "--diagonal");
        Files.writeString(folder.resolve("FOLDER"), "a file");
        assertRefused("--tile 512", "FOLDER");
    }

    private void assertRefused(String options, String said) {
        Spoken spoken = kernel("net.yaml --inputs X.npy --out FOLDER " + options);
        assertEquals(2, spoken.code(), options);
        assertTrue(spoken.err().contains(said), spoken.err());
    }

    @Test
    void theDiagonalIsThatOfTheWhole() {
        double[] expected = whole("ntk", "--inputs X.npy").matrix().diagonal();
        assertEquals(0, kernel("net.yaml --inputs X.npy --diagonal --out D.npz").code());
        Tensor found = Npz.read(folder.resolve("D.npz")).arrays().get("ntk");
        if (found == null) {
            throw new AssertionError("no array ntk");
        }
        assertEquals(List.of(SIZE), found.shape());
        for (int i = 0; i < SIZE; i++) {
            assertEquals(expected[i], found.at(i));
        }
    }
}
