package wick.data;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import wick.numeric.matrix.Matrix;
import wick.text.Place;

/// A matrix in an NPY file that may be larger than memory, written rectangle by rectangle; readers can
/// map it into memory. Finished, it has the bytes that [Npy#write] gives the same matrix.
///
/// It is written by position and not through a map of our own, since a full disk under a map ends the
/// process instead of giving an error.
public final class NpyGrid implements AutoCloseable {
    private final FileChannel file;
    private final long start;
    private final int rows;
    private final int columns;

    private NpyGrid(FileChannel file, long start, int rows, int columns) {
        this.file = file;
        this.start = start;
        this.rows = rows;
        this.columns = columns;
    }

    /// A new file with entries that are not yet there; replaces one that exists.
    public static NpyGrid create(Path path, int rows, int columns) throws IOException {
        byte[] header = header(rows, columns);
        FileChannel file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        NpyGrid grid = new NpyGrid(file, header.length, rows, columns);
        try {
            grid.write(ByteBuffer.wrap(header), 0);
            long bytes = bytes(rows, columns);
            if (bytes > header.length) {
                grid.write(ByteBuffer.allocate(1), bytes - 1);
            }
            return grid;
        } catch (IOException | RuntimeException failure) {
            file.close();
            throw failure;
        }
    }

    /// A file that [#create] began.
    ///
    /// @throws wick.text.InputException if it is not such a file of this shape
    public static NpyGrid open(Path path, int rows, int columns) throws IOException {
        byte[] header = header(rows, columns);
        Place place = Place.file(path.toString());
        if (!Files.isRegularFile(path)) {
            throw place.problem("no such file");
        }
        FileChannel file = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE);
        ByteBuffer found = ByteBuffer.allocate(header.length);
        int read = 1;
        while (read > 0 && found.hasRemaining()) {
            read = file.read(found, found.position());
        }
        if (!ByteBuffer.wrap(header).equals(found.flip()) || file.size() != bytes(rows, columns)) {
            file.close();
            throw place.problem("is not an NPY file of " + rows + " x " + columns + " numbers");
        }
        return new NpyGrid(file, header.length, rows, columns);
    }

    /// Bytes of the whole file.
    public static long bytes(int rows, int columns) throws IOException {
        return header(rows, columns).length + (long) Double.BYTES * rows * columns;
    }

    private static byte[] header(int rows, int columns) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Npy.writeHeader("<f8", rows + ", " + columns, bytes);
        return bytes.toByteArray();
    }

    /// Writes `tile` with its upper left corner at (`row`, `column`).
    public void put(int row, int column, Matrix tile) throws IOException {
        requireInside(row, column, tile.rows(), tile.columns());
        ByteBuffer line = line(tile.columns());
        for (int i = 0; i < tile.rows(); i++) {
            line.clear();
            line.asDoubleBuffer().put(tile.entries(), i * tile.columns(), tile.columns());
            write(line, at(row + i, column));
        }
    }

    /// Writes the transpose of `tile` with its upper left corner at (`row`, `column`).
    public void putTransposed(int row, int column, Matrix tile) throws IOException {
        requireInside(row, column, tile.columns(), tile.rows());
        ByteBuffer line = line(tile.rows());
        double[] entries = tile.entries();
        for (int j = 0; j < tile.columns(); j++) {
            line.clear();
            for (int i = 0; i < tile.rows(); i++) {
                line.putDouble(i * Double.BYTES, entries[i * tile.columns() + j]);
            }
            write(line, at(row + j, column));
        }
    }

    private static ByteBuffer line(int length) {
        return ByteBuffer.allocateDirect(length * Double.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    }

    private long at(int row, int column) {
        return start + Double.BYTES * ((long) row * columns + column);
    }

    private void requireInside(int row, int column, int height, int width) {
        if (row < 0 || column < 0 || height > rows - row || width > columns - column) {
            throw new IllegalArgumentException("a tile of " + height + " x " + width + " at (" + row + ", " + column
                    + ") ends outside " + rows + " x " + columns);
        }
    }

    private void write(ByteBuffer bytes, long position) throws IOException {
        long to = position;
        while (bytes.hasRemaining()) {
            to += file.write(bytes, to);
        }
    }

    /// Returns when all that was written is on the disk.
    public void force() throws IOException {
        file.force(false);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
