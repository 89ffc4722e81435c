package wick.theory.infinitewidth;

import java.util.Arrays;

/// Edges of panels on a stretch −end … end.
final class Panels {
    private Panels() {}

    /// The marks within the stretch and its ends, with further edges between them so that no panel is wider
    /// than `width` or `other`.
    static double[] edges(double[] marks, double end, double width, double other) {
        double[] kept = new double[marks.length + 2];
        int count = 0;
        kept[count++] = -end;
        kept[count++] = end;
        for (double mark : marks) {
            if (Math.abs(mark) < end) {
                kept[count++] = mark;
            }
        }
        Arrays.sort(kept, 0, count);
        double most = Math.min(width, other);
        double[] edges = new double[count + (int) Math.ceil(2 * end / most) + count];
        int size = 0;
        for (int m = 0; m + 1 < count; m++) {
            double from = kept[m];
            double length = kept[m + 1] - from;
            if (length == 0) {
                continue;
            }
            int pieces = (int) Math.ceil(length / most);
            for (int k = 0; k < pieces; k++) {
                edges[size++] = from + length * k / pieces;
            }
        }
        edges[size++] = end;
        return Arrays.copyOf(edges, size);
    }
}
