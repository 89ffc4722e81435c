package wick.report.chart;

/// The rectangle of a chart in which data is drawn, with the scales along its sides; y grows upward in the
/// data and downward on the page.
record Area(double left, double top, double width, double height, Scale x, Scale y) {

    double right() {
        return left + width;
    }

    double bottom() {
        return top + height;
    }

    double xOf(double value) {
        return left + width * x.position(value);
    }

    double yOf(double value) {
        return bottom() - height * y.position(value);
    }

    boolean holds(double px, double py) {
        double slack = 0.01;
        return px >= left - slack && px <= right() + slack && py >= top - slack && py <= bottom() + slack;
    }
}
