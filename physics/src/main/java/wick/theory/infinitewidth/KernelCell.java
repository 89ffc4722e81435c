package wick.theory.infinitewidth;

/// A rectangle of pairs of inputs that is carried through the network at once.
record KernelCell(
        InputStatistics rowStatistics, InputStatistics columnStatistics, int row, int height, int column, int width) {

    /// How many entries of row `i` of the cell there are: in symmetric kernels those up to the diagonal.
    int length(int i, boolean symmetric) {
        return symmetric ? Math.clamp(row + i - column + 1L, 0, width) : width;
    }

    /// How many entries of row `i` are carried along: up to a whole number of vectors, where the cell has
    /// more.
    int worked(int i, boolean symmetric) {
        int length = length(i, symmetric);
        return length == 0 ? 0 : Math.min(width, (length + 7) & ~7);
    }
}
