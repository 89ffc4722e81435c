package wick.theory.spatial;

import java.util.Arrays;

/// The pairs of one shift as runs along which both positions advance by one.
final class Runs {
    private int[] first = new int[4];
    private int[] second = new int[4];
    private int[] begin = new int[5];
    private int size;

    Runs(Plane plane, Shift shift) {
        Axis rows = plane.rows();
        Axis columns = plane.columns();
        int width = columns.length();
        for (int i = 0; i < rows.count(shift.row()); i++) {
            int p = rows.first(shift.row(), i) * width;
            int q = rows.second(shift.row(), i) * width;
            for (int j = 0; j < columns.count(shift.column()); j++) {
                add(p + columns.first(shift.column(), j), q + columns.second(shift.column(), j));
            }
        }
    }

    private void add(int p, int q) {
        int end = begin[size];
        if (size > 0) {
            int last = size - 1;
            int length = end - begin[last];
            if (first[last] + length == p && second[last] + length == q) {
                begin[size]++;
                return;
            }
        }
        if (size == first.length) {
            first = Arrays.copyOf(first, 2 * size);
            second = Arrays.copyOf(second, 2 * size);
            begin = Arrays.copyOf(begin, 2 * size + 1);
        }
        first[size] = p;
        second[size] = q;
        size++;
        begin[size] = end + 1;
    }

    /// The number of pairs.
    int count() {
        return begin[size];
    }

    /// The number of runs.
    int size() {
        return size;
    }

    int first(int run) {
        return first[run];
    }

    int second(int run) {
        return second[run];
    }

    /// The entry with which a run begins.
    int begin(int run) {
        return begin[run];
    }

    /// The entry with which a run ends, exclusive.
    int end(int run) {
        return begin[run + 1];
    }
}
