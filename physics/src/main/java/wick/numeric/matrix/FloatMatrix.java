package wick.numeric.matrix;

/// A dense matrix of floats, row-major, that owns its entries: for the arithmetic of training alone, results
/// are doubles.
public final class FloatMatrix implements Dense {
    private final int rows;
    private final int columns;
    private final float[] entries;

    private FloatMatrix(int rows, int columns) {
        if (rows < 0 || columns < 0 || (long) rows * columns > Matrix.LONGEST_ARRAY) {
            throw new IllegalArgumentException(rows + " x " + columns + " does not fit an array");
        }
        this.rows = rows;
        this.columns = columns;
        entries = new float[rows * columns];
    }

    public static FloatMatrix zeros(int rows, int columns) {
        return new FloatMatrix(rows, columns);
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
        return entries[row * columns + java.util.Objects.checkIndex(column, columns)];
    }

    /// The entries themselves, row-major.
    public float[] entries() {
        return entries;
    }

    @Override
    public String toString() {
        return rows + " x " + columns + " matrix of floats";
    }
}
