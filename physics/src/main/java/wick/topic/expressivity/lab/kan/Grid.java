package wick.topic.expressivity.lab.kan;

/// B-splines of an order k on equal intervals: G + k functions B_i, k + 1 of them not zero at any place, that add up to
/// 1. Beyond an end of the grid the last piece goes on for one interval, since new data reach a little further than the
/// data of training, and from there as a straight line.
///
/// Source: de Boor 2001, doi:10.1007/978-1-4612-6333-3.
public record Grid(double low, double high, int intervals, int order) {
    public static final int HIGHEST_ORDER = 7;
    public static final int MOST_INTERVALS = 10_000;

    public Grid {
        if (!(low < high) || Double.isInfinite(high - low)) {
            throw new IllegalArgumentException("grid from " + low + " to " + high + " must go up between finite ends");
        }
        if (intervals < 1 || intervals > MOST_INTERVALS) {
            throw new IllegalArgumentException(
                    "grid of " + intervals + " intervals must have from 1 to " + MOST_INTERVALS);
        }
        if (order < 1 || order > HIGHEST_ORDER) {
            throw new IllegalArgumentException("order " + order + " must be from 1 to " + HIGHEST_ORDER);
        }
    }

    /// The number of B-splines.
    public int size() {
        return intervals + order;
    }

    /// The length of an interval.
    public double step() {
        return (high - low) / intervals;
    }

    /// Values and slopes of the k + 1 B-splines that are not zero around x, from entry `from` on; the number of the
    /// first of them.
    int basisInto(double x, double[] values, double[] slopes, int from) {
        double place = (x - low) / step();
        int cell = (int) Math.clamp(Math.floor(place), 0, intervals - 1);
        double s = Math.clamp(place - cell, -1, 2);
        values[from] = 1;
        for (int degree = 1; degree < order; degree++) {
            raise(values, from, degree, s);
        }
        slopes[from] = -values[from];
        for (int r = 1; r < order; r++) {
            slopes[from + r] = values[from + r - 1] - values[from + r];
        }
        slopes[from + order] = values[from + order - 1];
        raise(values, from, order, s);
        double beyond = place - cell - s;
        for (int r = from; r <= from + order; r++) {
            values[r] += beyond * slopes[r];
            slopes[r] /= step();
        }
        return cell;
    }

    /// From the B-splines of one degree less to those of `degree`, at the share s of a cell.
    private static void raise(double[] values, int from, int degree, double s) {
        double carried = 0;
        for (int r = 0; r < degree; r++) {
            double share = values[from + r] / degree;
            values[from + r] = carried + (r + 1 - s) * share;
            carried = (s + degree - r - 1) * share;
        }
        values[from + degree] = carried;
    }
}
