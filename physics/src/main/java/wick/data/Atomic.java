package wick.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Files that appear whole or not at all.
public final class Atomic {
    private Atomic() {}

    /// What writes the content.
    @FunctionalInterface
    public interface Content {
        void writeInto(OutputStream out) throws IOException;
    }

    /// Writes beside `path` and moves the finished file into place, so that an interrupted or failed run leaves what
    /// was
    /// there before.
    public static void write(Path path, Content content) throws IOException {
        Path whole = path.toAbsolutePath();
        Path folder = whole.getParent() == null ? whole : whole.getParent();
        Files.createDirectories(folder);
        Path part = Files.createTempFile(folder, "." + whole.getFileName() + ".", ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                content.writeInto(out);
            }
            move(part, whole);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private static void move(Path part, Path whole) throws IOException {
        try {
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (AtomicMoveNotSupportedException e) {
            Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING);
        }
    }
}
