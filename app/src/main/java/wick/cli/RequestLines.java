package wick.cli;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/// The lines of a stream, none of which can fill the memory.
final class RequestLines {
    private final InputStream stream;
    private final int most;

    /// Lines of up to `most` bytes.
    RequestLines(InputStream stream, int most) {
        this.stream = new BufferedInputStream(stream);
        this.most = most;
    }

    /// The next line without its end, or nothing at the end of the stream; a last line need not be ended.
    /// Of a line that is too long `most` + 1 bytes are kept and the rest is read past.
    Optional<byte[]> next() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        int next = stream.read();
        if (next < 0) {
            return Optional.empty();
        }
        while (next >= 0 && next != '\n') {
            if (line.size() <= most) {
                line.write(next);
            }
            next = stream.read();
        }
        return Optional.of(line.toByteArray());
    }
}
