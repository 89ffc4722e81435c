package wick.network;

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

    /// For every position that comes out and every point of its window, in row-major order, the position read:
    /// entry `position · points + point`, or [#OUTSIDE].
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
