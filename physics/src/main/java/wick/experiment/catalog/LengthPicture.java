package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.experiment.Figure;
import wick.experiment.WidthSeries;
import wick.numeric.matrix.Vector;
import wick.theory.recurrent.LinearTheory;

/// The four lengths against the number of units.
final class LengthPicture {
    private final List<Figure.Trace> traces = new ArrayList<>();
    private int nearest = Integer.MAX_VALUE;
    private int farthest;

    void add(LengthReading length, WidthSeries series, LinearTheory theory) {
        LengthReading.Pair predicted = length.predicted(theory);
        traces.addAll(Curves.traces(length.id(), series, n -> predicted.limit() + predicted.first() / n));
        nearest = series.narrowest();
        farthest = series.points().getLast().width();
    }

    Figure figure(double slides) {
        Vector ends = Vector.of(nearest, farthest);
        traces.add(new Figure.Trace.Line("the slides' ξ, N = ∞", ends, ends.map(_ -> slides), Optional.empty()));
        return new Figure.Plot(
                "lengths",
                "Four lengths of linear recurrent networks",
                "Decay times of the mean response, of the autocorrelation and of a perturbation between 3/γ and 4/γ, and"
                        + " 2 X(0)/κ, in units of 1/γ. Lines: exact through order 1/N.",
                new Figure.Axis("units N", true),
                new Figure.Axis("length", false),
                traces);
    }
}
