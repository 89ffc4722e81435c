package wick.cli;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import wick.numeric.matrix.Vector;

/// Writes a result as JSON: doubles with all their digits, and null for what does not exist or is infinite.
final class Json {
    private final StringBuilder text = new StringBuilder();

    private Json() {}

    static String write(Object value) {
        Json json = new Json();
        json.put(value, "\n");
        return json.text.append('\n').toString();
    }

    private void put(Object value, String newline) {
        switch (value) {
            case String string -> quote(string);
            case Double number -> text.append(Double.isFinite(number) ? Double.toString(number) : "null");
            case Number number -> text.append(number);
            case Boolean truth -> text.append(truth);
            case Optional<?> optional -> optional.ifPresentOrElse(o -> put(o, newline), () -> text.append("null"));
            case OptionalDouble number -> put(number.orElse(Double.NaN), newline);
            case OptionalInt number -> text.append(number.isPresent() ? number.getAsInt() : "null");
            case Vector vector -> vector(vector);
            case Map<?, ?> map -> object(map, newline);
            case Iterable<?> list -> list(list, newline);
            default -> quote(value.toString());
        }
    }

    private void object(Map<?, ?> map, String newline) {
        String inner = newline + "  ";
        String separator = inner;
        text.append('{');
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            text.append(separator);
            quote(entry.getKey().toString());
            text.append(": ");
            put(entry.getValue(), inner);
            separator = "," + inner;
        }
        text.append(map.isEmpty() ? "}" : newline + "}");
    }

    private void list(Iterable<?> list, String newline) {
        String inner = newline + "  ";
        String separator = inner;
        text.append('[');
        for (Object element : list) {
            text.append(separator);
            put(element, inner);
            separator = "," + inner;
        }
        text.append(text.charAt(text.length() - 1) == '[' ? "]" : newline + "]");
    }

    private void vector(Vector vector) {
        text.append('[');
        for (int i = 0; i < vector.size(); i++) {
            text.append(i == 0 ? "" : ", ");
            put(vector.at(i), "");
        }
        text.append(']');
    }

    private void quote(String string) {
        text.append('"');
        for (int i = 0; i < string.length(); i++) {
            char c = string.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                default -> {
                    if (c < 0x20) {
                        text.append("\\u%04x".formatted((int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }
}
