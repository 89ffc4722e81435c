package wick.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// Files that appear whole or not at all.
public final class Atomic {
    private static final String PART = ".part";

    /// Parts that are being written, to be deleted when the process is told to end.
    private static final Set<Path> UNFINISHED = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(Atomic::sweep, "wick-sweep"));
    }

    private Atomic() {}

    /// What writes the content.
    @FunctionalInterface
    public interface Content {
        void writeInto(OutputStream out) throws IOException;
    }

    /// Writes beside `path` and moves the finished file into place, so that an interrupted or failed run
    /// leaves what was there before. A device or a pipe is written to as it is: a file must not take its place.
    /// Throws [FileSystemException] about `path` where that fails.
    public static void write(Path path, Content content) throws IOException {
        if (Files.isDirectory(path)) {
            throw new FileSystemException(path.toString(), null, "is a directory; name a file");
        }
        if (!Files.exists(path) || Files.isRegularFile(path)) {
            replace(path, content);
            return;
        }
        try (OutputStream out = Files.newOutputStream(path, StandardOpenOption.WRITE)) {
            content.writeInto(out);
        } catch (IOException failure) {
            throw about(path, failure);
        }
    }

    /// Deletes the parts of a file that processes left which were killed while they wrote it. For a file that one
    /// process writes at a time.
    public static void sweep(Path path) throws IOException {
        Path whole = path.toAbsolutePath();
        Path folder = whole.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> parts = Files.newDirectoryStream(
                folder, part -> isPart(String.valueOf(part.getFileName()), String.valueOf(whole.getFileName())))) {
            for (Path part : parts) {
                Files.deleteIfExists(part);
            }
        }
    }

    private static boolean isPart(String name, String whole) {
        return name.startsWith("." + whole + ".") && name.endsWith(PART);
    }

    private static FileSystemException about(Path path, IOException failure) {
        return switch (failure) {
            case AccessDeniedException _ -> new AccessDeniedException(path.toString());
            case FileSystemException file ->
                new FileSystemException(path.toString(), null, "cannot be written: " + file.getReason());
            default -> new FileSystemException(path.toString(), null, "cannot be written: " + failure.getMessage());
        };
    }

    private static void replace(Path path, Content content) throws IOException {
        Path whole = path.toAbsolutePath();
        Path folder = whole.getParent() == null ? whole : whole.getParent();
        Files.createDirectories(folder);
        Path part = folder.resolve("." + whole.getFileName() + "." + UUID.randomUUID() + PART);
        UNFINISHED.add(part);
        try {
            // not createTempFile, which would hide the finished file from everybody but its owner
            try (OutputStream out =
                    Files.newOutputStream(part, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                content.writeInto(out);
            }
            move(part, whole);
        } catch (NoSuchFileException vanished) {
            throw new FileSystemException(path.toString(), null, "no file can be made in " + folder);
        } catch (IOException failure) {
            throw about(path, failure);
        } finally {
            Files.deleteIfExists(part);
            UNFINISHED.remove(part);
        }
    }

    private static void sweep() {
        for (Path part : UNFINISHED) {
            try {
                Files.deleteIfExists(part);
            } catch (IOException e) {
                // the process ends; what cannot be deleted now stays a hidden part
            }
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
