package wick.lab.model;

import java.util.ArrayList;
import java.util.List;
import wick.model.Axes;

/// Two arrays stretched over common axes: neighbors along an axis of length 1 are the same entry. Axes that lie one
/// after the other in memory in all three arrays are walked as one.
final class Walk {
    private final Axes axes;
    private final int[] lengths;
    private final int[] first;
    private final int[] second;

    /// One stretch of the walk: result entries `at`, `at` + 1, ... belong to entries `a`, `a` + `aStep`,
    /// ... and `b`, ...
    @FunctionalInterface
    interface Stretch {
        void walk(int at, int a, int b);
    }

    private Walk(Axes axes, int[] lengths, int[] first, int[] second) {
        this.axes = axes;
        this.lengths = lengths;
        this.first = first;
        this.second = second;
    }

    static Walk of(Axes a, Axes b) {
        Axes axes = common(a, b);
        int[] aSteps = steps(a, axes);
        int[] bSteps = steps(b, axes);
        List<int[]> merged = new ArrayList<>();
        for (int axis = axes.rank() - 1; axis >= 0; axis--) {
            int length = axes.at(axis);
            if (length == 1) {
                continue;
            }
            int[] inner = merged.isEmpty() ? new int[] {0, 0, 0} : merged.getLast();
            if (!merged.isEmpty() && aSteps[axis] == inner[1] * inner[0] && bSteps[axis] == inner[2] * inner[0]) {
                inner[0] *= length;
            } else {
                merged.add(new int[] {length, aSteps[axis], bSteps[axis]});
            }
        }
        if (merged.isEmpty()) {
            merged.add(new int[] {1, 0, 0});
        }
        return new Walk(axes, column(merged, 0), column(merged, 1), column(merged, 2));
    }

    private static int[] column(List<int[]> rows, int index) {
        return rows.reversed().stream().mapToInt(row -> row[index]).toArray();
    }

    /// The axes that both are stretched to.
    ///
    /// @throws IllegalArgumentException if they cannot be
    static Axes common(Axes a, Axes b) {
        int rank = Math.max(a.rank(), b.rank());
        List<Integer> lengths = new ArrayList<>();
        for (int axis = 0; axis < rank; axis++) {
            int fromEnd = rank - axis;
            int one = fromEnd > a.rank() ? 1 : a.at(-fromEnd);
            int other = fromEnd > b.rank() ? 1 : b.at(-fromEnd);
            if (one != other && one != 1 && other != 1) {
                throw new IllegalArgumentException("axes " + a + " and " + b + " do not fit each other");
            }
            lengths.add(one == 1 ? other : one);
        }
        return new Axes(lengths);
    }

    private static int[] steps(Axes axes, Axes stretched) {
        int[] own = axes.strides();
        int[] steps = new int[stretched.rank()];
        int missing = stretched.rank() - axes.rank();
        for (int axis = missing; axis < stretched.rank(); axis++) {
            steps[axis] = axes.at(axis - missing) == 1 ? 0 : own[axis - missing];
        }
        return steps;
    }

    Axes axes() {
        return axes;
    }

    /// The length of a stretch.
    int length() {
        return lengths[lengths.length - 1];
    }

    int firstStep() {
        return first[first.length - 1];
    }

    int secondStep() {
        return second[second.length - 1];
    }

    void forEach(Stretch stretch) {
        int total = axes.count();
        if (total == 0) {
            return;
        }
        int outer = lengths.length - 1;
        int[] index = new int[outer];
        int a = 0;
        int b = 0;
        for (int at = 0; at < total; at += length()) {
            stretch.walk(at, a, b);
            for (int axis = outer - 1; axis >= 0; axis--) {
                a += first[axis];
                b += second[axis];
                if (++index[axis] < lengths[axis]) {
                    break;
                }
                a -= first[axis] * lengths[axis];
                b -= second[axis] * lengths[axis];
                index[axis] = 0;
            }
        }
    }
}
