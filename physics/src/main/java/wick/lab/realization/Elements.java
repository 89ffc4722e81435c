package wick.lab.realization;

import wick.numeric.parallel.Parallel;

/// Loops over entries and rows, shared out in pieces whose size depends on the shape alone.
final class Elements {
    /// Entries that one task covers.
    private static final int STRETCH = 1 << 15;

    private Elements() {}

    /// A loop body over `count` entries from `at`.
    interface Stretch {
        void run(int at, int count);
    }

    static void stretches(int length, Stretch body) {
        Parallel.forEach((length + STRETCH - 1) / STRETCH, s -> {
            int at = s * STRETCH;
            body.run(at, Math.min(STRETCH, length - at));
        });
    }

    /// A loop body over one row.
    interface Row {
        void run(int row);
    }

    /// `work` is the number of operations on a row.
    static void rows(int rows, long work, Row body) {
        int together = (int) Math.max(1, STRETCH / Math.max(1, work));
        Parallel.forEach((rows + together - 1) / together, s -> {
            int to = Math.min(rows, (s + 1) * together);
            for (int row = s * together; row < to; row++) {
                body.run(row);
            }
        });
    }
}
