package wick.cli;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A verb whose options have changed would fail in the rehearsal, and starts would be slow again unnoticed.
class RehearsalTest {
    @TempDir
    Path folder;

    @Test
    void everyVerbOfTheRehearsalSucceeds() throws Exception {
        Rehearsal.rehearse(folder);
        assertTrue(Files.exists(folder.resolve("out.npz")));
    }
}
