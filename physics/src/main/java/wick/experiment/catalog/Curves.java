package wick.experiment.catalog;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
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
        boolean positive = positive(grid(series).map(theory)) && positive(column(series, true));
        return new Figure.Plot(
                caption.id(),
                caption.title(),
                caption.caption(),
                new Figure.Axis("width n", true),
                new Figure.Axis(caption.quantity(), positive),
                traces("", series, theory));
    }

    /// The line of theory and the measured dots.
    static List<Figure.Trace> traces(String name, WidthSeries series, DoubleUnaryOperator theory) {
        Vector x = grid(series);
        String start = name.isEmpty() ? "" : name + ": ";
        return List.of(
                new Figure.Trace.Line(start + "theory", x, x.map(theory), Optional.empty()),
                new Figure.Trace.Dots(
                        start + "measured", widths(series), column(series, true), Optional.of(column(series, false))));
    }

    private static Vector grid(WidthSeries series) {
        Vector widths = widths(series);
        double low = widths.at(0);
        double high = widths.at(widths.size() - 1);
        double[] grid = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            grid[i] = low * Math.pow(high / low, i / (POINTS - 1.0));
        }
        return Vector.of(grid);
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

    /// The tables of several series by their names, in alphabetical order.
    static SequencedMap<String, Matrix> tables(Map<String, WidthSeries> series) {
        SequencedMap<String, Matrix> tables = new TreeMap<>();
        series.forEach((name, values) -> tables.put(name, table(values)));
        return tables;
    }

    private static Vector widths(WidthSeries series) {
        return Vector.of(
                series.points().stream().mapToDouble(WidthSeries.Point::width).toArray());
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
