package wick.numeric.matrix;

import java.lang.foreign.MemorySegment;

/// A rectangle of a matrix as BLAS sees it, possibly read with rows and columns exchanged.
///
/// `row` and `column` are where it begins in the stored matrix; `rows` and `columns` are those of what is
/// read.
public record Block(Dense matrix, boolean transposed, int row, int column, int rows, int columns) {

    public static Block of(Dense matrix) {
        return new Block(matrix, false, 0, 0, matrix.rows(), matrix.columns());
    }

    /// Its transpose.
    public Block flipped() {
        return new Block(matrix, !transposed, row, column, /* rows= */ columns, /* columns= */ rows);
    }

    /// Rows i, …, i + height − 1 and columns j, …, j + width − 1 of what is read.
    public Block part(int i, int height, int j, int width) {
        return transposed
                ? new Block(matrix, true, row + j, column + i, height, width)
                : new Block(matrix, false, row + i, column + j, height, width);
    }

    /// The cell (i, j) of a grid of `edge` rows and columns; smaller at the lower and right border.
    Block cell(int i, int j, int edge) {
        int top = i * edge;
        int left = j * edge;
        return part(top, Math.min(edge, rows - top), left, Math.min(edge, columns - left));
    }

    /// Rows i · height, …, in full width; fewer than `height` at the lower border.
    Block band(int i, int height) {
        int top = i * height;
        return part(top, Math.min(height, rows - top), 0, columns);
    }

    int stride() {
        return matrix.columns();
    }

    MemorySegment segment() {
        long first = (long) row * matrix.columns() + column;
        return switch (matrix) {
            case Matrix doubles -> MemorySegment.ofArray(doubles.entries()).asSlice(first * Double.BYTES);
            case FloatMatrix floats -> MemorySegment.ofArray(floats.entries()).asSlice(first * Float.BYTES);
        };
    }

    /// The number of cells of length `edge` that cover `length`.
    static int cells(int length, int edge) {
        return (length + edge - 1) / edge;
    }
}
