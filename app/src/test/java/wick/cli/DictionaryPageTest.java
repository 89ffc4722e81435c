package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wick.experiment.Claim;
import wick.experiment.catalog.Claims;

/// docs/dictionary.md shows what the program prints, and gives the verdicts of the claims that it names.
class DictionaryPageTest {
    private static final Path PAGE = Path.of(System.getProperty("wick.root"), "docs", "dictionary.md");
    private static final Pattern ROW =
            Pattern.compile("\\| `([a-z0-9-]+)` \\| (holds|holds with conditions|wrong) \\|");

    @TempDir
    Path folder;

    @Test
    void everyCommandOfThePagePrintsWhatStandsBelowIt() throws IOException {
        assertEquals(11, new PageCommands(PAGE, folder).check());
    }

    @Test
    void theTableGivesEveryClaimItsVerdict() throws IOException {
        Matcher rows = ROW.matcher(Files.readString(PAGE));
        int count = 0;
        while (rows.find()) {
            String id = rows.group(1);
            Claim claim = Claims.all().stream()
                    .filter(each -> each.id().equals(id))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no claim " + id));
            assertEquals(
                    claim.standing().name(),
                    rows.group(2).toUpperCase(Locale.ROOT).replace(' ', '_'),
                    id);
            count++;
        }
        assertTrue(count >= 35, "rows: " + count);
    }
}
