package wick.network;

import java.util.Arrays;
import java.util.List;

/// A window placed over a grid: `from` is the shape before it; which points each window position reads.
public record Geometry(Shape from, Window window) {
    /// What [#source] gives for a point in the padding of zeros.
    public static final int OUTSIDE = -1;

    /// @throws IllegalArgumentException if the window does not fit the grid
    public Geometry {
        window.over(from.grid());
    }

    /// The grid that comes out.
    public List<Integer> grid() {
        return window.over(from.grid());
    }

    /// The number of positions that come out.
    public int positions() {
        return grid().stream().reduce(1, Math::multiplyExact);
    }

    /// For every position that comes out and every point of its window, in row-major order, the position
    /// read: entry `position · points + point`, or [#OUTSIDE].
    public int[] sources() {
        List<Integer> out = grid();
        int points = window.points();
        int[] sources = new int[Math.multiplyExact(positions(), points)];
        for (int position = 0; position < positions(); position++) {
            for (int point = 0; point < points; point++) {
                sources[position * points + point] = source(out, position, point);
            }
        }
        return sources;
    }

    /// Which positions come out of an input of which the given ones are present, the others being outside
    /// of the grid. A window that must lie within the grid is there where all of its points are; any
    /// other where the point in its middle is (of two, the first).
    public boolean[] present(boolean[] before) {
        boolean[] present = new boolean[positions()];
        if (window.padding() == Padding.VALID) {
            int[] sources = sources();
            Arrays.fill(present, true);
            for (int k = 0; k < sources.length; k++) {
                present[k / window.points()] &= before[sources[k]];
            }
        } else {
            List<Integer> out = grid();
            for (int position = 0; position < present.length; position++) {
                present[position] = before[middle(out, position)];
            }
        }
        return present;
    }

    private int middle(List<Integer> out, int position) {
        int middle = 0;
        int place = 1;
        int rest = position;
        for (int d = out.size() - 1; d >= 0; d--) {
            int length = from.grid().get(d);
            int count = out.get(d);
            int at =
                    rest % count * window.stride().get(d) + (window.reach(d) - 1) / 2 - window.before(d, length, count);
            rest /= count;
            middle += at * place;
            place *= length;
        }
        return middle;
    }

    /// Whether positions come out as they go in, whichever are present.
    public boolean keepsPositions() {
        return window.padding() != Padding.VALID && window.stride().stream().allMatch(step -> step == 1);
    }

    private int source(List<Integer> out, int position, int point) {
        int source = 0;
        int place = 1;
        int restPosition = position;
        int restPoint = point;
        for (int d = out.size() - 1; d >= 0; d--) {
            int length = from.grid().get(d);
            int count = out.get(d);
            int at = restPosition % count * window.stride().get(d)
                    + restPoint % window.size().get(d) * window.dilation().get(d)
                    - window.before(d, length, count);
            restPosition /= count;
            restPoint /= window.size().get(d);
            if (window.padding() == Padding.CIRCULAR) {
                at = Math.floorMod(at, length);
            } else if (at < 0 || at >= length) {
                return OUTSIDE;
            }
            source += at * place;
            place *= length;
        }
        return source;
    }
}
