package wick.data;

import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import wick.text.Place;

/// What the head of an NPY file declares: the kind of number, its size and byte order, the order of axes,
/// the shape.
record NpyHeader(char kind, int size, ByteOrder order, boolean fortran, List<Integer> shape) {
    private static final int DEEPEST = 32;
    private static final Pattern ENTRIES =
            Pattern.compile("\\{\\s*'descr'\\s*:\\s*'([^']*)'\\s*,\\s*'fortran_order'\\s*:\\s*(True|False)\\s*,"
                    + "\\s*'shape'\\s*:\\s*\\(([0-9, ]*)\\)\\s*,?\\s*\\}\\s*");
    private static final Pattern NUMBER = Pattern.compile("([<>|=])([fiubU])([0-9]{1,9})");

    NpyHeader {
        shape = List.copyOf(shape);
    }

    /// Reads the dictionary of a header.
    static NpyHeader parse(String text, Place place) {
        Matcher entries = ENTRIES.matcher(text);
        if (!entries.matches()) {
            if (text.contains("'descr': [")) {
                throw place.problem("holds records; one plain array of numbers is allowed");
            }
            throw place.problem("has a damaged NPY header");
        }
        String descr = entries.group(1);
        Matcher number = NUMBER.matcher(descr);
        if (!number.matches()) {
            throw place.refuse(
                    "array of type " + descr,
                    "numbers: float, int, uint or bool"
                            + (descr.contains("O") ? " (objects are stored by pickle, which is never read)" : ""));
        }
        char kind = number.group(2).charAt(0);
        int size = Integer.parseInt(number.group(3));
        boolean known = switch (kind) {
            case 'f' -> size == 2 || size == 4 || size == 8;
            case 'i', 'u' -> size == 1 || size == 2 || size == 4 || size == 8;
            case 'b' -> size == 1;
            default -> size <= 1 << 24;
        };
        if (!known) {
            throw place.refuse("array of type " + descr, "float16, float32, float64, int, uint or bool");
        }
        ByteOrder order = number.group(1).equals(">") ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return new NpyHeader(kind, size, order, entries.group(2).equals("True"), shape(entries.group(3), place));
    }

    private static List<Integer> shape(String text, Place place) {
        List<Integer> shape = new ArrayList<>();
        for (String size : text.split(",", -1)) {
            if (size.isBlank()) {
                continue;
            }
            String digits = size.strip();
            if (shape.size() == DEEPEST || digits.length() > 10 || Long.parseLong(digits) > Integer.MAX_VALUE) {
                throw place.refuse(
                        "shape (" + text + ")", "at most " + DEEPEST + " sizes, each at most " + Integer.MAX_VALUE);
            }
            shape.add(Integer.parseInt(digits));
        }
        return shape;
    }

    boolean isText() {
        return kind == 'U';
    }

    /// Bytes of one entry.
    int width() {
        return isText() ? 4 * size : size;
    }

    /// Bytes of all entries; saturates at the largest long.
    long bytes() {
        long count = Tensor.count(shape);
        return width() > 0 && count > Long.MAX_VALUE / width() ? Long.MAX_VALUE : count * width();
    }
}
