package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wick.data.Npy;
import wick.numeric.matrix.Matrix;

/// docs/diagrams.md shows what the program prints.
class DiagramsPageTest {
    private static final Path DOCS = Path.of(System.getProperty("wick.root"), "docs");

    @TempDir
    Path folder;

    @Test
    void everyCommandOfThePagePrintsWhatStandsBelowIt() throws IOException {
        Npy.write(folder.resolve("X.npy"), Matrix.of(3, 2, 1, 0.2, 0.3, -1.1, -0.5, 0.8));
        Npy.write(folder.resolve("x.npy"), Matrix.of(1, 2, 1, 1));
        int count = new PageCommands(DOCS.resolve("diagrams.md"), folder).check();
        assertTrue(count >= 14, "commands found: " + count);
    }

    @Test
    void thePictureOfThePageIsTheOneThatTheProgramDraws() throws IOException {
        Spoken spoken = Spoken.by("diagrams", "--legs", "2", "--order", "3", "--svg", folder.toString());
        assertEquals(0, spoken.code(), spoken.err());
        assertEquals(Files.readString(DOCS.resolve("diagrams.svg")), Files.readString(folder.resolve("diagrams.svg")));
    }

    @Test
    void thePictureOfRecurrentNetworksIsTheOneThatTheProgramDraws() throws IOException {
        Spoken spoken = Spoken.by("diagrams", "--theory", "recurrent", "--order", "2", "--svg", folder.toString());
        assertEquals(0, spoken.code(), spoken.err());
        assertEquals(
                Files.readString(DOCS.resolve("diagrams-recurrent.svg")),
                Files.readString(folder.resolve("diagrams.svg")));
    }
}
