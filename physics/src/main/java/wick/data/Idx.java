package wick.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import wick.text.Place;

/// Arrays in the IDX format of the MNIST files, packed by gzip or not: two zero bytes, the kind of number,
/// the number of axes, their sizes, then the numbers, all big-endian.
public final class Idx {
    private static final int CHUNK = 1 << 16;

    private Idx() {}

    /// The array in a file.
    ///
    /// @throws InputException if it is not a whole IDX file of finite numbers
    public static Tensor read(Path path) {
        return Inputs.read(path, input -> read(input, Place.file(path.toString())));
    }

    private static Tensor read(Inputs.Opened input, Place place) throws IOException {
        byte[] magic = input.stream().readNBytes(4);
        if (magic.length < 4 || magic[0] != 0 || magic[1] != 0 || width(magic[2]) == 0 || magic[3] < 1) {
            throw place.problem("is not an IDX file");
        }
        int width = width(magic[2]);
        ByteBuffer sizes = bytes(input.stream(), 4 * magic[3], place);
        List<Integer> shape = new ArrayList<>();
        while (sizes.hasRemaining()) {
            int size = sizes.getInt();
            if (size < 0) {
                throw place.refuse("size " + Integer.toUnsignedString(size), "at most " + Integer.MAX_VALUE);
            }
            shape.add(size);
        }
        long count = Tensor.count(shape);
        if (count > input.most() / width) {
            throw place.problem("declares an array of shape " + shape + " but is too short to hold it");
        }
        double[] values = new double[Sizes.requireMemory(count, place)];
        for (int from = 0; from < values.length; from += CHUNK / width) {
            int length = Math.min(CHUNK / width, values.length - from);
            ByteBuffer chunk = bytes(input.stream(), length * width, place);
            for (int i = from; i < from + length; i++) {
                values[i] = next(chunk, magic[2]);
                if (!Double.isFinite(values[i])) {
                    throw place.problem(
                            "entry " + i + " (counted from 0) is " + values[i] + "; every number must be finite");
                }
            }
        }
        if (input.stream().read() >= 0) {
            throw place.problem("goes on after the array of shape " + shape + " that it declares");
        }
        return new Tensor(shape, values);
    }

    private static ByteBuffer bytes(InputStream stream, int count, Place place) throws IOException {
        byte[] bytes = stream.readNBytes(count);
        if (bytes.length < count) {
            throw place.problem("ends too early");
        }
        return ByteBuffer.wrap(bytes);
    }

    /// Bytes of one number of this kind; 0 for an unknown kind.
    private static int width(int kind) {
        return switch (kind) {
            case 0x08, 0x09 -> 1;
            case 0x0b -> 2;
            case 0x0c, 0x0d -> 4;
            case 0x0e -> 8;
            default -> 0;
        };
    }

    private static double next(ByteBuffer from, int kind) {
        return switch (kind) {
            case 0x08 -> from.get() & 0xff;
            case 0x09 -> from.get();
            case 0x0b -> from.getShort();
            case 0x0c -> from.getInt();
            case 0x0d -> from.getFloat();
            default -> from.getDouble();
        };
    }
}
