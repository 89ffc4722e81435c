package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// docs/expressivity.md shows what the program prints.
class ExpressivityPageTest {
    @TempDir
    Path folder;

    @Test
    void everyCommandOfThePagePrintsWhatStandsBelowIt() throws IOException {
        Path page = Path.of(System.getProperty("wick.root"), "docs", "expressivity.md");
        assertEquals(6, new PageCommands(page, folder).check());
    }
}
