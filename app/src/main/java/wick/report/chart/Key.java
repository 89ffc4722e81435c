package wick.report.chart;

import java.util.ArrayList;
import java.util.List;
import wick.experiment.Figure.Trace;

/// The legend: rows of samples and labels above the area.
final class Key {
    private static final double ROW = 17;
    private static final double SAMPLE = 22;

    private final List<Item> items = new ArrayList<>();
    private final double rows;

    private record Item(Series series, Label label, double x, double y) {}

    /// A key that begins above the area or, where this saves rows, at the left edge of the picture.
    static Key above(List<Series> series, double areaLeft, double right) {
        Key aligned = new Key(series, areaLeft, right - areaLeft);
        Key wide = new Key(series, 10, right - 10);
        return wide.rows < aligned.rows ? wide : aligned;
    }

    private Key(List<Series> series, double left, double width) {
        double x = left;
        double y = 0;
        for (Series one : series) {
            if (one.trace() instanceof Trace.Mark || one.trace().label().isEmpty()) {
                continue;
            }
            Label label = Label.of(one.trace().label()).fitted(width - SAMPLE - 6, Pen.FINE);
            double needed = SAMPLE + 5 + label.width(Pen.FINE) + 16;
            if (x > left && x + needed - 16 > left + width) {
                x = left;
                y += ROW;
            }
            items.add(new Item(one, label, x, y));
            x += needed;
        }
        rows = items.isEmpty() ? 0 : y / ROW + 1;
    }

    double height() {
        return rows == 0 ? 0 : rows * ROW + 4;
    }

    void drawInto(Pen pen, double top) {
        for (Item item : items) {
            double y = top + item.y + 8;
            String style = item.series.style();
            switch (item.series.trace()) {
                case Trace.Line line -> {
                    if (line.band().isPresent()) {
                        pen.rectangle("band " + style, new Box(item.x, y - 5, SAMPLE, 10));
                    }
                    String d = "M" + Pen.point(item.x, y) + "L" + Pen.point(item.x + SAMPLE, y);
                    pen.path("line " + style, d, item.series.dashes());
                }
                case Trace.Dots dots -> {
                    double middle = item.x + SAMPLE / 2;
                    if (dots.error().isPresent()) {
                        pen.line("bar " + style, middle, y - 7, middle, y + 7);
                    }
                    pen.dot(style, item.series.index(), new Pen.Dot(middle, y, 3.4, dots.label()));
                }
                case Trace.Mark _ -> {}
            }
            pen.text("ink", item.label, new Pen.Anchor(item.x + SAMPLE + 5, y + 4, "start"), Pen.FINE);
        }
    }
}
