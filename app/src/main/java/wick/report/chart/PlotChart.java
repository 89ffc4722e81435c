package wick.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.TreeSet;
import wick.experiment.Figure;
import wick.experiment.Figure.Trace;

/// Lines and dots over common axes.
final class PlotChart {
    private static final double RIGHT = 14;
    private static final double TOP = 10;

    private final Figure.Plot plot;
    private final Size size;
    private final List<Series> series;

    PlotChart(Figure.Plot plot, Size size) {
        this.plot = plot;
        this.size = size;
        this.series = Series.of(plot.traces());
    }

    /// Draws everything and returns the area in which the data lies.
    Area drawInto(Pen pen) {
        Scale x = Scale.around(range(true), plot.x().logarithmic(), 0.04);
        Scale y = Scale.around(range(false), plot.y().logarithmic(), 0.06);
        Axes axes = new Axes(xTicks(x), y.ticks((int) (size.height() / 55)), plot.x(), plot.y());
        Area area = area(axes, new Scale[] {x, y}, RIGHT, TOP + axes.topRoom());
        List<Series> direct = directlyLabelled(area);
        double right =
                direct.stream().mapToDouble(s -> labelWidth(s) + 10).max().orElse(RIGHT);
        List<Series> keyed = series.stream().filter(s -> !direct.contains(s)).toList();
        Key key = Key.above(keyed, axes.leftRoom(), size.width() - 6);
        area = area(axes, new Scale[] {x, y}, right, TOP + key.height() + axes.topRoom());
        key.drawInto(pen, 4);
        axes.gridInto(pen, area);
        axes.drawInto(pen, area, false);
        new TracePen(pen, area, plot).draw(series);
        for (Series one : direct) {
            double end = one.lastY(area).orElse(area.top());
            pen.text(
                    one.textStyle(),
                    Label.of(one.trace().label()),
                    new Pen.Anchor(area.right() + 6, end + 4, "start"),
                    Pen.FINE);
        }
        marksInto(pen, area);
        if (range(true).isEmpty() || range(false).isEmpty()) {
            Label nothing = Label.of("no data yet");
            double middle = area.left() + area.width() / 2;
            pen.text("quiet", nothing, new Pen.Anchor(middle, area.top() + area.height() / 2, "middle"), Pen.TEXT);
        }
        return area;
    }

    private Area area(Axes axes, Scale[] scales, double right, double top) {
        double left = axes.leftRoom();
        double width = Math.max(size.width() - left - right, 40);
        double height = Math.max(size.height() - top - Axes.BELOW, 40);
        return new Area(left, top, width, height, scales[0], scales[1]);
    }

    private Range range(boolean across) {
        boolean logarithmic = across ? plot.x().logarithmic() : plot.y().logarithmic();
        Range range = Range.EMPTY;
        for (Trace trace : plot.traces()) {
            double[] values = across ? Series.x(trace) : Series.y(trace);
            for (int i = 0; i < values.length; i++) {
                double error = across ? 0 : Series.errorAt(trace, i);
                for (double value : new double[] {values[i], values[i] - error, values[i] + error}) {
                    boolean shown = !logarithmic || value > 1e-300;
                    // an error bar that reaches zero must not pull a logarithmic axis down without end
                    boolean far = logarithmic && value < values[i] / 10;
                    range = shown && !far ? range.with(value) : range;
                }
            }
        }
        return range;
    }

    /// A few distinct whole numbers on a logarithmic axis, such as widths, are their own best ticks.
    private Ticks xTicks(Scale x) {
        int wanted = (int) (size.width() / 70);
        TreeSet<Double> places = new TreeSet<>();
        for (Trace trace : plot.traces()) {
            if (trace instanceof Trace.Dots dots) {
                for (double value : dots.x().toArray()) {
                    places.add(value);
                }
            }
        }
        boolean whole = places.stream().allMatch(p -> p == Math.rint(p) && p >= 1 && p < 100_000);
        if (!(x instanceof Scale.Logarithmic) || !whole || places.size() < 2 || places.size() > wanted + 1) {
            return x.ticks(wanted);
        }
        double before = Double.NEGATIVE_INFINITY;
        for (double place : places) {
            double at = x.position(place) * (size.width() - 80);
            if (at - before < 30) {
                return x.ticks(wanted);
            }
            before = at;
        }
        return Ticks.at(List.copyOf(places));
    }

    /// All lines and dots, if there are at least three and their right ends leave room for their names.
    private List<Series> directlyLabelled(Area area) {
        List<Series> named = new ArrayList<>(
                series.stream().filter(s -> !(s.trace() instanceof Trace.Mark)).toList());
        List<Double> ends = new ArrayList<>();
        for (Series one : named) {
            OptionalDouble end = one.lastY(area);
            double[] x = Series.x(one.trace());
            boolean reaches = end.isPresent() && area.xOf(x[x.length - 1]) > area.right() - 0.12 * area.width();
            if (!reaches || labelWidth(one) > 0.28 * size.width()) {
                return List.of();
            }
            ends.add(end.getAsDouble());
        }
        ends.sort(Comparator.naturalOrder());
        for (int i = 0; i + 1 < ends.size(); i++) {
            if (ends.get(i + 1) - ends.get(i) < 14) {
                return List.of();
            }
        }
        return named.size() >= 3 ? named : List.of();
    }

    private static double labelWidth(Series one) {
        return Label.of(one.trace().label()).width(Pen.FINE);
    }

    private void marksInto(Pen pen, Area area) {
        MarkPen marks = new MarkPen(pen, area);
        for (Trace trace : plot.traces()) {
            marks.skirt(trace);
        }
        marks.draw(plot.traces(), "ink");
    }
}
