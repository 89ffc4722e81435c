package wick.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import wick.data.Npy;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

/// Short work of each kind, done once so that Java can note down which classes it loads and what it
/// compiles: the launcher keeps these notes (an AOT cache), and every later start begins where they end.
public final class Rehearsal {
    private static final int INPUTS = 300;
    private static final String NETWORK = """
            network:
              input: 8
              layers:
                - repeat:
                    times: 2
                    layers:
                      - dense: {width: 32, weight-variance: 2.0, bias-variance: 0.01}
                      - activation: relu
                - dense: {width: 1, weight-variance: 2.0, bias-variance: 0.01}
            """;

    private Rehearsal() {}

    /// Prints nothing; ends with an error where one of the verbs does.
    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createTempDirectory("wick-rehearsal-");
        try {
            rehearse(folder);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }

    static void rehearse(Path folder) throws IOException {
        String network =
                Files.writeString(folder.resolve("network.yaml"), NETWORK).toString();
        String x = drawn(folder, "x", INPUTS, 8);
        String y = drawn(folder, "y", INPUTS, 1);
        String z = drawn(folder, "z", 10, 8);
        String out = folder.resolve("out.npz").toString();
        for (List<String> words : List.of(
                List.of("check", network),
                List.of("criticality", network),
                List.of("kernel", network, "--inputs", x, "--out", out),
                List.of("kernel", network, "--inputs", z, "--inputs2", x, "--json", "--out", out),
                List.of("kernel", network, "--inputs", z, "--monte-carlo", "4", "--out", out),
                List.of("kernel", network, "--inputs", z, "--empirical", "--out", out),
                List.of(
                        "gp",
                        "digits",
                        "digits",
                        "--take",
                        "100",
                        "--skip",
                        "100",
                        "--noise",
                        "0.1",
                        "--network",
                        images(folder)),
                List.of(
                        "train",
                        "--infinite",
                        network,
                        "--inputs",
                        x,
                        "--targets",
                        y,
                        "--test",
                        z,
                        "--times",
                        "1,inf",
                        "--out",
                        out))) {
            perform(words);
        }
    }

    /// The digits have 64 pixels and 10 classes.
    private static String images(Path folder) throws IOException {
        String text = NETWORK.replace("input: 8", "input: 64").replace("width: 1,", "width: 10,");
        return Files.writeString(folder.resolve("images.yaml"), text).toString();
    }

    private static String drawn(Path folder, String name, int rows, int columns) throws IOException {
        Matrix matrix = Matrix.zeros(rows, columns);
        Address.of(1, name).open().normalsInto(rows * columns, matrix.entries(), 0);
        Path file = folder.resolve(name + ".npy");
        Npy.write(file, matrix);
        return file.toString();
    }

    private static void perform(List<String> words) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(said, false, StandardCharsets.UTF_8);
        int code = Main.execute(words.toArray(String[]::new), stream, stream);
        if (code != Failures.DONE) {
            throw new IllegalStateException("wick " + String.join(" ", words) + " ended with " + code + ":\n"
                    + said.toString(StandardCharsets.UTF_8));
        }
    }
}
