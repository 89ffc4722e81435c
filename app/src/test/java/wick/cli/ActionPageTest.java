package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wick.data.Npy;
import wick.numeric.matrix.Matrix;

/// docs/action.md shows what the program prints.
class ActionPageTest {
    /// The quadratic part of the action of the page's network to second order.
    private static final double QUADRATIC = 1.5909047658792306;

    @TempDir
    Path folder;

    @Test
    void everyCommandOfThePagePrintsWhatStandsBelowIt() throws IOException {
        double a = Math.sqrt(2);
        Npy.write(folder.resolve("X.npy"), Matrix.of(2, 2, a, 0, 0.4 * a, Math.sqrt(2 * (0.7 - 0.16))));
        Npy.write(folder.resolve("x.npy"), Matrix.of(1, 2, 1, 1));
        Npy.write(folder.resolve("P.npy"), Matrix.of(1, 1, 1 / QUADRATIC));
        Path page = Path.of(System.getProperty("wick.root"), "docs", "action.md");
        assertEquals(8, new PageCommands(page, folder).check());
    }
}
