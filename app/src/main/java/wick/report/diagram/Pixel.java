package wick.report.diagram;

import wick.report.chart.Pixels;

/// Places as text of a path.
final class Pixel {
    private Pixel() {}

    static String pair(Point point, double scale) {
        return Pixels.of(point.x() * scale) + " " + Pixels.of(-point.y() * scale);
    }
}
