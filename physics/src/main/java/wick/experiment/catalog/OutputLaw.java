package wick.experiment.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.hipparchus.special.Erf;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Evidence;
import wick.experiment.Experiment;
import wick.experiment.Figure;
import wick.experiment.Judge;
import wick.experiment.Question;
import wick.experiment.Sample;
import wick.experiment.Settings;
import wick.experiment.Stack;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.lab.ensemble.Ensemble;
import wick.lab.ensemble.Reading;
import wick.network.Wiring;
import wick.numeric.gaussian.Approximation;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.theory.action.HermiteDensity;
import wick.theory.action.OutputCumulants;
import wick.theory.finitewidth.SecondOrder;
import wick.theory.finitewidth.SecondOrderLayer;
import wick.theory.kernellaw.KernelLaw;
import wick.theory.kernellaw.LayerLaw;

/// The distribution of one output f of real networks of one shape: S, its variance given the hidden layers,
/// and f itself of every network, beside the exact law and the series.
record OutputLaw(Experiment experiment, Settings settings, Shape shape, Sample sample, LayerLaw law, Series series) {
    private static final Basis EXACT =
            new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.ANY_WIDTH), Bibliography.YAIDA_2020);
    private static final Basis BASIS = new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS), Bibliography.DEMIRTAS_2024);

    record Shape(Stack stack, int width) {
        int hidden() {
            return stack.size().hidden();
        }
    }

    record Series(HermiteDensity gaussian, HermiteDensity first, HermiteDensity second, double excess) {}

    static OutputLaw of(Experiment experiment, Settings settings, Shape shape) {
        Wiring wiring = shape.stack().network(shape.width()).wire();
        SecondOrderLayer layer = SecondOrder.of(wiring, 1).getLast();
        OutputCumulants first = OutputCumulants.of(layer, 1);
        OutputCumulants second = OutputCumulants.of(layer, 2);
        Address address = Address.of(
                settings.whole("seed"),
                experiment.id() + "." + shape.stack().activation().name());
        Ensemble ensemble = new Ensemble(wiring, Engine.REAL_WEIGHTS, address, settings.size("networks"));
        Reading reading =
                new Reading.Several(List.of(new Reading.Kernels(List.of(shape.hidden())), new Reading.OutputValues()));
        return new OutputLaw(
                experiment,
                settings,
                shape,
                Sample.draw(ensemble, Matrix.of(1, 2, 1, 1), reading),
                KernelLaw.of(wiring, 1).getLast(),
                new Series(first.gaussian(), first.edgeworth(), second.edgeworth(), first.excess()));
    }

    double excess() {
        return series.excess();
    }

    /// x √E f² with E f² at infinite width, the same for theory and networks.
    private double radius(double x) {
        return x * Math.sqrt(series.gaussian().variance());
    }

    private Subject subject(String kind, double x) {
        return Subject.of(kind + ".within-" + Math.round(100 * x), String.format(Locale.ROOT, "P(|f| ≤ %.2f √E f²)", x))
                .atLayer(shape.hidden() + 1)
                .atWidth(shape.width());
    }

    /// The mean over networks of P(|f| ≤ r | S).
    private Evidence given(double r) {
        return Evidence.even(sample.mean(row -> row[0] == 0 ? 1 : Erf.erf(r / Math.sqrt(2 * row[0])))
                .measurement());
    }

    private Question question(Subject subject, Prediction prediction, double x) {
        Alternative gaussian = new Alternative(
                "a Gaussian of the same variance", series.gaussian().within(radius(x)));
        return Question.of(subject, prediction, gaussian, settings.more(experiment, "networks"));
    }

    /// The third order is about as much smaller than the second as that than the first.
    Comparison series(double x) {
        double r = radius(x);
        double zeroth = series.gaussian().within(r);
        double first = series.first().within(r);
        double second = series.second().within(r);
        double ratio = Math.max(Math.abs((second - first) / (first - zeroth)), Math.abs(series.excess()));
        Prediction prediction = new Prediction.Expansion(
                second,
                1e-12,
                new Prediction.Order("1/n", 1.0 / shape.width(), 2),
                OptionalDouble.of(ratio * Math.abs(second - first)),
                BASIS);
        return Judge.of(question(subject("series", x), prediction, x), given(r));
    }

    private Prediction exactly(double r) {
        Approximation probability = law.outputWithin(r);
        return new Prediction.Exact(probability.value(), probability.error(), EXACT);
    }

    Comparison exact(double x) {
        return Judge.of(question(subject("exact", x), exactly(radius(x)), x), given(radius(x)));
    }

    /// The share of networks whose output itself is inside.
    Comparison raw(double x) {
        double r = radius(x);
        Evidence share =
                Evidence.even(sample.mean(row -> Math.abs(row[1]) <= r ? 1 : 0).measurement());
        return Judge.of(question(subject("outputs", x), exactly(r), x), share);
    }

    /// The first order read as exact.
    Comparison wrong(double x) {
        double r = radius(x);
        Question question = Question.of(
                        subject("wrong", x),
                        new Prediction.Exact(series.first().within(r), 1e-12, BASIS),
                        new Alternative("the exact law", law.outputWithin(r).value()),
                        settings.more(experiment, "networks"))
                .expecting(Verdict.DISAGREES);
        return Judge.of(question, given(r));
    }

    Figure figure() {
        Vector x = Vector.range(1, 15).map(i -> 0.25 * i);
        Vector fine = Vector.range(1, 141).map(i -> 0.025 * i);
        Vector shares = x.map(v -> given(radius(v)).measurement().mean() - normal(v));
        Vector errors = x.map(v -> given(radius(v)).measurement().standardError());
        return new Figure.Plot(
                "within",
                "What a Gaussian misses",
                "P(|f| ≤ x √E f²) minus its Gaussian value: the exact law, the series, and real networks.",
                new Figure.Axis("x", false),
                new Figure.Axis("difference of probability", false),
                List.of(
                        line("exact", fine, v -> law.outputWithin(radius(v)).value() - normal(v)),
                        line("first order", fine, v -> series.first().within(radius(v)) - normal(v)),
                        line("second order", fine, v -> series.second().within(radius(v)) - normal(v)),
                        new Figure.Trace.Dots("measured", x, shares, Optional.of(errors))));
    }

    private double normal(double x) {
        return series.gaussian().within(radius(x));
    }

    private static Figure.Trace line(String label, Vector x, java.util.function.DoubleUnaryOperator y) {
        return new Figure.Trace.Line(label, x, x.map(y), Optional.empty());
    }
}
