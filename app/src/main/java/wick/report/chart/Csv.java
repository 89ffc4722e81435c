package wick.report.chart;

import wick.experiment.Figure;
import wick.experiment.Figure.Trace;
import wick.numeric.matrix.Matrix;

/// The numbers of a figure as comma-separated values, one point a line, with a head line; full precision,
/// empty where a number is not finite.
public final class Csv {
    private Csv() {}

    /// Columns `trace, kind, x, y, error` for a plot (kinds line, dots, mark) and `trace, kind, x, y,
    /// value` for a heat map, whose grid points have the kind `grid`.
    public static String of(Figure figure) {
        StringBuilder csv = new StringBuilder();
        switch (figure) {
            case Figure.Plot plot -> {
                csv.append("trace,kind,x,y,error\n");
                plot.traces().forEach(trace -> trace(csv, trace));
            }
            case Figure.HeatMap map -> {
                csv.append("trace,kind,x,y,value\n");
                grid(csv, map.grid());
                map.overlays().forEach(trace -> trace(csv, trace));
            }
        }
        return csv.toString();
    }

    private static void grid(StringBuilder csv, Figure.Grid grid) {
        Matrix values = grid.values();
        for (int i = 0; i < Math.min(values.rows(), grid.y().size()); i++) {
            for (int j = 0; j < Math.min(values.columns(), grid.x().size()); j++) {
                String place = number(grid.x().at(j)) + "," + number(grid.y().at(i));
                row(csv, grid.valueLabel(), "grid", place, number(values.at(i, j)));
            }
        }
    }

    private static void trace(StringBuilder csv, Trace trace) {
        String kind = switch (trace) {
            case Trace.Line _ -> "line";
            case Trace.Dots _ -> "dots";
            case Trace.Mark _ -> "mark";
        };
        double[] x = Series.x(trace);
        double[] y = Series.y(trace);
        for (int i = 0; i < Math.min(x.length, y.length); i++) {
            int at = i;
            String error = Series.error(trace)
                    .filter(e -> at < e.size())
                    .map(e -> number(e.at(at)))
                    .orElse("");
            row(csv, trace.label(), kind, number(x[i]) + "," + number(y[i]), error);
        }
    }

    private static void row(StringBuilder csv, String label, String kind, String place, String last) {
        csv.append(quoted(label)).append(',').append(kind).append(',');
        csv.append(place).append(',').append(last).append('\n');
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return "";
        }
        boolean whole = value == Math.rint(value) && Math.abs(value) < 1e15;
        return whole ? String.valueOf((long) value) : String.valueOf(value);
    }

    /// A text cell; one that a spreadsheet would run as a formula gets an apostrophe in front.
    private static String quoted(String text) {
        boolean formula = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        return '"' + (formula ? "'" : "") + text.replace("\"", "\"\"").replaceAll("\\R", " ") + '"';
    }
}
