package wick.theory.spatial;

/// From the first position of a pair to the second.
record Shift(int row, int column) {
    static final Shift NONE = new Shift(0, 0);

    boolean isNone() {
        return row == 0 && column == 0;
    }
}
