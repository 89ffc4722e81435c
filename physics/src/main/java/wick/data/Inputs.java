package wick.data;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import wick.text.Place;

/// Files read from their beginning, unpacked if they begin as gzip does.
final class Inputs {
    private static final int BUFFER = 1 << 16;

    private Inputs() {}

    /// A stream and the most bytes that it can give.
    record Opened(InputStream stream, long most) implements AutoCloseable {
        @Override
        public void close() throws IOException {
            stream.close();
        }
    }

    /// What is done with a stream.
    @FunctionalInterface
    interface Reading<T> {
        T from(Opened input) throws IOException;
    }

    /// Reads a file; what goes wrong underneath becomes an [InputException].
    static <T> T read(Path path, Reading<T> reading) {
        Place place = Place.file(path.toString());
        if (Files.isDirectory(path)) {
            throw place.problem("is a folder, not a file");
        }
        try (Opened input = open(Files.newInputStream(path), Files.size(path))) {
            return reading.from(input);
        } catch (NoSuchFileException e) {
            throw place.problem("no such file");
        } catch (IOException e) {
            throw place.problem("cannot be read: " + e.getMessage());
        }
    }

    /// The stream as it is, or unpacked; `size` counts the packed bytes.
    static Opened open(InputStream raw, long size) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(raw, BUFFER);
        buffered.mark(2);
        int first = buffered.read();
        int second = buffered.read();
        buffered.reset();
        if (first != 0x1f || second != 0x8b) {
            return new Opened(buffered, size);
        }
        try {
            return new Opened(
                    new BufferedInputStream(new GZIPInputStream(buffered, BUFFER), BUFFER), Sizes.mostInflated(size));
        } catch (IOException e) {
            buffered.close();
            throw e;
        }
    }
}
