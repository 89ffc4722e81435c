package wick.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wick.text.Place;

/// One array of an ONNX file: its axes and type first, then the numbers, which stand as raw bytes, as typed
/// fields, or in a file of their own.
final class TensorReader {
    /// An array and what it is called.
    record Named(String name, NumberArray array) {}

    private static final int DIMS = 1;
    private static final int DATA_TYPE = 2;
    private static final int FLOATS = 4;
    private static final int INT32S = 5;
    private static final int STRINGS = 6;
    private static final int INT64S = 7;
    private static final int NAME = 8;
    private static final int RAW = 9;
    private static final int DOUBLES = 10;
    private static final int UINT64S = 11;
    private static final int EXTERNAL = 13;
    private static final int LOCATION = 14;

    private final Place place;
    private final ExternalFiles external;
    private final Allowance allowance;

    TensorReader(Place place, ExternalFiles external, Allowance allowance) {
        this.place = place;
        this.external = external;
        this.allowance = allowance;
    }

    /// What a message says about an array, before any number is read.
    private static final class Head {
        private final List<Integer> axes = new ArrayList<>();
        private final List<Wire> typed = new ArrayList<>();
        private final Map<String, String> external = new HashMap<>();
        private String name = "";
        private long code;
        private Optional<Wire> raw = Optional.empty();
        private boolean outside;
    }

    Named read(Wire message) {
        int from = message.position();
        Head head = head(message);
        Place tensor = place.field("array " + (head.name.isEmpty() ? "at byte " + from : head.name));
        ElementType type = ElementType.coded(head.code)
                .orElseThrow(() -> tensor.refuse(
                        "element type " + head.code, ElementType.ALLOWED + ", which have codes 1 to 13, 16"));
        Axes axes;
        int count;
        try {
            axes = new Axes(head.axes);
            count = axes.count();
        } catch (IllegalArgumentException e) {
            throw tensor.problem(String.valueOf(e.getMessage()));
        }
        return new Named(head.name, numbers(head, type, new Wanted(axes, count, tensor)));
    }

    /// How many numbers are wanted, and where they stand in messages.
    private record Wanted(Axes axes, int count, Place place) {}

    private NumberArray numbers(Head head, ElementType type, Wanted wanted) {
        if (head.outside) {
            ByteBuffer bytes = external.bytes(head.external, (long) wanted.count() * type.bytes(), wanted.place());
            allowance.take(wanted.count(), wanted.place());
            return type.decode(wanted.axes(), bytes);
        }
        if (head.raw.isPresent()) {
            Wire raw = head.raw.get();
            long needed = (long) wanted.count() * type.bytes();
            if (raw.remaining() != needed) {
                throw wanted.place()
                        .problem("axes " + wanted.axes() + " need " + needed + " bytes, but there are "
                                + raw.remaining() + " at byte " + raw.position());
            }
            allowance.take(wanted.count(), wanted.place());
            return type.decode(wanted.axes(), raw.fixed(raw.remaining()).slice().order(ByteOrder.LITTLE_ENDIAN));
        }
        return typed(head, type, wanted);
    }

    private Head head(Wire message) {
        Head head = new Head();
        for (int field = message.next(); field != 0; field = message.next()) {
            switch (field) {
                case DIMS -> dims(message, head.axes);
                case DATA_TYPE -> head.code = message.number();
                case NAME -> head.name = message.text();
                case RAW -> head.raw = Optional.of(message.part());
                case FLOATS, INT32S, INT64S, DOUBLES, UINT64S -> typedField(message, field, head);
                case EXTERNAL -> entry(message.part(), head.external);
                case LOCATION -> head.outside = message.number() == 1;
                case STRINGS -> message.skip();
                default -> message.skip();
            }
        }
        return head;
    }

    private static void dims(Wire message, List<Integer> axes) {
        Wire numbers = message.isPacked() ? message.part() : message;
        do {
            if (numbers != message && numbers.remaining() == 0) {
                return;
            }
            long length = numbers.varint();
            if (length < 0 || length > Integer.MAX_VALUE || axes.size() == 64) {
                throw message.problem("an axis of length " + length + " (axis " + axes.size() + " of an array)");
            }
            axes.add((int) length);
        } while (numbers != message);
    }

    /// A packed run of numbers, or one number that stands alone, remembered with its tag's field.
    private static void typedField(Wire message, int field, Head head) {
        if (message.isPacked()) {
            head.typed.add(message.part());
        } else {
            throw message.problem("field " + field + " of an array has numbers that are not packed, which no program"
                    + " of today writes");
        }
    }

    static void entry(Wire message, Map<String, String> entries) {
        String key = "";
        String value = "";
        for (int field = message.next(); field != 0; field = message.next()) {
            switch (field) {
                case 1 -> key = message.text();
                case 2 -> value = message.text();
                default -> message.skip();
            }
        }
        entries.put(key, value);
    }

    private NumberArray typed(Head head, ElementType type, Wanted wanted) {
        int count = wanted.count();
        long bytes = 0;
        for (Wire part : head.typed) {
            bytes += part.remaining();
        }
        int least = type == ElementType.FLOAT32 ? 4 : type == ElementType.FLOAT64 ? 8 : 1;
        if ((long) count * least > bytes) {
            throw wanted.place()
                    .problem("axes " + wanted.axes() + " ask for " + count + " numbers, but there are only " + bytes
                            + " bytes of them");
        }
        allowance.take(count, wanted.place());
        double[] reals = new double[type.isReal() ? count : 0];
        long[] wholes = new long[type.isReal() ? 0 : count];
        int found = 0;
        for (Wire part : head.typed) {
            while (part.remaining() > 0) {
                if (found == count) {
                    throw wanted.place().problem("holds more than the " + count + " numbers that its axes ask for");
                }
                switch (type) {
                    case FLOAT32 -> reals[found] = part.fixed(4).getFloat();
                    case FLOAT64 -> reals[found] = part.fixed(8).getDouble();
                    case FLOAT16, BFLOAT16 -> reals[found] = type.half((int) part.varint());
                    case BOOL -> wholes[found] = part.varint() == 0 ? 0 : 1;
                    default -> wholes[found] = part.varint();
                }
                found++;
            }
        }
        if (found != count) {
            throw wanted.place().problem("holds " + found + " numbers where its axes ask for " + count);
        }
        return type.isReal() ? RealArray.of(wanted.axes(), reals) : WholeArray.of(wanted.axes(), wholes);
    }
}
