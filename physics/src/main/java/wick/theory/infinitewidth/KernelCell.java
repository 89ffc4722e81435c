package wick.theory.infinitewidth;

/// A rectangle of pairs of inputs that is carried through the network at once.
record KernelCell(
        InputStatistics rowStatistics, InputStatistics columnStatistics, int row, int height, int column, int width) {

    /// How many entries of row `i` of the cell there are: in symmetric kernels those up to the diagonal.
    int length(int i, boolean symmetric) {
        return symmetric ? Math.clamp(row + i - column + 1L, 0, width) : width;
    }
}
