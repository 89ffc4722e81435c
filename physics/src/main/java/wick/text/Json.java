package wick.text;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// JSON text of a tree of maps, iterables, arrays of doubles, texts, numbers and truth values.
///
/// Doubles keep every bit, and a fraction even if they are whole, so that readers can tell them from
/// counts. An empty [Optional] or [OptionalDouble] becomes null; an infinite or undefined double is
/// refused, so that "does not exist" is always something the program said and never an accident.
public final class Json {
    private static final int WIDTH = 100;

    private Json() {}

    /// Indented text, short lists and maps on one line, with a newline at the end.
    ///
    /// @throws IllegalArgumentException for a double that is infinite or NaN (the message names its path),
    /// or an
    ///     object of another kind
    public static String text(Map<String, ?> object) {
        StringBuilder text = new StringBuilder();
        write(object, "", 0, text);
        return text.append('\n').toString();
    }

    /// The same on one line, without the newline.
    public static String line(Map<String, ?> object) {
        StringBuilder text = new StringBuilder();
        write(object, "", -1, text);
        return text.toString();
    }

    /// `indent` is the number of spaces before the current line, or -1 for everything on one line.
    private static void write(Object value, String path, int indent, StringBuilder out) {
        switch (value) {
            case Map<?, ?> map -> writeMap(map, path, indent, out);
            case Iterable<?> iterable -> writeList(iterable, path, indent, out);
            case double[] numbers -> writeList(Arrays.stream(numbers).boxed().toList(), path, indent, out);
            case Optional<?> optional when optional.isPresent() -> write(optional.get(), path, indent, out);
            case OptionalDouble optional when optional.isPresent() -> write(optional.getAsDouble(), path, indent, out);
            case Optional<?> _, OptionalDouble _ -> out.append("null");
            case Double number -> out.append(number(number, path));
            case Float number -> out.append(number(number, path));
            case Number number -> out.append(number);
            case Boolean truth -> out.append(truth);
            case CharSequence text -> quote(text, out);
            case Enum<?> name -> quote(name.name(), out);
            default ->
                throw new IllegalArgumentException(
                        path + " is a " + value.getClass().getName() + ", which JSON cannot hold");
        }
    }

    private static String number(double number, String path) {
        if (!Double.isFinite(number)) {
            throw new IllegalArgumentException(path + " is " + number
                    + ", which JSON cannot hold; a quantity that does not exist is an empty OptionalDouble");
        }
        return Double.toString(number);
    }

    private static void writeMap(Map<?, ?> map, String path, int indent, StringBuilder out) {
        if (indent >= 0 && !fits(map, path, indent)) {
            String separator = "{";
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                String key = String.valueOf(entry.getKey());
                out.append(separator).append('\n').repeat(' ', indent + 2);
                quote(key, out);
                write(entry.getValue(), path + "." + key, indent + 2, out.append(": "));
                separator = ",";
            }
            out.append('\n').repeat(' ', indent).append('}');
            return;
        }
        String separator = "{";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key = String.valueOf(entry.getKey());
            quote(key, out.append(separator));
            write(entry.getValue(), path + "." + key, -1, out.append(": "));
            separator = ", ";
        }
        out.append(map.isEmpty() ? "{}" : "}");
    }

    private static void writeList(Iterable<?> list, String path, int indent, StringBuilder out) {
        boolean broken = indent >= 0 && !fits(list, path, indent);
        int index = 0;
        for (Object item : list) {
            out.append(index == 0 ? "[" : broken ? "," : ", ");
            if (broken) {
                out.append('\n').repeat(' ', indent + 2);
            }
            write(item, path + "[" + index + "]", broken ? indent + 2 : -1, out);
            index++;
        }
        if (broken) {
            out.append('\n').repeat(' ', indent);
        }
        out.append(index == 0 ? "[]" : "]");
    }

    /// Whether a list or map is short enough for one line.
    private static boolean fits(Object value, String path, int indent) {
        if (size(value, WIDTH) > WIDTH / 2) {
            return false;
        }
        StringBuilder line = new StringBuilder();
        write(value, path, -1, line);
        return indent + line.length() <= WIDTH;
    }

    /// The number of values in a tree, counted up to `most`.
    private static int size(Object value, int most) {
        Iterable<?> children = switch (value) {
            case Map<?, ?> map -> map.values();
            case Iterable<?> iterable -> iterable;
            default -> List.of();
        };
        int size = 1;
        for (Object child : children) {
            if (size > most) {
                break;
            }
            size += size(child, most - size);
        }
        return size;
    }

    private static void quote(CharSequence text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"', '\\' -> out.append('\\').append(c);
                case '\n' -> out.append("\\n");
                case '\t' -> out.append("\\t");
                case '\r' -> out.append("\\r");
                default -> {
                    if (c < ' ' || c == '\u2028' || c == '\u2029' || (Character.isSurrogate(c) && !paired(text, i))) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        out.append(c);
                    }
                }
            }
        }
        out.append('"');
    }

    private static boolean paired(CharSequence text, int i) {
        return Character.isHighSurrogate(text.charAt(i))
                ? i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
    }
}
