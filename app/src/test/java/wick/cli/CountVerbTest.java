package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountVerbTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--lattice 10 --order 2                                         | 66",
                "--lattice 10 --order 2 --range 1                               | 31",
                "--lattice 10 --order 2 --range 1 --open                        | 30",
                "--lattice 10 --order 2 --range 1 --symmetry translation        | 4",
                "--lattice 10 --order 4                                         | 1001",
                "--lattice 20 --order 20 --bits --symmetry translation          | 52488",
                "--lattice 999999x999999 --order 2 --range 1                    | 3999992000005",
            })
    void couplingsAreWholeNumbersOfAnySize(String arguments, String couplings) {
        Spoken spoken = Spoken.by(("count " + arguments + " --json").split(" +", -1));
        assertEquals(0, spoken.code(), spoken.err());
        assertTrue(spoken.out().contains("\"couplings\": " + couplings + ","), spoken.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--lattice 10x --order 2                              | whole numbers up to 999999 with x between",
                "--lattice 10 --order 99                              | from 0 to 32",
                "--lattice 10 --order 2 --locality stars              | needs --range",
                "--lattice 10 --order 2 --symmetry translatoin        | 'translation'",
                "--lattice 50x50 --order 9 --range 5                  | a shorter range",
                "--lattice 5 --order 2 --open --symmetry translation  | no translations",
            })
    void whatCannotBeCountedIsRefusedInOneLine(String arguments, String expected) {
        Spoken spoken = Spoken.by(("count " + arguments).split(" +", -1));
        assertEquals(2, spoken.code());
        assertTrue(spoken.err().contains(expected), spoken.err());
    }

    @Test
    void everyCommandOfThePagePrintsWhatStandsBelowIt() throws IOException {
        Path page = Path.of(System.getProperty("wick.root"), "docs", "cheap.md");
        assertEquals(4, new PageCommands(page, folder).check());
    }
}
