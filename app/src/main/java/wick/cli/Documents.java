package wick.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import wick.text.Fields;
import wick.text.Items;
import wick.text.Json;
import wick.text.Scalar;
import wick.text.Value;

/// Objects within a request as the files that verbs read, in a folder of their own.
record Documents(Path folder) {
    private static final Pattern NUMBER = Pattern.compile("[-+]?[0-9]+(\\.[0-9]*)?([eE][-+]?[0-9]{1,4})?");

    /// Writes an object and returns the file. One with layers is a network, for which files have a word
    /// in front.
    Path write(String name, Fields object) {
        Path file = folder.resolve(name + ".yaml");
        Object tree = tree(object);
        Map<String, Object> whole = object.names().contains("layers") ? Map.of("network", tree) : fields(object);
        try {
            Files.writeString(file, Json.text(whole));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return file;
    }

    /// An object on one line, for options that take text.
    static String line(Fields object) {
        return Json.line(fields(object));
    }

    /// `message` with the files of this folder called by their names.
    String without(String message) {
        return message.replace(folder + folder.getFileSystem().getSeparator(), "");
    }

    void clear() {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A number with all its digits.
    static Optional<BigDecimal> number(String text) {
        return text.length() <= 400 && NUMBER.matcher(text).matches()
                ? Optional.of(new BigDecimal(text))
                : Optional.empty();
    }

    private static Map<String, Object> fields(Fields object) {
        Map<String, Object> tree = new LinkedHashMap<>();
        object.values().forEach((name, value) -> tree.put(name, tree(value)));
        return tree;
    }

    private static Object tree(Value value) {
        return switch (value) {
            case Fields object -> fields(object);
            case Items items -> items.values().stream().map(Documents::tree).toList();
            case Scalar scalar when scalar.quoted() -> scalar.text();
            case Scalar scalar when scalar.isAbsent() -> Optional.empty();
            case Scalar scalar
            when scalar.text().equals("true") || scalar.text().equals("false") -> Boolean.valueOf(scalar.text());
            case Scalar scalar -> number(scalar.text()).<Object>map(n -> n).orElse(scalar.text());
        };
    }
}
