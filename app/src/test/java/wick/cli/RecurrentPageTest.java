package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// docs/recurrent.md shows what the program prints.
class RecurrentPageTest {
    @TempDir
    Path folder;

    @Test
    void everyCommandOfThePagePrintsWhatStandsBelowIt() throws IOException {
        Path page = Path.of(System.getProperty("wick.root"), "docs", "recurrent.md");
        assertEquals(4, new PageCommands(page, folder).check());
    }
}
