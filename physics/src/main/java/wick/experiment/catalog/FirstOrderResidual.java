package wick.experiment.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Comparison;
import wick.experiment.Evidence;
import wick.experiment.Experiment;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Sample;
import wick.experiment.ScalingFit;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Stack;
import wick.experiment.Subject;
import wick.experiment.Sweep;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.lab.ensemble.Reading;
import wick.numeric.matrix.Matrix;
import wick.observable.Bibliography;
import wick.observable.Measurement;
import wick.observable.Source;
import wick.theory.finitewidth.SecondOrder;
import wick.theory.finitewidth.SecondOrderLayer;

/// What the first order in 1/n leaves out: Var S / (E S)² − V/(nK²) falls as 1/n², with the coefficient of the second
/// order.
public final class FirstOrderResidual implements Experiment {
    @Override
    public String id() {
        return "first-order-residual";
    }

    @Override
    public String title() {
        return "What the first order in 1/width leaves out";
    }

    @Override
    public String question() {
        return "Does the difference of measured networks from the first order in 1/width fall as 1/width²?";
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(
                        Setup.layer("relu", 2, 0).stream(),
                        Stream.of(Setup.hidden(3), Setup.widths(24, 32, 44, 60), Setup.networks(4_000_000), Setup.SEED))
                .toList();
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.YAIDA_2020, Bibliography.HANIN_NICA_2020);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        Setup setup = Setup.of(settings, id(), new Stack.Size(2, settings.size("hidden"), 1));
        SecondOrderLayer theory =
                SecondOrder.of(setup.wiring(setup.widths().getLast()), 1).getLast();
        double first = first(theory);
        double second = second(theory);
        Matrix input = Setup.PAIR.rows(0, 1);
        Sweep sweep = setup.draw(input, new Reading.Kernels(List.of(setup.readout())), progress);
        WidthSeries variance = sweep.series(FirstOrderResidual::relativeVariance);
        WidthSeries residual = map(variance, (n, x) -> x - first / n, n -> 1);
        Comparison exponent = exponent(setup, residual, settings);
        Comparison coefficient = coefficient(setup, second, map(variance, (n, x) -> n * x - first, n -> n), settings);
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "The difference falls as n^(%.2f ± %.2f); its coefficient is %.4g ± %.2g, the second order says"
                                + " %.4g.",
                        exponent.measurement().mean(),
                        exponent.measurement().standardError(),
                        coefficient.measurement().mean(),
                        coefficient.measurement().standardError(),
                        second),
                List.of(new Section(
                        id(),
                        title(),
                        String.format(
                                Locale.ROOT,
                                "Theory: Var S / (E S)² = %.4g/n + %.4g/n² + …, S the variance of an output given the hidden"
                                        + " layers.",
                                first,
                                second),
                        List.of(exponent, coefficient),
                        List.of(Curves.overWidth(
                                new Curves.Caption(
                                        "residual",
                                        "Measured relative variance of S without its first order",
                                        "The line is the second order alone, a parallel to 1/n².",
                                        "Var S / (E S)² - V/(nK²)"),
                                residual,
                                n -> second / (n * n))))),
                Curves.tables(Map.of("variance", variance, "residual", residual)));
    }

    /// V/K²
    private static double first(SecondOrderLayer theory) {
        return theory.vertexFirst().value() / Math.pow(theory.kernel().value(), 2);
    }

    /// The coefficient of 1/n² in Var S / (E S)²: V₂/K² − 2VG/K³
    private static double second(SecondOrderLayer theory) {
        double k = theory.kernel().value();
        return theory.vertexSecond().value() / (k * k)
                - 2 * first(theory) * theory.metricFirst().value() / k;
    }

    private static Evidence relativeVariance(Sample sample) {
        return sample.derived(List.of(row -> row[0], row -> row[0] * row[0]))
                .jackknife(means -> means[1] / (means[0] * means[0]) - 1, means -> means[1]);
    }

    private interface OfWidth {
        double at(double width, double value);
    }

    /// The same networks with another number made of each mean; `factor` is its derivative.
    private static WidthSeries map(WidthSeries series, OfWidth number, DoubleUnaryOperator factor) {
        return new WidthSeries(series.points().stream()
                .map(point -> {
                    Measurement m = point.evidence().measurement();
                    double n = point.width();
                    Measurement changed = m.with(number.at(n, m.mean()), factor.applyAsDouble(n) * m.standardError());
                    return new WidthSeries.Point(
                            point.width(),
                            new Evidence(changed, point.evidence().heaviestShare()));
                })
                .toList());
    }

    private Comparison exponent(Setup setup, WidthSeries residual, Settings settings) {
        Question question = Question.of(
                Subject.of("residual.exponent", "exponent of Var S / (E S)² - V/(nK²) against width")
                        .atLayer(setup.readout() + 1),
                Bases.power(-2, setup.widths().getFirst(), setup.widths().getLast(), Bases.SECOND_ORDER),
                new Alternative("1/n, as if V were wrong", -1),
                settings.more(this, "networks"));
        return ScalingFit.of(question, residual, setup.reading());
    }

    private Comparison coefficient(Setup setup, double second, WidthSeries scaled, Settings settings) {
        Question question = Question.of(
                Subject.of("residual.coefficient", "width² times (Var S / (E S)² - V/(nK²)), wide limit")
                        .atLayer(setup.readout() + 1),
                Bases.first(second, 1e-9 * Math.abs(second), Bases.SECOND_ORDER),
                new Alternative("no second order", 0),
                settings.more(this, "networks"));
        return WidthExpansion.first(question, scaled, 0, setup.reading());
    }
}
