package wick.report.chart;

/// A rectangle on the page, for keeping labels apart.
record Box(double left, double top, double width, double height) {

    static Box around(double x, double y, double radius) {
        return new Box(x - radius, y - radius, 2 * radius, 2 * radius);
    }

    double overlap(Box other) {
        double across = Math.min(left + width, other.left + other.width) - Math.max(left, other.left);
        double along = Math.min(top + height, other.top + other.height) - Math.max(top, other.top);
        return across > 0 && along > 0 ? across * along : 0;
    }

    double area() {
        return width * height;
    }
}
