package wick.data;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import wick.numeric.matrix.Matrix;
import wick.text.Place;

/// One array as an NPY file.
///
/// Reads float16, float32, float64, integers and truth values in either byte order, in C or Fortran order;
/// writes float64, little-endian, in C order.
///
/// Source: NumPy Enhancement Proposal 1, "A Simple File Format for NumPy Arrays".
public final class Npy {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int LONGEST_HEADER = 1 << 16;
    private static final int CHUNK = 1 << 16;
    private static final int ALIGNMENT = 64;

    private Npy() {}

    /// The array in a file.
    ///
    /// @throws InputException if it is not a whole NPY file of finite numbers
    public static Tensor read(Path path) {
        return read(path, false);
    }

    /// As [#read(Path)]; with `absent` an entry may be NaN, which says that there is none.
    public static Tensor read(Path path, boolean absent) {
        Place place = Place.file(path.toString());
        try (InputStream stream = Files.newInputStream(path)) {
            return new NpyStream(stream, Files.size(path), place).tensor(0, absent);
        } catch (NoSuchFileException e) {
            throw place.problem("no such file");
        } catch (IOException e) {
            throw place.problem("cannot be read: " + e.getMessage());
        }
    }

    /// Writes a matrix as a file that appears whole or not at all.
    public static void write(Path path, Matrix matrix) throws IOException {
        Atomic.write(path, out -> writeInto(Tensor.of(matrix), out));
    }

    /// Writes the bytes of an NPY file; `out` stays open.
    ///
    /// @throws IllegalArgumentException if an entry is infinite or not a number
    static void writeInto(Tensor tensor, OutputStream out) throws IOException {
        String sizes = tensor.shape().stream().map(String::valueOf).collect(Collectors.joining(", "));
        OutputStream buffered = new BufferedOutputStream(out, CHUNK);
        writeHeader("<f8", tensor.rank() == 1 ? sizes + "," : sizes, buffered);
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK).order(ByteOrder.LITTLE_ENDIAN);
        double[] values = tensor.values();
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new IllegalArgumentException("entry " + i + " of the array is " + values[i]);
            }
            chunk.putDouble(values[i]);
            if (!chunk.hasRemaining() || i == values.length - 1) {
                buffered.write(chunk.array(), 0, chunk.position());
                chunk.clear();
            }
        }
        buffered.flush();
    }

    /// Writes one text as an array of rank 0, which `str(array)` gives back in Python.
    static void writeInto(String text, OutputStream out) throws IOException {
        int[] codePoints = text.codePoints().toArray();
        writeHeader("<U" + codePoints.length, "", out);
        ByteBuffer buffer = ByteBuffer.allocate(4 * codePoints.length).order(ByteOrder.LITTLE_ENDIAN);
        for (int codePoint : codePoints) {
            buffer.putInt(codePoint);
        }
        out.write(buffer.array());
    }

    static void writeHeader(String type, String shape, OutputStream out) throws IOException {
        String entries = "{'descr': '" + type + "', 'fortran_order': False, 'shape': (" + shape + "), }";
        int start = MAGIC.length + 4;
        int padding = ALIGNMENT - (start + entries.length() + 1) % ALIGNMENT;
        byte[] header = (entries + " ".repeat(padding % ALIGNMENT) + "\n").getBytes(StandardCharsets.US_ASCII);
        out.write(MAGIC);
        out.write(new byte[] {1, 0, (byte) header.length, (byte) (header.length >> 8)});
        out.write(header);
    }

    /// Reads the header that `stream` begins with; `read` counts the bytes taken.
    static NpyHeader header(InputStream stream, Place place, long[] read) throws IOException {
        byte[] start = stream.readNBytes(MAGIC.length + 2);
        if (start.length < MAGIC.length + 2 || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
            throw place.problem("is not an NPY file");
        }
        int version = start[MAGIC.length];
        if (version < 1 || version > 3) {
            throw place.refuse("NPY version " + version, "1, 2 or 3");
        }
        byte[] length = stream.readNBytes(version == 1 ? 2 : 4);
        long size = 0;
        for (int i = length.length - 1; i >= 0; i--) {
            size = (size << 8) | (length[i] & 0xff);
        }
        if (size > LONGEST_HEADER) {
            throw place.problem("declares a header of " + size + " bytes; at most " + LONGEST_HEADER + " are allowed");
        }
        byte[] header = stream.readNBytes((int) size);
        if (header.length < size || length.length < 2) {
            throw place.problem("ends in the middle of its header");
        }
        read[0] = start.length + length.length + size;
        return NpyHeader.parse(new String(header, StandardCharsets.UTF_8), place);
    }
}
