package wick.report.chart;

import java.util.List;
import wick.experiment.Figure;
import wick.experiment.Figure.Trace;
import wick.numeric.matrix.Vector;

/// Draws the traces of a plot into its area: bands first, then lines, error bars and dots, so that
/// measurements lie on top of theory.
record TracePen(Pen pen, Area area, Figure.Plot plot) {

    void draw(List<Series> all) {
        for (Series series : all) {
            if (series.trace() instanceof Trace.Line line && line.band().isPresent()) {
                band(series, line.band().get());
            }
        }
        for (Series series : all) {
            if (series.trace() instanceof Trace.Line line) {
                String d = Curve.path(area, line.x().toArray(), line.y().toArray());
                if (!d.isEmpty()) {
                    pen.path("line " + series.style(), d, series.dashes());
                }
            }
        }
        for (Series series : all) {
            if (series.trace() instanceof Trace.Dots dots) {
                dots(series, dots);
            }
        }
    }

    private void band(Series series, Vector widths) {
        double[] x = Series.x(series.trace());
        double[] y = Series.y(series.trace());
        int count = Math.min(Math.min(x.length, y.length), widths.size());
        double[] low = new double[count];
        double[] high = new double[count];
        double[] at = new double[count];
        for (int i = 0; i < count; i++) {
            double half = Math.abs(widths.at(i));
            at[i] = x[i];
            low[i] = y[i] - half;
            high[i] = y[i] + half;
        }
        String d = Curve.band(area, at, low, high);
        if (!d.isEmpty()) {
            pen.path("band " + series.style(), d);
        }
    }

    private void dots(Series series, Trace.Dots dots) {
        int count = Math.min(dots.x().size(), dots.y().size());
        double radius = count > 120 ? 1.8 : count > 40 ? 2.5 : 3.4;
        for (int i = 0; i < count; i++) {
            double px = area.xOf(dots.x().at(i));
            double py = area.yOf(dots.y().at(i));
            if (!Double.isFinite(px) || !Double.isFinite(py) || !area.holds(px, py)) {
                continue;
            }
            double error = Series.errorAt(dots, i);
            if (error > 0) {
                bar(series.style(), new Pen.Dot(px, py, radius, ""), dots.y().at(i), error);
            }
            pen.dot(series.style(), series.index(), new Pen.Dot(px, py, radius, words(dots, i)));
        }
    }

    /// An error bar with caps; one hidden behind its dot is left out.
    private void bar(String style, Pen.Dot dot, double value, double error) {
        double px = dot.x();
        double high = Curve.clampY(area, value + error);
        double low = Curve.clampY(area, value - error);
        if (low - high < 2 * dot.radius() + 1) {
            return;
        }
        String d = "M" + Pen.point(px - 3, high) + "h6M" + Pen.point(px, high) + "L" + Pen.point(px, low);
        pen.path("bar " + style, d + "M" + Pen.point(px - 3, low) + "h6");
    }

    private String words(Trace.Dots dots, int i) {
        double error = Series.errorAt(dots, i);
        String value = Decimal.significant(dots.y().at(i), 5);
        return Label.of(dots.label()).plain() + ": "
                + Label.of(plot.x().label()).plain() + " "
                + Decimal.significant(dots.x().at(i), 5) + ", " + value
                + (error > 0 ? " ± " + Decimal.significant(error, 2) : "");
    }
}
