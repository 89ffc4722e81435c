package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.data.Npy;
import wick.numeric.matrix.Matrix;

class ActionVerbTest {
    private static final String CHAIN = """
            network:
              input: 2
              layers:
                - repeat: {times: %d, layers: [{dense: {width: %d, weight-variance: 1.5, bias-variance: 0.1}},
                    {activation: tanh}]}
                - dense: {width: 1, weight-variance: 1.5, bias-variance: 0.1}
            """;

    @TempDir
    Path folder;

    @BeforeEach
    void writeFiles() throws IOException {
        Files.writeString(folder.resolve("net.yaml"), CHAIN.formatted(1, 10));
        Files.writeString(folder.resolve("deep.yaml"), CHAIN.formatted(4, 12));
        double a = Math.sqrt(2);
        Npy.write(folder.resolve("X.npy"), Matrix.of(2, 2, a, 0, 0.4 * a, Math.sqrt(2 * (0.7 - 0.16))));
        Npy.write(folder.resolve("one.npy"), Matrix.of(1, 2, 1, 1));
        Npy.write(folder.resolve("twice.npy"), Matrix.of(3, 2, 1, 0.5, 0.2, 0.7, 1, 0.5));
    }

    private Spoken action(String options) {
        String line = options.replaceAll("(\\w+\\.(yaml|npy))", folder + "/$1").replace("FOLDER", folder + "/out");
        return Spoken.by(("action " + line).split(" "));
    }

    /// E f² = .81999461, κ₄ = 3 · .25644907/10, V the tabulated one of two inputs.
    @Test
    void couplingsOfOneInputStandInTheJson() {
        Spoken spoken = action("net.yaml --json");
        assertEquals(0, spoken.code(), spoken.err());
        assertTrue(spoken.out().contains("0.0769347"), spoken.out());
        double c = 0.8199946128;
        double quartic = -3 * 0.02564490665 / Math.pow(c, 4);
        assertTrue(spoken.out().contains(Double.toString(quartic).substring(0, 8)), quartic + " in " + spoken.out());
        assertTrue(spoken.out().contains("\"bounded_below\": false"), spoken.out());
        assertTrue(spoken.out().contains("saturating"), spoken.out());
    }

    @Test
    void theDensityIsShownBesideTheExactOne() {
        Spoken spoken = action("net.yaml --order 2 --density 0,3");
        assertEquals(0, spoken.code(), spoken.err());
        assertTrue(spoken.out().contains("0.44055950     0.44686058"), spoken.out());
    }

    @Test
    void severalInputsHaveACouplingForEveryFour() {
        Spoken spoken = action("net.yaml --inputs X.npy --json");
        assertEquals(0, spoken.code(), spoken.err());
        // κ_1122 = (V_(11)(22) + 2 V_(12)(12))/n = (.04382053 + 2 · .39262916)/10
        assertTrue(spoken.out().contains("0.0829078"), spoken.out());
        String text = action("net.yaml --inputs X.npy").out();
        assertTrue(text.contains("1 1 2 2      0.0829079       -1.29977"), text);
    }

    @Test
    void theOutputFolderHasThePictures() {
        Spoken spoken = action("deep.yaml --order 2 --out FOLDER");
        assertEquals(0, spoken.code(), spoken.err());
        for (String name : new String[] {"action.json", "density.svg", "density-ratio.svg", "couplings.svg"}) {
            assertTrue(Files.exists(folder.resolve("out").resolve(name)), name);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "net.yaml --sample 100 | unbounded below",
                "net.yaml --sample 100 | stops rising at",
                "net.yaml --inputs X.npy --sample 5 | unbounded below",
                "net.yaml --order 2 --sample 5 | bounded below only by a term",
                "net.yaml --order 3 | --order 3 must be 1 or 2",
                "net.yaml --inputs X.npy --order 2 | --order 2 is for one input",
                "net.yaml --inputs X.npy --density 1 | --density is for one input",
                "net.yaml --density 1,x | must be numbers",
                "net.yaml --inputs twice.npy | input 3 adds nothing"
            })
    void whatCannotBeAnsweredIsRefusedWithTheReason(String options, String reason) {
        Spoken spoken = action(options);
        assertEquals(2, spoken.code(), spoken.out());
        assertTrue(spoken.err().contains(reason), spoken.err());
    }
}
