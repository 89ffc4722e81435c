package wick.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class AtomicTest {
    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir
    Path folder;

    private static void write(Path path) throws IOException {
        Atomic.write(path, out -> out.write(CONTENT));
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.toList();
        }
    }

    @Test
    void aFailedWriteLeavesWhatWasThereAndNothingElseAndNamesTheFile() throws IOException {
        Path file = Files.write(folder.resolve("k.npz"), new byte[] {9});
        FileSystemException told = assertThrows(
                FileSystemException.class,
                () -> Atomic.write(file, out -> {
                    out.write(CONTENT);
                    throw new IOException("No space left on device");
                }));
        assertEquals(file + ": cannot be written: No space left on device", told.getMessage());
        assertArrayEquals(new byte[] {9}, Files.readAllBytes(file));
        assertEquals(List.of(file), files());
    }

    @Test
    void aFolderIsRefusedByName() {
        FileSystemException told = assertThrows(FileSystemException.class, () -> write(folder));
        assertEquals(folder + ": is a directory; name a file", told.getMessage());
    }

    /// By a link to a device: were it replaced, it would be the link only.
    @Test
    @EnabledOnOs(OS.LINUX)
    void aDeviceStaysADeviceAndAFullOneIsTold() throws IOException {
        Path nothing = Files.createSymbolicLink(folder.resolve("null"), Path.of("/dev/null"));
        write(nothing);
        assertTrue(Files.isSymbolicLink(nothing), "the link has been replaced by a file");
        Path full = Files.createSymbolicLink(folder.resolve("full"), Path.of("/dev/full"));
        FileSystemException told = assertThrows(FileSystemException.class, () -> write(full));
        assertEquals(full + ": cannot be written: No space left on device", told.getMessage());
        assertTrue(Files.isSymbolicLink(full));
        assertEquals(2, files().size());
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void whereNoFileCanBeMadeTheFileAskedForIsNamed() {
        Path file = Path.of("/proc/k.npz");
        FileSystemException told = assertThrows(FileSystemException.class, () -> write(file));
        assertEquals("/proc/k.npz: no file can be made in /proc", told.getMessage());
    }
}
