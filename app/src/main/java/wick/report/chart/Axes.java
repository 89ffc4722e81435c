package wick.report.chart;

import java.util.Optional;
import wick.experiment.Figure;

/// Frame, ticks and titles around an area.
record Axes(Ticks x, Ticks y, Figure.Axis xAxis, Figure.Axis yAxis) {

    /// Room below the area.
    static final double BELOW = 46;

    /// Room to the left of the area: the title, the widest label, the marks.
    double leftRoom() {
        double widest = y.marks().stream()
                .map(Tick::label)
                .flatMap(Optional::stream)
                .mapToDouble(label -> label.width(Pen.FINE))
                .max()
                .orElse(0);
        return 26 + Math.max(widest, 8) + 9;
    }

    /// Room above the area, for the power of ten of the y axis.
    double topRoom() {
        return y.exponent() == 0 ? 0 : 16;
    }

    /// Faint lines across the area, to be drawn below the data.
    void gridInto(Pen pen, Area area) {
        for (Tick tick : y.marks()) {
            double py = area.yOf(tick.value());
            if (tick.label().isPresent() && py > area.top() - 0.5 && py < area.bottom() - 1) {
                pen.line("grid", area.left(), py, area.right(), py);
            }
        }
    }

    void drawInto(Pen pen, Area area, boolean boxed) {
        if (boxed) {
            pen.rectangle("axis", new Box(area.left(), area.top(), area.width(), area.height()));
        } else {
            String corner = Pen.point(area.left(), area.bottom());
            pen.path(
                    "axis",
                    "M" + Pen.point(area.left(), area.top()) + "L" + corner + "L"
                            + Pen.point(area.right(), area.bottom()));
        }
        acrossInto(pen, area);
        upInto(pen, area);
        titlesInto(pen, area);
    }

    private void acrossInto(Pen pen, Area area) {
        double free = Double.NEGATIVE_INFINITY;
        for (Tick tick : x.marks()) {
            double px = area.xOf(tick.value());
            boolean major = tick.label().isPresent();
            pen.line("axis", px, area.bottom(), px, area.bottom() + (major ? 5 : 3));
            if (major) {
                Label label = tick.label().get();
                double half = label.width(Pen.FINE) / 2;
                if (px - half > free) {
                    pen.text("ink", label, new Pen.Anchor(px, area.bottom() + 18, "middle"), Pen.FINE);
                    free = px + half + 6;
                }
            }
        }
        if (x.exponent() != 0) {
            Label power = Label.of("×10^" + x.exponent());
            pen.text("ink", power, new Pen.Anchor(area.right(), area.bottom() + 33, "end"), Pen.FINE);
        }
    }

    private void upInto(Pen pen, Area area) {
        double free = Double.POSITIVE_INFINITY;
        for (Tick tick : y.marks()) {
            double py = area.yOf(tick.value());
            boolean major = tick.label().isPresent();
            pen.line("axis", area.left() - (major ? 5 : 3), py, area.left(), py);
            if (major && py < free) {
                Label label = tick.label().get();
                pen.text("ink", label, new Pen.Anchor(area.left() - 8, py + 4, "end"), Pen.FINE);
                free = py - 13;
            }
        }
        if (y.exponent() != 0) {
            Label power = Label.of("×10^" + y.exponent());
            pen.text("ink", power, new Pen.Anchor(area.left() - 5, area.top() - 9, "start"), Pen.FINE);
        }
    }

    private void titlesInto(Pen pen, Area area) {
        double room = x.exponent() == 0 ? area.width() : area.width() - 80;
        Label below = Label.of(xAxis.label()).fitted(room, Pen.TEXT);
        pen.text("ink", below, new Pen.Anchor(area.left() + area.width() / 2, area.bottom() + 37, "middle"), Pen.TEXT);
        Label beside = Label.of(yAxis.label()).fitted(area.height() + 20, Pen.TEXT);
        pen.upward("ink", beside, 15, area.top() + area.height() / 2);
    }
}
