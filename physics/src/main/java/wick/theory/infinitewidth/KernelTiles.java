package wick.theory.infinitewidth;

import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// The kernels of given inputs, computed in rectangles: what has to be known of every input is computed
/// once.
///
/// A tile begins at a row and a column that are multiples of [#GRID]; its entries are the bytes that the
/// whole kernels have there. Calls for different tiles may run at the same time.
public interface KernelTiles {
    /// Rows and columns where a tile may begin are multiples of this.
    int GRID = Products.BLOCK;

    int rows();

    int columns();

    /// Whether rows and columns are the same inputs.
    boolean symmetric();

    KernelKinds kinds();

    /// Fills `nngp` and `ntk` with the entries from (`row`, `column`) on, as many as these matrices hold,
    /// and returns them with their error bounds. A kernel that is not asked for is given a 0 x 0 matrix
    /// and error 0.
    ///
    /// Throws [IllegalArgumentException] where the tile begins off the grid or ends outside the kernels.
    Kernels tileInto(int row, int column, Matrix nngp, Matrix ntk);
}
