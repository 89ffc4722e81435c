package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "help"})
    void helpListsEveryVerb(String word) {
        Spoken spoken = Spoken.by(word);
        assertEquals(0, spoken.code());
        Verbs.ALL.forEach(entry -> assertTrue(spoken.out().contains("\n  " + entry.name() + " "), entry.name()));
    }

    @Test
    void noVerbIsListedTwice() {
        assertEquals(verbs().stream().distinct().toList(), verbs());
    }

    @Test
    void nothingAskedIsAnsweredWithHelp() {
        assertEquals(Spoken.by("--help"), Spoken.by());
    }

    @Test
    void theVersionNamesTheReleaseAndTheCommit() {
        Spoken spoken = Spoken.by("--version");
        assertEquals(0, spoken.code());
        assertTrue(spoken.out().matches("wick \\d+\\.\\d+\\.\\d+\\S* \\(commit \\S+\\)\\R"), spoken.out());
    }

    @ParameterizedTest
    @MethodSource("verbs")
    void everyVerbExplainsItselfWithExamples(String verb) {
        Spoken spoken = Spoken.by(verb, "--help");
        assertEquals(0, spoken.code());
        assertTrue(spoken.out().startsWith("Usage: wick " + verb), spoken.out());
        assertTrue(spoken.out().contains("Examples:") && spoken.out().contains("  wick " + verb), spoken.out());
        assertTrue(spoken.out().contains("--json"), spoken.out());
        assertEquals(spoken, Spoken.by("help", verb));
    }

    /// A page 80 columns wide; a line that is broken cannot be copied.
    @ParameterizedTest
    @MethodSource("verbs")
    void noExampleIsBroken(String verb) {
        String page = Spoken.by(verb, "--help").out();
        page.substring(page.indexOf("Examples:"))
                .lines()
                .skip(1)
                .forEach(line -> assertTrue(line.startsWith("  "), () -> "'" + line + "' in\n" + page));
    }

    static java.util.List<String> verbs() {
        return Verbs.ALL.stream().map(Verbs.Entry::name).toList();
    }

    @Test
    void aMistypedVerbIsBadInputAndTheNearestIsSuggested() {
        Spoken spoken = Spoken.by("docter");
        assertEquals(2, spoken.code());
        assertEquals("", spoken.out());
        assertTrue(spoken.err().startsWith("wick: there is no verb 'docter'; did you mean doctor?"), spoken.err());
    }

    @Test
    void aMistypedOptionIsBadInputAndTheNearestIsSuggested() {
        Spoken spoken = Spoken.by("doctor", "--jsn");
        assertEquals(2, spoken.code());
        assertTrue(spoken.err().contains("--jsn") && spoken.err().contains("did you mean --json?"), spoken.err());
    }

    @Test
    void aMistypedOptionThatIsNeededIsToldAsMistyped() {
        Spoken spoken = Spoken.by("kernel", "n.yaml", "--input", "x.npy");
        assertEquals(2, spoken.code());
        assertTrue(spoken.err().contains("'--input'") && spoken.err().contains("did you mean --inputs"), spoken.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--threads=0", "--threads=-1", "--threads=many", "--seed=one"})
    void anOptionWithABadValueIsBadInputThatNamesIt(String option) {
        Spoken spoken = Spoken.by("doctor", option);
        assertEquals(2, spoken.code());
        assertTrue(spoken.err().contains(option.substring(0, option.indexOf('='))), spoken.err());
        assertTrue(spoken.err().contains(option.substring(option.indexOf('=') + 1)), spoken.err());
        assertFalse(spoken.err().contains("\tat "), spoken.err());
    }
}
