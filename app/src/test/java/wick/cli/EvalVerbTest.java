package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvalVerbTest {
    @TempDir
    private Path folder = Path.of("");

    private String compiled(String... words) {
        Path file = folder.resolve("net.npz");
        List<String> all = new ArrayList<>(List.of("compile", "--points", "1", "--out", file.toString()));
        all.addAll(List.of(words));
        Spoken spoken = Spoken.by(all.toArray(String[]::new));
        assertEquals(0, spoken.code(), spoken.err());
        return file.toString();
    }

    private static double only(Written written, String key) {
        return Double.parseDouble(String.valueOf(written.list(key).getFirst()));
    }

    /// Energies worked out on paper: 16 (m²/2 + g/24) = 2.2, and four broken links, 2 + 1/8 + 1/80.
    @Test
    void aLatticeEnergyIsWhatPaperSays() {
        String net = compiled("--lattice", "4x4", "--mass", "1/2", "--coupling", "0.3", "--domain", "-2,2");
        String one = "1" + ",0".repeat(15);
        Written found = Written.by(Spoken.by(
                "eval",
                net,
                "--at",
                "1",
                "--at",
                one,
                "--lattice",
                "4x4",
                "--mass",
                "1/2",
                "--coupling",
                "0.3",
                "--json"));
        double[] paper = {2.2, 2.1375};
        for (int i = 0; i < 2; i++) {
            double exact = Double.parseDouble(String.valueOf(found.list("exact").get(i)));
            double difference =
                    Double.parseDouble(String.valueOf(found.list("difference").get(i)));
            assertEquals(paper[i], exact, 1e-15);
            assertTrue(Math.abs(difference) > 0 && Math.abs(difference) < 1e-7, "off by " + difference);
        }
    }

    @Test
    void aNetworkAnswersAtAPointWithoutAPolynomialToo() {
        String net = compiled("x*y", "--tolerance", "1e-9");
        Spoken spoken = Spoken.by("eval", net, "--at", "0.5,-0.5");
        assertEquals(0, spoken.code(), spoken.err());
        assertTrue(spoken.out().startsWith("at 0.5, -0.5"), spoken.out());
        assertTrue(spoken.out().contains("  network  -0.2"), spoken.out());
        Written found = Written.by(Spoken.by("eval", net, "--at", "0.5,-0.5", "--polynomial", "x*y", "--json"));
        assertEquals(-0.25, only(found, "exact"));
        assertTrue(Math.abs(only(found, "difference")) <= 1e-9);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--at 1,2,3|has 3 numbers",
                "--at 1,x|is no number",
                "--at 1e999|not finite",
                "--mass 2 --at 1|--mass and --coupling need a polynomial",
                "--at 1 --polynomial x*y*z|3 variables",
                "--json|needs points",
                "--at 1 --data X.npy|not both",
            })
    void badInputIsNamed(String words, String part) {
        List<String> arguments = new ArrayList<>(List.of("eval", compiled("x*y")));
        arguments.addAll(List.of(words.strip().split(" ", -1)));
        Spoken spoken = Spoken.by(arguments.toArray(String[]::new));
        assertEquals(2, spoken.code(), spoken.err());
        assertTrue(spoken.err().contains(part), spoken.err());
    }

    @Test
    void otherFilesAreRefused() {
        assertTrue(Spoken.by("eval", "net.onnx", "--at", "1").err().contains("onnxruntime"));
        assertTrue(Spoken.by("eval", "absent.npz", "--at", "1").err().contains("no such file"));
    }
}
