package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wick.experiment.catalog.Claims;
import wick.observable.ExpressivityBibliography;

/// docs/dictionary.md shows what the program prints, and gives the verdicts of the claims that it names.
class DictionaryPageTest {
    private static final Path PAGE = Path.of(System.getProperty("wick.root"), "docs", "dictionary.md");
    private static final Pattern ROW =
            Pattern.compile("\\| `([a-z0-9-]+)` \\| (holds|holds with conditions|wrong) \\|");

    @TempDir
    Path folder;

    @Test
    void everyCommandOfThePagePrintsWhatStandsBelowIt() throws IOException {
        assertEquals(13, new PageCommands(PAGE, folder).check());
    }

    /// Every claim on the paper has one row, and no other claim has one.
    @Test
    void theTableGivesEveryClaimItsVerdict() throws IOException {
        Matcher rows = ROW.matcher(Files.readString(PAGE));
        TreeMap<String, String> found = new TreeMap<>();
        while (rows.find()) {
            String verdict = rows.group(2).toUpperCase(Locale.ROOT).replace(' ', '_');
            assertNull(found.put(rows.group(1), verdict), () -> "two rows of " + rows.group(1));
        }
        TreeMap<String, String> stated = new TreeMap<>();
        Claims.all().stream()
                .filter(claim -> claim.source().equals(ExpressivityBibliography.LIN_2017))
                .forEach(claim -> stated.put(claim.id(), claim.standing().name()));
        assertEquals(stated, found);
    }
}
