package wick.report.chart;

import java.util.ArrayList;
import java.util.List;
import wick.experiment.Figure;
import wick.experiment.Figure.Trace;
import wick.numeric.matrix.Vector;

/// A grid of values in colors, with lines and marks over it and a bar that says what the colors mean.
final class HeatChart {
    private static final double BAR = 12;
    private static final int VALUE_TICKS = 5;

    private final Figure.HeatMap map;
    private final Size size;

    HeatChart(Figure.HeatMap map, Size size) {
        this.map = map;
        this.size = size;
    }

    /// Draws everything and returns the area in which the data lies.
    Area drawInto(Pen pen) {
        List<Double> xEdges = edges(map.grid().x(), map.x().logarithmic());
        List<Double> yEdges = edges(map.grid().y(), map.y().logarithmic());
        Scale x = Scale.exactly(ends(xEdges), map.x().logarithmic());
        Scale y = Scale.exactly(ends(yEdges), map.y().logarithmic());
        Axes axes = new Axes(x.ticks((int) (size.width() / 80)), y.ticks((int) (size.height() / 55)), map.x(), map.y());
        Shades shades = Shades.of(map.grid().values());
        Ticks values = shades.scale().ticks(VALUE_TICKS);
        double valueRoom = values.marks().stream()
                .flatMap(t -> t.label().stream())
                .mapToDouble(label -> label.width(Pen.FINE))
                .max()
                .orElse(10);
        double left = axes.leftRoom();
        double right = 12 + BAR + 8 + valueRoom + 22;
        double top = 10 + Math.max(axes.topRoom(), values.exponent() == 0 ? 0 : 14);
        Area area = new Area(
                left,
                top,
                Math.max(size.width() - left - right, 40),
                Math.max(size.height() - top - Axes.BELOW, 40),
                x,
                y);
        pen.rectangle("gap", new Box(area.left(), area.top(), area.width(), area.height()));
        cellsInto(pen, area, shades, new Edges(xEdges, yEdges));
        overlaysInto(pen, area);
        axes.drawInto(pen, area, true);
        barInto(pen, area, shades, values);
        return area;
    }

    private record Edges(List<Double> x, List<Double> y) {}

    private static Range ends(List<Double> edges) {
        return edges.isEmpty()
                ? Range.EMPTY
                : Range.EMPTY.with(edges.getFirst()).with(edges.getLast());
    }

    /// The borders between neighboring grid points, halfway between them on the axis' own scale.
    private static List<Double> edges(Vector centers, boolean logarithmic) {
        List<Double> at = new ArrayList<>();
        for (double center : centers.toArray()) {
            at.add(logarithmic ? Math.log(center) : center);
        }
        List<Double> edges = new ArrayList<>();
        int last = at.size() - 1;
        for (int i = 0; i <= last + 1 && last >= 0; i++) {
            double step = last == 0 ? 0.5 : 0;
            double edge = i == 0
                    ? at.getFirst() - (last == 0 ? step : (at.get(1) - at.getFirst()) / 2)
                    : i == last + 1
                            ? at.getLast() + (last == 0 ? step : (at.getLast() - at.get(last - 1)) / 2)
                            : (at.get(i - 1) + at.get(i)) / 2;
            edges.add(logarithmic ? Math.exp(edge) : edge);
        }
        return edges;
    }

