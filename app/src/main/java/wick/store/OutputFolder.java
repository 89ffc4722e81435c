package wick.store;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SequencedMap;
import wick.data.Atomic;
import wick.data.Npz;
import wick.text.Json;
import wick.text.Place;

/// A folder for results. It may exist already: our own files are replaced, each in one step, and the others
/// stay.
public final class OutputFolder {
    private final Path path;

    private OutputFolder(Path path) {
        this.path = path;
    }

    /// The folder, made if it is not there, after a test that files can be written in it, so that a long
    /// study does not find out at its end.
    ///
    /// @throws wick.text.InputException if it cannot be made or written to; the message says why
    public static OutputFolder prepare(Path path) {
        Place place = Place.file(path.toString());
        try {
            Files.createDirectories(path);
            Path trial = Files.createTempFile(path, ".wick", ".part");
            Files.delete(trial);
        } catch (FileAlreadyExistsException e) {
            throw place.problem(e.getFile() + " is a file and must be a folder, or not exist yet");
        } catch (FileSystemException e) {
            String reason = e.getReason() == null ? "permission denied" : e.getReason();
            throw place.problem("cannot be written to (" + reason + "); give another output folder");
        } catch (IOException e) {
            throw place.problem("cannot be written to (" + e.getMessage() + "); give another output folder");
        }
        return new OutputFolder(path);
    }

    /// Where the file `name` of this folder is.
    public Path file(String name) {
        Path file = path.resolve(name).normalize();
        if (!file.startsWith(path.normalize()) || file.equals(path.normalize())) {
            throw new IllegalArgumentException("'" + name + "' must be the name of a file inside " + path);
        }
        return file;
    }

    public void write(String name, String text) throws IOException {
        Atomic.write(file(name), out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// Writes a tree as indented JSON; it is complete before the old file is touched.
    public void write(String name, SequencedMap<String, ?> json) throws IOException {
        write(name, Json.text(json));
    }

    public void write(String name, Npz arrays) throws IOException {
        arrays.write(file(name));
    }
}
