package wick.theory.spatial;

/// The pairs of inputs whose kernels are asked for, row by row: every row with every column, or, of one set
/// of inputs, those below the diagonal.
record Couples(int rows, int columns, boolean below) {

    static Couples below(int inputs) {
        return new Couples(inputs, inputs, true);
    }

    static Couples all(int rows, int columns) {
        return new Couples(rows, columns, false);
    }

    int count() {
        return below ? Math.multiplyExact(rows, rows - 1) / 2 : Math.multiplyExact(rows, columns);
    }

    int row(int k) {
        if (!below) {
            return k / columns;
        }
        // the largest i with i (i − 1) / 2 ≤ k; the root may be off by a rounding
        int row = (int) Math.round(0.5 * (1 + Math.sqrt(1 + 8.0 * k)));
        return before(row) > k ? row - 1 : row;
    }

    int column(int k) {
        return below ? k - before(row(k)) : k % columns;
    }

    private static int before(int row) {
        return (int) ((long) row * (row - 1) / 2);
    }
}
