package wick.model;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import wick.text.Document;
import wick.text.Fields;
import wick.text.Place;
import wick.text.Value;

/// Named arrays as a safetensors file: eight bytes with the length of a header, the header in JSON, the numbers.
///
/// Source: Hugging Face, "Safetensors: Format" (huggingface.co/docs/safetensors).
public final class Safetensors {
    private static final String METADATA = "__metadata__";
    private static final Document.Limits LIMITS = new Document.Limits(1 << 25, 8, 2_000_000, 1 << 20);

    private Safetensors() {}

    /// The arrays of a file in the order in which their numbers stand in it.
    ///
    /// @throws wick.text.InputException if it is not a whole and sound file of arrays
    public static SequencedMap<String, NumberArray> read(Path path) {
        Place place = Place.file(path.toString());
        return read(OnnxFile.bytes(path, place), place);
    }

    /// Where the numbers of an array stand, counted from the end of the header.
    private record Entry(String name, ElementType type, Axes axes, long from, long to, Place place) {}

    static SequencedMap<String, NumberArray> read(byte[] bytes, Place place) {
        if (bytes.length < 8) {
            throw place.problem("is not a safetensors file: it has " + bytes.length + " bytes");
        }
        long length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getLong();
        if (length < 2 || length > bytes.length - 8L || length > LIMITS.bytes()) {
            throw place.problem("is not a sound safetensors file: its header is said to have "
                    + Long.toUnsignedString(length) + " bytes, where " + (bytes.length - 8) + " follow and at most "
                    + LIMITS.bytes() + " are allowed");
        }
        int start = 8 + (int) length;
        Value header = Document.parse(place.file(), Arrays.copyOfRange(bytes, 8, start), LIMITS);
        if (!(header instanceof Fields fields)) {
            throw place.problem("the header must be a map from names to arrays");
        }
        List<Entry> entries = new ArrayList<>();
        for (Map.Entry<String, Value> field : fields.values().entrySet()) {
            if (!field.getKey().equals(METADATA)) {
                entries.add(entry(field.getKey(), field.getValue()));
            }
        }
        entries.sort(Comparator.comparingLong(Entry::from).thenComparingLong(Entry::to));
        requireWhole(entries, bytes.length - start, place);
        return arrays(entries, bytes, start);
    }

    private static SequencedMap<String, NumberArray> arrays(List<Entry> entries, byte[] bytes, int start) {
        Allowance allowance = new Allowance();
        SequencedMap<String, NumberArray> arrays = new LinkedHashMap<>();
        for (Entry entry : entries) {
            allowance.take(entry.axes().count(), entry.place());
            ByteBuffer numbers = ByteBuffer.wrap(bytes, start + (int) entry.from(), (int) (entry.to() - entry.from()))
                    .slice()
                    .order(ByteOrder.LITTLE_ENDIAN);
            arrays.put(entry.name(), entry.type().decode(entry.axes(), numbers));
        }
        return arrays;
    }

    private static Entry entry(String name, Value value) {
        Fields fields = value.fields("dtype", "shape", "data_offsets");
        Value dtype = fields.required("dtype");
        Optional<ElementType> type = ElementType.named(dtype.string());
        List<Integer> shape = fields.required("shape").integers(0, Integer.MAX_VALUE);
        List<Value> offsets = fields.required("data_offsets").items();
        if (offsets.size() != 2) {
            throw fields.required("data_offsets").refuse("two whole numbers");
        }
        long from = offsets.getFirst().wholeNumber(0, Long.MAX_VALUE / 2);
        long to = offsets.getLast().wholeNumber(0, Long.MAX_VALUE / 2);
        Axes axes = value.checked(() -> new Axes(shape));
        ElementType known = type.orElseThrow(() -> dtype.refuse(ElementType.ALLOWED));
        long needed = value.checked(axes::count) * (long) known.bytes();
        if (to - from != needed) {
            throw value.place()
                    .problem(known + " numbers on axes " + axes + " need " + needed + " bytes, but have those from "
                            + from + " to " + to);
        }
        return new Entry(name, known, axes, from, to, value.place());
    }

    /// The arrays fill the file, one after the other.
    private static void requireWhole(List<Entry> entries, long available, Place place) {
        long at = 0;
        for (Entry entry : entries) {
            if (entry.from() != at) {
                throw entry.place()
                        .problem("its numbers begin at byte " + entry.from() + " where those before it end at " + at);
            }
            at = entry.to();
        }
        if (at != available) {
            throw place.problem("its arrays end at byte " + at + ", but " + available + " bytes of numbers are there"
                    + (available < at ? "; is the file cut off?" : ""));
        }
    }
}
