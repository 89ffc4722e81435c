package wick.report.chart;

/// Polylines of data in an area: cut at its borders, interrupted where a number is not finite.
final class Curve {
    /// Points closer than this on the page add nothing one could see.
    private static final double FINEST = 0.35;

    private final Area area;
    private final StringBuilder d = new StringBuilder();
    private double lastX = Double.NaN;
    private double lastY = Double.NaN;
    private double drawnX = Double.NaN;
    private double drawnY = Double.NaN;

    private Curve(Area area) {
        this.area = area;
    }

    /// The path through the points, empty when there is no segment to draw.
    static String path(Area area, double[] x, double[] y) {
        Curve curve = new Curve(area);
        int last = -1;
        for (int i = 0; i < Math.min(x.length, y.length); i++) {
            if (Double.isFinite(area.xOf(x[i])) && Double.isFinite(area.yOf(y[i]))) {
                last = i;
            }
        }
        for (int i = 0; i <= last; i++) {
            curve.to(area.xOf(x[i]), area.yOf(y[i]), i == last || gap(area, x, y, i + 1));
        }
        return curve.d.toString();
    }

    private static boolean gap(Area area, double[] x, double[] y, int i) {
        return !Double.isFinite(area.xOf(x[i])) || !Double.isFinite(area.yOf(y[i]));
    }

    private void to(double px, double py, boolean must) {
        boolean finite = Double.isFinite(px) && Double.isFinite(py);
        if (finite && Double.isFinite(lastX)) {
            boolean near = Math.hypot(px - lastX, py - lastY) < FINEST;
            if (near && !must) {
                return;
            }
            segment(lastX, lastY, px, py);
        }
        lastX = finite ? px : Double.NaN;
        lastY = finite ? py : Double.NaN;
    }

    /// The part of a segment inside the area, after Liang and Barsky.
    private void segment(double x0, double y0, double x1, double y1) {
        double[] window = {0, 1};
        boolean inside = cut(x0 - x1, x0 - area.left(), window)
                && cut(x1 - x0, area.right() - x0, window)
                && cut(y0 - y1, y0 - area.top(), window)
                && cut(y1 - y0, area.bottom() - y0, window);
        if (!inside) {
            return;
        }
        double fromX = x0 + window[0] * (x1 - x0);
        double fromY = y0 + window[0] * (y1 - y0);
        if (!(Math.hypot(fromX - drawnX, fromY - drawnY) < 1e-6)) {
            d.append('M').append(Pen.point(fromX, fromY));
        }
        drawnX = x0 + window[1] * (x1 - x0);
        drawnY = y0 + window[1] * (y1 - y0);
        d.append('L').append(Pen.point(drawnX, drawnY));
    }

    private static boolean cut(double slope, double room, double[] window) {
        if (slope == 0) {
            return room >= 0;
        }
        double at = room / slope;
        if (slope < 0) {
            window[0] = Math.max(window[0], at);
        } else {
            window[1] = Math.min(window[1], at);
        }
        return window[0] <= window[1];
    }

    /// The closed outline of low … high along x, one piece for each run without gaps; cut at the borders by
    /// clamping.
    static String band(Area area, double[] x, double[] low, double[] high) {
        StringBuilder outline = new StringBuilder();
        int from = 0;
        while (from < x.length) {
            int to = from;
            while (to < x.length && whole(area, x[to], low[to], high[to])) {
                to++;
            }
            if (to - from >= 2) {
                for (int i = from; i < to; i++) {
                    outline.append(i == from ? 'M' : 'L').append(Pen.point(clampX(area, x[i]), clampY(area, high[i])));
                }
                for (int i = to - 1; i >= from; i--) {
                    outline.append('L').append(Pen.point(clampX(area, x[i]), clampY(area, low[i])));
                }
                outline.append('z');
            }
            from = Math.max(to, from + 1);
        }
        return outline.toString();
    }

    private static boolean whole(Area area, double x, double low, double high) {
        return Double.isFinite(area.xOf(x)) && Double.isFinite(area.yOf(high)) && !Double.isNaN(low);
    }

    static double clampX(Area area, double x) {
        return Math.clamp(area.xOf(x), area.left(), area.right());
    }

    /// A value that a logarithmic axis cannot show lies on its lower border.
    static double clampY(Area area, double y) {
        double py = area.yOf(y);
        return Double.isNaN(py) ? area.bottom() : Math.clamp(py, area.top(), area.bottom());
    }
}
