package wick.experiment.catalog;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import wick.experiment.Figure;
import wick.experiment.WidthSeries;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// Figures and tables of a quantity against width.
final class Curves {
    private static final int POINTS = 60;

    private Curves() {}

    /// What a picture is called and what its vertical axis shows.
    record Caption(String id, String title, String caption, String quantity) {}

    /// Measured dots over the theory's line, both axes logarithmic where all values are positive.
    static Figure overWidth(Caption caption, WidthSeries series, DoubleUnaryOperator theory) {
        Vector widths = widths(series);
        double low = widths.at(0);
        double high = widths.at(widths.size() - 1);
        double[] grid = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            grid[i] = low * Math.pow(high / low, i / (POINTS - 1.0));
        }
        Vector x = Vector.of(grid);
        Vector y = x.map(theory);
        Vector measured = column(series, true);
        boolean positive = positive(y) && positive(measured);
        return new Figure.Plot(
                caption.id(),
                caption.title(),
                caption.caption(),
                new Figure.Axis("width n", true),
                new Figure.Axis(caption.quantity(), positive),
                List.of(
                        new Figure.Trace.Line("theory", x, y, Optional.empty()),
                        new Figure.Trace.Dots("measured", widths, measured, Optional.of(column(series, false)))));
    }

    /// One row per width: width, mean, standard error.
    static Matrix table(WidthSeries series) {
        Matrix table = Matrix.zeros(series.points().size(), 3);
        for (int i = 0; i < table.rows(); i++) {
            table.set(i, 0, widths(series).at(i));
            table.set(i, 1, column(series, true).at(i));
            table.set(i, 2, column(series, false).at(i));
        }
        return table;
    }

    private static Vector widths(WidthSeries series) {
        return Vector.of(series.points().stream()
                .mapToDouble(WidthSeries.Point::width)
                .toArray());
    }

    private static Vector column(WidthSeries series, boolean means) {
        return Vector.of(series.points().stream()
                .map(p -> p.evidence().measurement())
                .mapToDouble(m -> means ? m.mean() : m.standardError())
                .toArray());
    }

    private static boolean positive(Vector values) {
        for (double value : values.toArray()) {
            if (!(value > 0)) {
                return false;
            }
        }
        return true;
    }
}
