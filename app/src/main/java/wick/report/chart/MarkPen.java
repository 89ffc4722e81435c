package wick.report.chart;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import wick.experiment.Figure.Trace;

/// Draws labelled points and the names of lines where they do not cover each other.
final class MarkPen {
    private final Pen pen;
    private final Area area;
    private final Placement placement;

    MarkPen(Pen pen, Area area) {
        this.pen = pen;
        this.area = area;
        this.placement = new Placement(area);
    }

    /// Keeps labels off this trace.
    void skirt(Trace trace) {
        switch (trace) {
            case Trace.Line line -> placement.skirt(line.x().toArray(), line.y().toArray());
            case Trace.Dots dots -> {
                for (int i = 0; i < Math.min(dots.x().size(), dots.y().size()); i++) {
                    placement.occupy(Box.around(
                            area.xOf(dots.x().at(i)), area.yOf(dots.y().at(i)), 5));
                }
            }
            case Trace.Mark _ -> {}
        }
    }

    /// Draws the marks among `traces`, the emphasized ones first served with room.
    void draw(List<Trace> traces, String textStyle) {
        List<Trace.Mark> marks = new ArrayList<>();
        for (Trace trace : traces) {
            if (trace instanceof Trace.Mark mark && Double.isFinite(px(mark)) && Double.isFinite(py(mark))) {
                marks.add(mark);
                placement.occupy(Box.around(px(mark), py(mark), radius(mark) + 1));
            }
        }
        marks.sort(Comparator.comparing(Trace.Mark::emphasized).reversed());
        for (Trace.Mark mark : marks) {
            boolean inside = area.holds(area.xOf(mark.x()), area.yOf(mark.y()));
            String name = mark.label() + (inside ? "" : " (outside)");
            Label label = Label.of(name).fitted(0.8 * area.width(), Pen.FINE);
            Placement.Spot spot = placement.beside(label, px(mark), py(mark), radius(mark));
            placement.occupy(spot.box());
            leader(mark, spot.box());
            String words = name + ": " + Decimal.significant(mark.x(), 5) + ", " + Decimal.significant(mark.y(), 5);
            pen.dot(
                    mark.emphasized() ? "here" : "mark",
                    inside ? mark.emphasized() ? 0 : 2 : 3,
                    new Pen.Dot(px(mark), py(mark), radius(mark), words));
            pen.text(textStyle, label, new Pen.Anchor(spot.x(), spot.baseline(), "start"), Pen.FINE);
        }
    }

    /// A thin line from a mark to a label that had to move away.
    private void leader(Trace.Mark mark, Box box) {
        double nearX = Math.clamp(px(mark), box.left(), box.left() + box.width());
        double nearY = Math.clamp(py(mark), box.top(), box.top() + box.height());
        double distance = Math.hypot(nearX - px(mark), nearY - py(mark));
        if (distance > radius(mark) + 9) {
            double part = (distance - 3) / distance;
            double endX = px(mark) + part * (nearX - px(mark));
            pen.line("lead", px(mark), py(mark), endX, py(mark) + part * (nearY - py(mark)));
        }
    }

    /// Sets the name of a line beside it, where there is most room.
    void nameLine(Trace.Line line, String textStyle) {
        Label label = Label.of(line.label()).fitted(0.8 * area.width(), Pen.FINE);
        Placement.Spot best = new Placement.Spot(new Box(0, 0, 0, 0), 0, 0, Double.POSITIVE_INFINITY);
        int count = Math.min(line.x().size(), line.y().size());
        for (int k = 1; k < 24 && count > 0; k++) {
            int i = (int) ((count - 1) * (k / 24.0));
            if (!area.holds(area.xOf(line.x().at(i)), area.yOf(line.y().at(i)))) {
                continue;
            }
            Placement.Spot spot = placement.beside(
                    label, area.xOf(line.x().at(i)), area.yOf(line.y().at(i)), 2);
            best = spot.cost() < best.cost() ? spot : best;
        }
        if (Double.isFinite(best.cost())) {
            placement.occupy(best.box());
            pen.text(textStyle, label, new Pen.Anchor(best.x(), best.baseline(), "start"), Pen.FINE);
        }
    }

    private static double radius(Trace.Mark mark) {
        return mark.emphasized() ? 6 : 4;
    }

    private double px(Trace.Mark mark) {
        double at = area.xOf(mark.x());
        return Double.isNaN(at) ? at : Math.clamp(at, area.left(), area.right());
    }

    private double py(Trace.Mark mark) {
        double at = area.yOf(mark.y());
        return Double.isNaN(at) ? at : Math.clamp(at, area.top(), area.bottom());
    }
}
