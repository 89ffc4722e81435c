package wick.report.diagram;

/// A place in the plane, y upward, in units of a line's length.
record Point(double x, double y) {

    Point plus(Point other) {
        return new Point(x + other.x, y + other.y);
    }

    Point minus(Point other) {
        return new Point(x - other.x, y - other.y);
    }

    Point times(double factor) {
        return new Point(x * factor, y * factor);
    }

    /// Turned by a right angle to the left.
    Point turned() {
        return new Point(-y, x);
    }

    double length() {
        return Math.hypot(x, y);
    }

    double angle() {
        return Math.atan2(y, x);
    }

    static Point polar(double angle, double radius) {
        return new Point(radius * Math.cos(angle), radius * Math.sin(angle));
    }

    /// The distance to the segment from `a` to `b`.
    double toSegment(Point a, Point b) {
        Point along = b.minus(a);
        double square = along.x * along.x + along.y * along.y;
        double t = square == 0 ? 0 : ((x - a.x) * along.x + (y - a.y) * along.y) / square;
        return minus(a.plus(along.times(Math.clamp(t, 0, 1)))).length();
    }
}
