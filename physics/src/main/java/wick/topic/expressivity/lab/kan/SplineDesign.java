package wick.topic.expressivity.lab.kan;

import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.SingularValues;

/// The values of all B-splines at given places.
public final class SplineDesign {
    /// A least singular value below this share of the largest is 0.
    private static final double ZERO = 1e-13;

    private SplineDesign() {}

    /// Intervals and order of a grid.
    public record Size(int intervals, int order) {}

    /// B_i(x_s), one row for each place.
    public static Matrix of(double[] places, Grid grid) {
        Matrix design = Matrix.zeros(places.length, grid.size());
        double[] values = new double[grid.order() + 1];
        double[] slopes = new double[grid.order() + 1];
        for (int s = 0; s < places.length; s++) {
            int first = grid.basisInto(places[s], values, slopes, 0);
            System.arraycopy(values, 0, design.entries(), s * grid.size() + first, values.length);
        }
        return design;
    }

    /// Whether numbers at these places fix every coefficient of a spline from `low` to `high`.
    public static boolean fixes(double[] places, double low, double high, Size size) {
        Grid grid = new Grid(low, high, size.intervals, size.order);
        if (places.length < grid.size()) {
            return false;
        }
        double[] values = SingularValues.of(of(places, grid)).values().toArray();
        return values[values.length - 1] > ZERO * values[0];
    }
}
