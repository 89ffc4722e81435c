package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import wick.network.Network;

class FailuresTest {

    private static Spoken told(Throwable failure) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Failure told = Failures.of(failure);
        told.tell(new PrintStream(err, true, StandardCharsets.UTF_8));
        return new Spoken(told.code(), "", err.toString(StandardCharsets.UTF_8));
    }

    @Test
    void badInputIsOneLine() {
        assertEquals(new Spoken(2, "", "wick: --x 3 must be even\n"), told(new BadInput("--x 3 must be even")));
    }

    @Test
    void aMissingFileIsNamed() {
        Spoken expected = new Spoken(2, "", "wick: net.yaml: no such file or directory\n");
        assertEquals(expected, told(new NoSuchFileException("net.yaml")));
        assertEquals(expected, told(new UncheckedIOException(new NoSuchFileException("net.yaml"))));
    }

    @Test
    void aValueRefusedByOneOfOurRecordsIsBadInput() {
        Throwable refused = thrownBy(() -> new Network(
                0, java.util.List.of(), wick.network.Distribution.NORMAL, wick.network.Parameterization.STANDARD));
        Spoken spoken = told(refused);
        assertEquals(2, spoken.code());
        assertTrue(spoken.err().contains("channels 0 must be from 1"), spoken.err());
    }

    @Test
    void aFaultOfOursLeavesItsTraceInAFile() throws java.io.IOException {
        Spoken spoken = told(thrownBy(() -> Integer.parseInt("x")));
        assertEquals(70, spoken.code());
        assertFalse(spoken.err().contains("\tat "), spoken.err());
        Path details = Path.of(spoken.err().strip().replaceFirst("(?s).*details are in ", ""));
        assertTrue(Files.readString(details).contains("NumberFormatException"));
        Files.delete(details);
    }

    private static Throwable thrownBy(Runnable action) {
        try {
            action.run();
        } catch (RuntimeException failure) {
            return failure;
        }
        throw new AssertionError("nothing was thrown");
    }
}
