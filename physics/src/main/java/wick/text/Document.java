package wick.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// A YAML 1.2 or JSON file as a tree of [Value]s.
///
/// Read strictly: one document in UTF-8, no anchors, aliases or tags, no field twice, and no more than the
/// [Limits] allow, so that no small file can become a large tree.
public final class Document {

    /// How large a file may be: its bytes, how deep its lists and maps nest, how many values it holds,
    /// and the characters of one text.
    public record Limits(int bytes, int depth, int values, int characters) {
        /// Enough for any description written by hand.
        public static final Limits DESCRIPTION = new Limits(1 << 20, 50, 50_000, 10_000);
    }

    private Document() {}

    /// Reads a file.
    ///
    /// @throws InputException if it cannot be read or is not what is allowed
    public static Value read(Path path) {
        return parse(path.toString(), bytes(path, Limits.DESCRIPTION.bytes()), Limits.DESCRIPTION);
    }

    /// Reads `text`, called `file` in messages.
    public static Value parse(String file, String text) {
        return parse(file, text.getBytes(StandardCharsets.UTF_8), Limits.DESCRIPTION);
    }

    /// Reads bytes in UTF-8, called `file` in messages.
    public static Value parse(String file, byte[] bytes, Limits limits) {
        Place place = Place.file(file);
        if (bytes.length > limits.bytes()) {
            throw place.problem("is larger than " + limits.bytes() + " bytes, the most allowed here");
        }
        return new Composer(place, limits).compose(decode(place, bytes));
    }

    /// The bytes of a file that may have at most `most`.
    ///
    /// @throws InputException if it does not exist, is not readable or is larger
    public static byte[] bytes(Path path, int most) {
        Place place = Place.file(path.toString());
        if (Files.isDirectory(path)) {
            throw place.problem("is a folder, not a file");
        }
        try (InputStream stream = Files.newInputStream(path)) {
            byte[] bytes = stream.readNBytes(most);
            if (bytes.length == most && stream.read() >= 0) {
                throw place.problem("is larger than " + most + " bytes, the most allowed here");
            }
            return bytes;
        } catch (NoSuchFileException e) {
            throw place.problem("no such file");
        } catch (IOException e) {
            throw place.problem("cannot be read: " + e.getMessage());
        }
    }

    private static String decode(Place place, byte[] bytes) {
        if (bytes.length >= 2 && (bytes[0] & 0xff) + (bytes[1] & 0xff) == 0xff + 0xfe) {
            throw place.problem("is in UTF-16; it must be in UTF-8");
        }
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            String text = decoder.decode(buffer).toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            int line = 1;
            for (int i = 0; i < buffer.position(); i++) {
                line += bytes[i] == '\n' ? 1 : 0;
            }
            throw place.line(line).problem("is not text in UTF-8 (byte " + buffer.position() + ")");
        }
    }
}
