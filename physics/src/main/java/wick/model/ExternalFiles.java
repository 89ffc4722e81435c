package wick.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import wick.text.Place;

/// Files beside a model that hold the numbers of its arrays. None outside the model's folder is opened.
final class ExternalFiles {
    private final Path folder;

    ExternalFiles(Path model) {
        Path parent = model.toAbsolutePath().getParent();
        this.folder = parent == null ? model.toAbsolutePath() : parent;
    }

    /// The bytes that the entries `location`, `offset` and `length` name.
    ByteBuffer bytes(Map<String, String> entries, long needed, Place place) {
        Path path = path(entries.getOrDefault("location", ""), place);
        try (FileChannel channel = FileChannel.open(path, StandardOpenOption.READ)) {
            long offset = whole(entries, "offset", 0, place);
            long length = whole(entries, "length", needed, place);
            if (length != needed || offset > channel.size() || length > channel.size() - offset) {
                throw place.problem("needs " + needed + " bytes, but is said to have " + length + " from byte " + offset
                        + " of " + path.getFileName() + ", which has " + channel.size());
            }
            if (needed > Integer.MAX_VALUE - 8 || needed > Runtime.getRuntime().maxMemory() / 4) {
                throw place.problem("has " + needed + " bytes, too many for the memory there is");
            }
            ByteBuffer buffer = ByteBuffer.allocate((int) needed).order(ByteOrder.LITTLE_ENDIAN);
            while (buffer.hasRemaining()) {
                if (channel.read(buffer, offset + buffer.position()) < 0) {
                    throw place.problem(path.getFileName() + " ends at byte " + (offset + buffer.position()));
                }
            }
            return buffer.flip();
        } catch (IOException e) {
            throw place.problem("its numbers are in " + path + ", which cannot be read: " + e.getMessage());
        }
    }

    private Path path(String location, Place place) {
        String allowed = "the name of a file in the model's folder or below it";
        Path path;
        try {
            path = folder.resolve(location).normalize();
        } catch (InvalidPathException e) {
            throw place.refuse("data file " + location, allowed);
        }
        if (location.isBlank() || Path.of(location).isAbsolute() || !path.startsWith(folder.normalize())) {
            throw place.refuse("data file " + (location.isBlank() ? "without name" : location), allowed);
        }
        if (!Files.isRegularFile(path)) {
            throw place.problem("its numbers are in the data file " + location + ", which is missing in " + folder
                    + "; copy it there, beside the model");
        }
        try {
            if (!path.toRealPath().startsWith(folder.toRealPath())) {
                throw place.refuse("data file " + location + " (a link that leads elsewhere)", allowed);
            }
        } catch (IOException e) {
            throw place.problem("its numbers are in " + path + ", which cannot be read: " + e.getMessage());
        }
        return path;
    }

    private static long whole(Map<String, String> entries, String key, long absent, Place place) {
        String text = entries.getOrDefault(key, "");
        if (text.isEmpty()) {
            return absent;
        }
        if (!text.matches("[0-9]{1,18}")) {
            throw place.refuse(key + " " + text, "a whole number, not negative");
        }
        return Long.parseLong(text);
    }
}