    /// One path for each color, neighbors of one color in one stroke: short text, and no seams between
    /// cells.
    private void cellsInto(Pen pen, Area area, Shades shades, Edges edges) {
        List<StringBuilder> paths = new ArrayList<>();
        for (int level = 0; level < ColorMap.LEVELS; level++) {
            paths.add(new StringBuilder());
        }
        int rows = Math.min(map.grid().values().rows(), map.grid().y().size());
        int columns = Math.min(map.grid().values().columns(), map.grid().x().size());
        for (int i = 0; i < rows; i++) {
            double top = area.yOf(edges.y.get(i + 1));
            double height = area.yOf(edges.y.get(i)) - top;
            int from = 0;
            while (from < columns) {
                int level = shades.level(map.grid().values().at(i, from));
                int to = from + 1;
                while (to < columns && shades.level(map.grid().values().at(i, to)) == level) {
                    to++;
                }
                double start = area.xOf(edges.x.get(from));
                double width = area.xOf(edges.x.get(to)) - start;
                if (level >= 0) {
                    paths.get(level)
                            .append('M')
                            .append(Pen.point(start, top))
                            .append('h')
                            .append(Pixels.of(width))
                            .append('v')
                            .append(Pixels.of(height))
                            .append('h')
                            .append(Pixels.of(-width))
                            .append('z');
                }
                from = to;
            }
        }
        pen.svg().open("g", "shape-rendering", "crispEdges").line();
        for (int level = 0; level < ColorMap.LEVELS; level++) {
            if (!paths.get(level).isEmpty()) {
                pen.svg()
                        .empty(
                                "path",
                                "fill",
                                shades.colors().color(level),
                                "d",
                                paths.get(level).toString());
                pen.svg().line();
            }
        }
        pen.svg().closeLine();
    }

    private void overlaysInto(Pen pen, Area area) {
        MarkPen marks = new MarkPen(pen, area);
        List<Series> series = Series.of(map.overlays());
        for (Series one : series) {
            marks.skirt(one.trace());
            if (one.trace() instanceof Trace.Line line) {
                String d = Curve.path(area, line.x().toArray(), line.y().toArray());
                if (!d.isEmpty()) {
                    pen.path("halo", d);
                    pen.path("over", d, one.index() == 0 ? one.dashes() : new String[] {"stroke-dasharray", "6 4"});
                }
            }
        }
        Figure.Plot asPlot = new Figure.Plot(map.id(), map.title(), map.caption(), map.x(), map.y(), map.overlays());
        new TracePen(pen, area, asPlot)
                .draw(series.stream()
                        .filter(s -> s.trace() instanceof Trace.Dots)
                        .toList());
        marks.draw(map.overlays(), "onmap");
        for (Series one : series) {
            if (one.trace() instanceof Trace.Line line && !line.label().isEmpty()) {
                marks.nameLine(line, "onmap");
            }
        }
    }

    private void barInto(Pen pen, Area area, Shades shades, Ticks values) {
        double left = area.right() + 12;
        Area bar = new Area(left, area.top(), BAR, area.height(), new Scale.Linear(0, 1), shades.scale());
        pen.svg().open("g", "shape-rendering", "crispEdges").line();
        for (int step = 0; step < ColorMap.LEVELS; step++) {
            double top = bar.bottom() - bar.height() * (step + 1) / ColorMap.LEVELS;
            double height = bar.height() / ColorMap.LEVELS + (step == 0 ? 0 : 0.5);
            double part = (step + 0.5) / ColorMap.LEVELS;
            int level = shades.level(shades.scale().from()
                    + part * (shades.scale().to() - shades.scale().from()));
            String d = "M" + Pen.point(left, top) + "h" + Pixels.of(BAR) + "v" + Pixels.of(height) + "h-"
                    + Pixels.of(BAR) + "z";
            pen.svg()
                    .empty("path", "fill", shades.colors().color(level), "d", d)
                    .line();
        }
        pen.svg().closeLine();
        pen.rectangle("axis", new Box(bar.left(), bar.top(), bar.width(), bar.height()));
        for (Tick tick : values.marks()) {
            double py = bar.yOf(tick.value());
            pen.line("axis", bar.right(), py, bar.right() + 4, py);
            if (tick.label().isPresent()) {
                pen.text("ink", tick.label().get(), new Pen.Anchor(bar.right() + 7, py + 4, "start"), Pen.FINE);
            }
        }
        if (values.exponent() != 0) {
            Label power = Label.of("×10^" + values.exponent());
            pen.text("ink", power, new Pen.Anchor(size.width() - 4, area.top() - 9, "end"), Pen.FINE);
        }
        Label title = Label.of(map.grid().valueLabel()).fitted(area.height() + 30, Pen.TEXT);
        pen.upward("ink", title, size.width() - 6, area.top() + area.height() / 2);
    }
}
