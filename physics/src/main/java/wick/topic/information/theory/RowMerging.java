package wick.topic.information.theory;

import java.util.Arrays;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

/// Rows that are equal within a tolerance taken together.
///
/// Rows are sorted by a positive combination of their entries, which for equal rows agrees to the same tolerance, so
/// that only neighbors in this order have to be compared entry by entry. Classes are numbered by their first row; a
/// class's row is that first one.
final class RowMerging {
    private final int[] classes;
    private final SparseRows rows;
    private final double[] weights;

    RowMerging(int[] classes, SparseRows rows, double[] weights) {
        this.classes = classes;
        this.rows = rows;
        this.weights = weights;
    }

    int[] classes() {
        return classes;
    }

    SparseRows rows() {
        return rows;
    }

    double[] weights() {
        return weights;
    }

    static RowMerging of(SparseRows rows, double[] masses, double tolerance) {
        int count = rows.rows();
        double[] keys = keys(rows);
        long[] order = order(keys);
        int[] representative = new int[count];
        int[] recent = new int[count];
        int first = 0;
        int filled = 0;
        for (int i = 0; i < count; i++) {
            int row = (int) order[i];
            while (first < filled && keys[recent[first]] < keys[row] * (1 - 2 * tolerance)) {
                first++;
            }
            int found = -1;
            for (int k = filled - 1; k >= first && found < 0; k--) {
                found = rows.alike(recent[k], row, tolerance) ? recent[k] : -1;
            }
            representative[row] = found < 0 ? row : found;
            if (found < 0) {
                recent[filled++] = row;
            }
        }
        return numbered(rows, masses, representative);
    }

    /// Random weights from ½ to 3/2: with equal ones all rows would have the key 1.
    private static double[] keys(SparseRows rows) {
        RandomStream stream = Address.of(1, "row-merging").open();
        double[] u = new double[rows.columns()];
        for (int j = 0; j < u.length; j++) {
            u[j] = 0.5 + stream.nextUniform();
        }
        double[] keys = new double[rows.rows()];
        for (int r = 0; r < keys.length; r++) {
            keys[r] = rows.project(r, u);
        }
        return keys;
    }

    /// Row numbers by ascending key, equal keys by number.
    private static long[] order(double[] keys) {
        double[] sorted = keys.clone();
        Arrays.sort(sorted);
        int[] next = new int[keys.length];
        long[] order = new long[keys.length];
        for (int r = 0; r < keys.length; r++) {
            int at = first(sorted, keys[r]);
            order[at + next[at]++] = r;
        }
        return order;
    }

    /// The first place at which `key` stands in `sorted`.
    private static int first(double[] sorted, double key) {
        int low = 0;
        int high = sorted.length - 1;
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (sorted[middle] < key) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    private static RowMerging numbered(SparseRows rows, double[] masses, int[] representative) {
        int count = representative.length;
        int[] smallest = new int[count];
        Arrays.fill(smallest, -1);
        int[] classes = new int[count];
        int[] chosen = new int[count];
        int found = 0;
        for (int r = 0; r < count; r++) {
            int head = representative[r];
            if (smallest[head] < 0) {
                smallest[head] = found;
                chosen[found++] = head;
            }
            classes[r] = smallest[head];
        }
        double[] weights = new double[found];
        for (int r = 0; r < count; r++) {
            weights[classes[r]] += masses[r];
        }
        return new RowMerging(classes, rows.of(Arrays.copyOf(chosen, found)), weights);
    }
}
