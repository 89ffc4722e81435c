package wick.experiment.catalog;

import java.util.List;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import wick.experiment.Comparison;
import wick.experiment.Figure;
import wick.experiment.WidthSeries;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.matrix.Vector;
import wick.theory.recurrent.LinearTheory;

/// What steps and fresh weights do to a variance, in pictures.
final class FreshWeightsPicture {
    private static final int POINTS = 50;
    private static final double LONGEST = 0.6;

    private FreshWeightsPicture() {}

    /// The variance of a linear network against the step; `measured` begins with tied, fresh, continuous.
    static Figure steps(RecurrentNetwork network, double step, List<Comparison> measured) {
        double[] steps = new double[POINTS];
        for (int i = 0; i < POINTS; i++) {
            steps[i] = LONGEST * (i + 1) / POINTS;
        }
        Vector x = Vector.of(steps);
        Figure.Trace.Line continuous = line(
                "continuous time", x, _ -> LinearTheory.of(network).variance().infinite());
        return new Figure.Plot(
                "variance-and-step",
                "Three models with three variances",
                "Tied weights come to continuous time as the step vanishes, fresh ones to a unit without weights.",
                new Figure.Axis("time step η", false),
                new Figure.Axis("variance of h", false),
                List.of(
                        line(
                                "tied weights",
                                x,
                                eta -> LinearTheory.of(network.inSteps(eta))
                                        .variance()
                                        .infinite()),
                        dots("tied weights: measured", step, measured.get(0)),
                        line(
                                "fresh weights",
                                x,
                                eta -> LinearTheory.of(network.withFreshWeights(eta))
                                        .variance()
                                        .infinite()),
                        dots("fresh weights: measured", step, measured.get(1)),
                        continuous,
                        dots("continuous time: measured", 0, measured.get(2))));
    }

    /// The variance of a tanh network against 1/N.
    static Figure sizes(WidthSeries fresh, WidthSeries tied, double freshLimit, double tiedLimit) {
        Vector x = Vector.of(0, 1.0 / fresh.points().getFirst().width());
        return new Figure.Plot(
                "variance-and-size",
                "Fresh weights follow the map of deep networks, tied ones do not",
                "Lines are the limits of infinite size, each from its own theory.",
                new Figure.Axis("1/N", false),
                new Figure.Axis("variance of h", false),
                Stream.concat(
                                traces("fresh weights", fresh, x, freshLimit).stream(),
                                traces("tied weights", tied, x, tiedLimit).stream())
                        .toList());
    }

    private static List<Figure.Trace> traces(String name, WidthSeries series, Vector x, double limit) {
        return List.of(
                line(name, x, _ -> limit),
                new Figure.Trace.Dots(
                        name + ": measured",
                        column(series, point -> 1.0 / point.width()),
                        column(series, point -> point.evidence().measurement().mean()),
                        Optional.of(column(
                                series, point -> point.evidence().measurement().standardError()))));
    }

    private static Vector column(WidthSeries series, ToDoubleFunction<WidthSeries.Point> number) {
        return Vector.of(series.points().stream().mapToDouble(number).toArray());
    }

    private static Figure.Trace.Line line(String label, Vector x, DoubleUnaryOperator y) {
        return new Figure.Trace.Line(label, x, x.map(y), Optional.empty());
    }

    private static Figure.Trace dots(String label, double x, Comparison comparison) {
        return new Figure.Trace.Dots(
                label,
                Vector.of(x),
                Vector.of(comparison.measurement().mean()),
                Optional.of(Vector.of(comparison.measurement().standardError())));
    }
}
