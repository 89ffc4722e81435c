package wick.report.diagram;

import wick.report.diagram.Look.Style;

/// A line of a diagram: an arc of a circle from `from` to `to` whose middle lies `bow` times the distance
/// to the left of the straight line; or, where both are the same node, a whole circle through it with its
/// center in the direction `bow` (an angle).
record Curve(Point from, Point to, double bow, boolean loop, Style style, int arrow) {
    static final double LOOP_RADIUS = 0.36;
    private static final double WAVE = 0.055;
    private static final double WAVES_PER_UNIT = 5;

    /// The point at a share `t` of the length.
    Point at(double t) {
        if (loop) {
            Point center = from.plus(Point.polar(bow, LOOP_RADIUS));
            return center.plus(Point.polar(bow + Math.PI + 2 * Math.PI * t, LOOP_RADIUS));
        }
        Point chord = to.minus(from);
        if (Math.abs(bow) < 1e-9) {
            return from.plus(chord.times(t));
        }
        double half = 2 * Math.atan(2 * bow);
        double radius = chord.length() / 2 / Math.sin(half);
        Point center = from.plus(chord.times(0.5)).plus(unit(chord).turned().times(-radius * Math.cos(half)));
        double angle = unit(chord).turned().angle() + half * (1 - 2 * t);
        return center.plus(Point.polar(angle, radius));
    }

    private static Point unit(Point vector) {
        return vector.times(1 / Math.max(1e-12, vector.length()));
    }

    /// The direction in which the line leaves a node at its beginning, or at its end.
    double leaving(boolean atEnd) {
        Point near = atEnd ? at(0.98) : at(0.02);
        return near.minus(atEnd ? to : from).angle();
    }

    double length() {
        double length = 0;
        for (int i = 0; i < 24; i++) {
            length += at((i + 1) / 24.0).minus(at(i / 24.0)).length();
        }
        return length;
    }

    /// The path in pixels, `scale` to the unit, y downward.
    String path(double scale) {
        boolean straight = !loop && Math.abs(bow) < 1e-9;
        int waves = (int) Math.max(2, Math.round(length() * WAVES_PER_UNIT));
        boolean wavy = style == Style.WAVY || style == Style.HALF_WAVY;
        int steps = wavy ? 10 * waves : straight ? 1 : 40;
        StringBuilder path = new StringBuilder();
        for (int i = 0; i <= steps; i++) {
            double t = (double) i / steps;
            Point point = at(t);
            if (wavy && waves(t)) {
                Point along = at(Math.min(1, t + 0.01)).minus(at(Math.max(0, t - 0.01)));
                double swing = WAVE * Math.sin(2 * Math.PI * waves * t);
                point = point.plus(unit(along).turned().times(swing));
            }
            path.append(i == 0 ? 'M' : 'L').append(Pixel.pair(point, scale));
        }
        return path.toString();
    }

    /// Whether the line waves at a share `t` of its length: half of it where only the end of its first field does.
    private boolean waves(double t) {
        return style == Style.WAVY || (arrow > 0 ? t <= 0.5 : t >= 0.5);
    }

    /// The head of an arrow, at the middle or, of a line that is plain at one end only, in its plain half.
    String arrowHead(double scale) {
        double beyond = 0.14 * arrow;
        double t = style == Style.HALF_WAVY ? 0.5 + beyond : loop ? 0.5 : 0.54;
        Point along = unit(at(t + 0.01).minus(at(t - 0.01))).times(arrow);
        Point tip = at(t).plus(along.times(0.1));
        Point back = at(t).plus(along.times(-0.1));
        Point wing = along.turned().times(0.075);
        return "M" + Pixel.pair(tip, scale) + "L" + Pixel.pair(back.plus(wing), scale) + "L"
                + Pixel.pair(back.minus(wing), scale) + "z";
    }
}
