package wick.report.chart;

/// From the least to the greatest number that an axis has to show; empty when `from` exceeds `to`.
record Range(double from, double to) {

    static final Range EMPTY = new Range(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

    boolean isEmpty() {
        return from > to;
    }

    /// This range, widened to hold `value`; what is not finite, or too large to draw, changes nothing.
    Range with(double value) {
        return Math.abs(value) <= 1e300 ? new Range(Math.min(from, value), Math.max(to, value)) : this;
    }
}
