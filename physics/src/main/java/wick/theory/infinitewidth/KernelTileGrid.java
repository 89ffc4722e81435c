package wick.theory.infinitewidth;

import wick.numeric.matrix.Matrix;

/// Where tiles may lie.
final class KernelTileGrid {
    private KernelTileGrid() {}

    /// Throws [IllegalArgumentException] where a tile of this shape may not begin at (`row`, `column`).
    static void requireTile(KernelTiles tiles, int row, int column, Matrix shape) {
        int height = shape.rows();
        int width = shape.columns();
        if (row < 0 || column < 0 || row % KernelTiles.GRID != 0 || column % KernelTiles.GRID != 0) {
            throw new IllegalArgumentException("a tile at (" + row + ", " + column
                    + "); rows and columns begin at multiples of " + KernelTiles.GRID);
        }
        if (height > tiles.rows() - row || width > tiles.columns() - column) {
            throw new IllegalArgumentException("a tile of " + height + " x " + width + " at (" + row + ", " + column
                    + ") ends outside the kernels of " + tiles.rows() + " x " + tiles.columns());
        }
        boolean onDiagonal = row == column && height == width;
        if (tiles.symmetric() && !onDiagonal && row < column + width && column < row + height) {
            throw new IllegalArgumentException("a tile of " + height + " x " + width + " at (" + row + ", " + column
                    + ") crosses the diagonal of symmetric kernels; it must lie on one side, or be square on it");
        }
    }
}
