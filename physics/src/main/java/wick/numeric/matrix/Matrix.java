package wick.numeric.matrix;

import java.util.Arrays;
import java.util.Objects;

/// A dense matrix of doubles, row-major, that owns its entries.
public final class Matrix implements Dense {
    static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;
    private static final int LARGE = 1 << 22;
    private static final int STRIPE = 32;

    private final int rows;
    private final int columns;
    private final double[] entries;

    private Matrix(int rows, int columns, double[] entries) {
        if (rows < 0 || columns < 0 || (long) rows * columns != entries.length) {
            throw new IllegalArgumentException(
                    rows + " x " + columns + " does not fit an array of " + entries.length + " entries");
        }
        this.rows = rows;
        this.columns = columns;
        this.entries = entries;
    }

    /// Throws [IllegalArgumentException] where the shape is negative, or too large for one array or for the
    /// heap.
    public static Matrix zeros(int rows, int columns) {
        return new Matrix(rows, columns, new double[entryCount(rows, columns)]);
    }

    private static int entryCount(int rows, int columns) {
        if (rows < 0 || columns < 0) {
            throw new IllegalArgumentException(
                    rows + " x " + columns + " where rows and columns of at least 0 are needed");
        }
        long count = (long) rows * columns;
        if (count > LARGE) {
            MemoryBudget.heap().require(count * Double.BYTES, "a " + rows + " x " + columns + " matrix");
        }
        if (count > LONGEST_ARRAY) {
            throw new IllegalArgumentException("a " + rows + " x " + columns + " matrix has " + count
                    + " entries where at most " + LONGEST_ARRAY + " fit; compute it tile by tile");
        }
        return (int) count;
    }

    /// Takes over `rowMajor` without copying: the caller gives the array away.
    public static Matrix of(int rows, int columns, double... rowMajor) {
        return new Matrix(rows, columns, rowMajor);
    }

    public static Matrix identity(int size) {
        Matrix matrix = zeros(size, size);
        for (int i = 0; i < size; i++) {
            matrix.set(i, i, 1);
        }
        return matrix;
    }

    @Override
    public int rows() {
        return rows;
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public double at(int row, int column) {
        return entries[row * columns + Objects.checkIndex(column, columns)];
    }

    public void set(int row, int column, double value) {
        entries[row * columns + Objects.checkIndex(column, columns)] = value;
    }

    /// The entries themselves, row-major, for inner loops; entry (i, j) is at i · columns + j.
    public double[] entries() {
        return entries;
    }

    /// Whether writing one of the two changes the other.
    @SuppressWarnings("ReferenceEquality")
    boolean sharesEntriesWith(Matrix other) {
        return entries == other.entries && entries.length > 0;
    }

    public double[] row(int row) {
        return Arrays.copyOfRange(entries, row * columns, (row + 1) * columns);
    }

    public double[] diagonal() {
        double[] diagonal = new double[Math.min(rows, columns)];
        for (int i = 0; i < diagonal.length; i++) {
            diagonal[i] = at(i, i);
        }
        return diagonal;
    }

    public Matrix copy() {
        return new Matrix(rows, columns, entries.clone());
    }

    public Matrix transposed() {
        Matrix transposed = zeros(columns, rows);
        // in stripes, so that the lines of memory being written stay in the cache
        for (int left = 0; left < columns; left += STRIPE) {
            int right = Math.min(columns, left + STRIPE);
            for (int i = 0; i < rows; i++) {
                for (int j = left; j < right; j++) {
                    transposed.entries[j * rows + i] = entries[i * columns + j];
                }
            }
        }
        return transposed;
    }

    /// Rows `from`, …, `to` − 1.
    public Matrix rows(int from, int to) {
        return new Matrix(to - from, columns, Arrays.copyOfRange(entries, from * columns, to * columns));
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Matrix matrix
                && rows == matrix.rows
                && columns == matrix.columns
                && Arrays.equals(entries, matrix.entries);
    }

    @Override
    public int hashCode() {
        return 31 * (31 * rows + columns) + Arrays.hashCode(entries);
    }

    @Override
    public String toString() {
        return rows + " x " + columns + " matrix";
    }
}
