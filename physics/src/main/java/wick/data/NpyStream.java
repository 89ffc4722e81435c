package wick.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.List;
import wick.text.Place;

/// An NPY file as it is read: `available` bytes in all, of which no more than is there is ever allocated
/// for.
final class NpyStream {
    private static final int CHUNK = 1 << 16;

    private final InputStream stream;
    private final long available;
    private final Place place;
    private final NpyHeader header;

    NpyStream(InputStream stream, long available, Place place) throws IOException {
        this.stream = stream;
        this.place = place;
        long[] read = new long[1];
        this.header = Npy.header(stream, place, read);
        this.available = available - read[0];
    }

    boolean isText() {
        return header.isText();
    }

    /// The numbers of the array; `before` numbers are in memory already. With `absent` entries may be NaN.
    Tensor tensor(long before, boolean absent) throws IOException {
        if (header.isText()) {
            throw place.refuse("array of text", "numbers: float, int, uint or bool");
        }
        double[] values = new double[requireAvailable(before)];
        int width = header.width();
        int perChunk = CHUNK / width;
        for (int from = 0; from < values.length; from += perChunk) {
            int count = Math.min(perChunk, values.length - from);
            ByteBuffer chunk = ByteBuffer.wrap(bytes(count * width)).order(header.order());
            for (int i = from; i < from + count; i++) {
                values[i] = next(chunk);
                if (!(absent && Double.isNaN(values[i]))) {
                    requireFinite(values[i], i);
                }
            }
        }
        return new Tensor(header.shape(), header.fortran() ? rowMajor(values) : values);
    }

    /// The text of an array of one text.
    String text() throws IOException {
        if (requireAvailable(0) != 1) {
            throw place.problem("holds several texts; one is allowed");
        }
        ByteBuffer buffer = ByteBuffer.wrap(bytes(header.width())).order(header.order());
        StringBuilder text = new StringBuilder();
        while (buffer.hasRemaining()) {
            int codePoint = buffer.getInt();
            if (codePoint != 0 && Character.isValidCodePoint(codePoint)) {
                text.appendCodePoint(codePoint);
            }
        }
        return text.toString();
    }

    /// The number of entries, once the bytes for them are known to be there and their doubles to fit.
    private int requireAvailable(long before) {
        long declared = header.bytes();
        if (declared != available) {
            throw place.problem("declares an array of shape " + header.shape() + ", " + Sizes.bytes(declared)
                    + ", but holds " + Sizes.bytes(available));
        }
        long count = Tensor.count(header.shape());
        Sizes.requireMemory(before + count, place);
        return (int) count;
    }

    private byte[] bytes(int count) throws IOException {
        byte[] bytes = stream.readNBytes(count);
        if (bytes.length < count) {
            throw place.problem("ends before the array of shape " + header.shape() + " does");
        }
        return bytes;
    }

    private double next(ByteBuffer from) {
        return switch (header.kind()) {
            case 'f' ->
                switch (header.size()) {
                    case 2 -> Float.float16ToFloat(from.getShort());
                    case 4 -> from.getFloat();
                    default -> from.getDouble();
                };
            case 'i' -> whole(from);
            case 'u' -> {
                long value = whole(from);
                int bits = 8 * header.size();
                yield bits == 64 ? (value >>> 1) * 2.0 + (value & 1) : value & ((1L << bits) - 1);
            }
            default -> from.get() == 0 ? 0 : 1;
        };
    }

    private long whole(ByteBuffer from) {
        return switch (header.size()) {
            case 1 -> from.get();
            case 2 -> from.getShort();
            case 4 -> from.getInt();
            default -> from.getLong();
        };
    }

    private void requireFinite(double value, int index) {
        if (Double.isFinite(value)) {
            return;
        }
        int[] at = new int[header.shape().size()];
        int rest = index;
        for (int k = 0; k < at.length; k++) {
            int axis = header.fortran() ? k : at.length - 1 - k;
            at[axis] = rest % header.shape().get(axis);
            rest /= header.shape().get(axis);
        }
        throw place.problem("the entry at " + java.util.Arrays.toString(at) + " (counted from 0) is " + value
                + "; every number must be finite");
    }

    private double[] rowMajor(double[] fortran) {
        List<Integer> shape = header.shape();
        int rank = shape.size();
        double[] values = new double[fortran.length];
        int[] at = new int[rank];
        int[] stride = new int[rank];
        int step = 1;
        for (int axis = rank - 1; axis >= 0; axis--) {
            stride[axis] = step;
            step *= shape.get(axis);
        }
        int target = 0;
        for (double value : fortran) {
            values[target] = value;
            for (int axis = 0; axis < rank; axis++) {
                target += stride[axis];
                if (++at[axis] < shape.get(axis)) {
                    break;
                }
                target -= at[axis] * stride[axis];
                at[axis] = 0;
            }
        }
        return values;
    }
}
