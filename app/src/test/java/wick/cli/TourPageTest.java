package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wick.data.Npy;
import wick.numeric.matrix.Matrix;

/// docs/tour-tasi.md shows what the program prints.
class TourPageTest {
    @TempDir
    Path folder;

    @Test
    void everyCommandOfThePagePrintsWhatStandsBelowIt() throws IOException {
        Npy.write(folder.resolve("X.npy"), Matrix.of(4, 2, 1, 0.2, -0.5, 0.9, 0.3, -1.1, -1, -0.4));
        Npy.write(folder.resolve("Y.npy"), Matrix.of(4, 1, 2, -1, 0.6, 1));
        Npy.write(folder.resolve("x.npy"), Matrix.of(1, 2, 1, 1));
        Path root = Path.of(System.getProperty("wick.root"));
        Files.copy(root.resolve("examples/kan.csv"), folder.resolve("kan.csv"));
        Path page = root.resolve("docs/tour-tasi.md");
        assertEquals(14, new PageCommands(page, folder).check());
    }
}
