package wick.numeric.matrix;

import java.util.Arrays;

/// A dense matrix of doubles, row-major, that owns its entries.
public final class Matrix {
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

    public static Matrix zeros(int rows, int columns) {
        return new Matrix(rows, columns, new double[Math.multiplyExact(rows, columns)]);
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

    public int rows() {
        return rows;
    }

    public int columns() {
        return columns;
    }

    public double at(int row, int column) {
        return entries[row * columns + column];
    }

    public void set(int row, int column, double value) {
        entries[row * columns + column] = value;
    }

    /// The entries themselves, row-major, for inner loops; entry (i, j) is at i · columns + j.
    public double[] entries() {
        return entries;
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
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                transposed.entries[j * rows + i] = entries[i * columns + j];
            }
        }
        return transposed;
    }

    /// The given rows in the given order.
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
