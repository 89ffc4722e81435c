package wick.report.chart;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import wick.experiment.Figure.Trace;
import wick.numeric.matrix.Vector;

/// A trace with the look that sets it apart: the k-th line and the k-th dots share a color, so that a
/// theory and its measurement are seen as a pair; a trace whose label begins with "rival" is gray and
/// dashed.
record Series(Trace trace, int index) {

    static List<Series> of(List<Trace> traces) {
        List<Series> all = new ArrayList<>();
        int lines = 0;
        int dots = 0;
        int marks = 0;
        for (Trace trace : traces) {
            boolean rival = isRival(trace);
            all.add(
                    switch (trace) {
                        case Trace.Line line -> new Series(line, rival ? 0 : lines++);
                        case Trace.Dots some -> new Series(some, rival ? 0 : dots++);
                        case Trace.Mark mark -> new Series(mark, marks++);
                    });
        }
        return all;
    }

    private static boolean isRival(Trace trace) {
        return trace.label().toLowerCase(Locale.ROOT).startsWith("rival");
    }

    /// The style class of strokes and fillings.
    String style() {
        return isRival(trace) ? "rival" : "s" + index % Theme.SERIES;
    }

    /// The style class of text.
    String textStyle() {
        return isRival(trace) ? "quiet" : "t" + index % Theme.SERIES;
    }

    /// The pattern of a line: gaps for rivals, and again after all colors are used.
    String[] dashes() {
        if (isRival(trace)) {
            return new String[] {"stroke-dasharray", "5 4"};
        }
        return index < Theme.SERIES ? new String[0] : new String[] {"stroke-dasharray", "9 3 2 3"};
    }

    static double[] x(Trace trace) {
        return switch (trace) {
            case Trace.Line line -> line.x().toArray();
            case Trace.Dots dots -> dots.x().toArray();
            case Trace.Mark mark -> new double[] {mark.x()};
        };
    }

    static double[] y(Trace trace) {
        return switch (trace) {
            case Trace.Line line -> line.y().toArray();
            case Trace.Dots dots -> dots.y().toArray();
            case Trace.Mark mark -> new double[] {mark.y()};
        };
    }

    static Optional<Vector> error(Trace trace) {
        return switch (trace) {
            case Trace.Line line -> line.band();
            case Trace.Dots dots -> dots.error();
            case Trace.Mark _ -> Optional.empty();
        };
    }

    /// The error at one point; zero where none is given or it is not finite.
    static double errorAt(Trace trace, int i) {
        Optional<Vector> error = error(trace);
        if (error.isEmpty() || i >= error.get().size()) {
            return 0;
        }
        double value = Math.abs(error.get().at(i));
        return Double.isFinite(value) ? value : 0;
    }

    /// Where on the page the trace ends on the right, if it has a point there.
    OptionalDouble lastY(Area area) {
        double[] x = x(trace);
        double[] y = y(trace);
        for (int i = Math.min(x.length, y.length) - 1; i >= 0; i--) {
            if (Double.isFinite(area.xOf(x[i])) && Double.isFinite(area.yOf(y[i]))) {
                return OptionalDouble.of(area.yOf(y[i]));
            }
        }
        return OptionalDouble.empty();
    }
}
