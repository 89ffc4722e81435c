package wick.theory.spatial;

import wick.network.Geometry;
import wick.network.Padding;
import wick.network.Window;

/// A window along one dimension: position P reads the points stride · P + dilation · k − before, 0 ≤ k <
/// size.
record Span(int size, int stride, int dilation, int before, int count, Padding padding) {
    static final Span POINT = new Span(1, 1, 1, 0, 1, Padding.VALID);

    /// Along the rows of a [Plane] or along its columns.
    static Span of(Geometry geometry, boolean rows) {
        Window window = geometry.window();
        int dimensions = window.size().size();
        int d = rows ? dimensions - 2 : dimensions - 1;
        if (d < 0) {
            return POINT;
        }
        int count = geometry.grid().get(d);
        return new Span(
                window.size().get(d),
                window.stride().get(d),
                window.dilation().get(d),
                window.before(d, geometry.from().grid().get(d), count),
                count,
                window.padding());
    }

    /// Whether every position reads itself alone.
    boolean isPoint() {
        return size == 1 && stride == 1;
    }

    boolean isPeriodic() {
        return padding == Padding.CIRCULAR && !isPoint();
    }

    /// The points that `positions` neighboring windows cover.
    int extent(int positions) {
        return (positions - 1) * stride + (size - 1) * dilation + 1;
    }

    /// The shift before the window of the shift behind it.
    int source(Axis from, int shift) {
        int source = stride * shift;
        return from.periodic() ? Math.floorMod(source, from.length()) : source;
    }

    /// The point that tap k of position P reads, or [Axis#OUTSIDE].
    int point(int length, int position, int tap) {
        int at = stride * position + dilation * tap - before;
        if (padding == Padding.CIRCULAR) {
            return Math.floorMod(at, length);
        }
        return at < 0 || at >= length ? Axis.OUTSIDE : at;
    }
}
