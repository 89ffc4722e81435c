package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Comparison;
import wick.experiment.Controlled;
import wick.experiment.Evidence;
import wick.experiment.Experiment;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.ScalingFit;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Stack;
import wick.experiment.Subject;
import wick.experiment.Sweep;
import wick.experiment.Verdict;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Measurement;
import wick.observable.Source;

/// What the frozen kernel leaves out, in numbers: how far training moves the mean tangent kernel, and by how much
/// mean outputs differ from the linear model, as coefficients of 1/n from theory.
///
/// Both halves of the drift are needed: the correlation of the kernel's differential with the outputs before
/// training (P and Q), and the change of that differential under way.
///
/// Controls take off the scatter: outputs before training, their products and the kernel before training. The means
/// of the latter two are those of theory to order 1/n, which `finite-width-means` measures, so what they add to the
/// coefficients is not measured here.
public final class FirstDrift implements Experiment {
    private static final int EARLY = 2;
    /// Corrections to the drift grow with powers of targets over √K like the drift itself: c/n relative to it with
    /// c of this order for each hidden layer.
    private static final double NEXT = 10;
    private static final String BORROWED =
            "means of the kernels before training, which serve as controls, are those of theory to order 1/n";
    private static final Basis BASIS = new Basis(
            List.of(
                    Assumption.GAUSSIAN_WEIGHTS,
                    Assumption.FIRST_ORDER_IN_WIDTH,
                    Assumption.SQUARED_LOSS,
                    Assumption.FULL_BATCH),
            Bibliography.ROBERTS_2022);

    @Override
    public String id() {
        return "kernel-drift";
    }

    @Override
    public String title() {
        return "What the frozen kernel leaves out";
    }

    @Override
    public String question() {
        return "How far does training move the mean tangent kernel, and the mean outputs off those of a linear model?";
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(
                        Setup.layer("tanh", 1.5, 0.1).stream(),
                        Stream.of(
                                Setup.hidden(1),
                                Setup.widths(128, 256, 512, 1024, 2048),
                                Setup.networks(8000),
                                new Parameter.Whole(
                                        "steps", "steps of gradient descent; outputs after 2 of them", 8, 3, 10_000),
                                Setup.SEED))
                .toList();
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.ROBERTS_2022, Bibliography.DYER_2020, Bibliography.HALVERSON_2024);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        Setup setup = Setup.of(settings, id(), new Stack.Size(2, settings.size("hidden"), 1));
        Lesson lesson = new Lesson(setup, List.of(EARLY, settings.size("steps")));
        DriftTheory theory = DriftTheory.of(lesson);
        Sweep sweep = lesson.moved(progress);
        double trace = lesson.trace();
        WidthSeries drift = even(Controlled.mean(
                scaled(sweep, sweep.widths().getFirst().sample().rows().columns() - 1, 1 / trace),
                Lesson.movedControls(),
                Lesson.movedControls()));
        WidthSeries output = even(Controlled.mean(sweep, Lesson.movedControls(), Lesson.movedControls()));
        Bench bench = new Bench(this, settings, setup);
        List<Comparison> drifts = List.of(
                bench.drift(theory, drift), bench.correlationAlone(theory, drift), bench.exponent(theory, drift));
        List<Comparison> outputs = List.of(bench.output(theory, output), bench.frozen(theory, output));
        return new Result(
                id(),
                answer(drifts.getFirst(), outputs.getFirst()),
                List.of(section(drifts, drift, theory), outputs(outputs, output, theory)),
                Curves.tables(Map.of("kernel_drift", drift, "mean_after_2_steps", output)));
    }

    /// What the controls leave is to lowest order a sum of products of two normal numbers: its tail is known, and
    /// one network in many thousands may well carry a per cent of the squares.
    private static WidthSeries even(WidthSeries series) {
        return new WidthSeries(series.points().stream()
                .map(point -> new WidthSeries.Point(
                        point.width(),
                        Evidence.even(point.evidence().measurement().biased(BORROWED))))
                .toList());
    }

    /// The controls, then one column times a factor.
    private static Sweep scaled(Sweep sweep, int column, double factor) {
        return new Sweep(sweep.widths().stream()
                .map(at -> new Sweep.AtWidth(at.width(), at.sample().derived(columns(column, factor))))
                .toList());
    }

    private static List<ToDoubleFunction<double[]>> columns(int column, double factor) {
        List<ToDoubleFunction<double[]>> columns = new ArrayList<>();
        for (int i = 0; i < Lesson.movedControls(); i++) {
            int control = i;
            columns.add(row -> row[control]);
        }
        columns.add(row -> factor * row[column]);
        return columns;
    }

    private record Bench(FirstDrift experiment, Settings settings, Setup setup) {

        Comparison drift(DriftTheory theory, WidthSeries series) {
            return first(
                    question(
                            Subject.of("drift.first", "relative drift of the mean tangent kernel, coefficient of 1/n"),
                            theory.drift(),
                            new Alternative("without P and Q", theory.curvature())),
                    series,
                    0);
        }

        /// The correlation with the outputs before training is half of the matter.
        Comparison correlationAlone(DriftTheory theory, WidthSeries series) {
            return first(
                    question(
                                    Subject.of(
                                            "drift.correlation-alone",
                                            "relative drift of the mean tangent kernel, coefficient of 1/n, by P and Q"
                                                    + " alone"),
                                    theory.correlation(),
                                    new Alternative("with the second differentials", theory.drift()))
                            .expecting(Verdict.DISAGREES),
                    series,
                    0);
        }

        Comparison output(DriftTheory theory, WidthSeries series) {
            return first(
                    question(
                            Subject.of("output.first", "mean output after 2 steps, coefficient of 1/n"),
                            theory.output(),
                            new Alternative("the kernel's drift without its scatter", theory.byDrift())),
                    series,
                    theory.limit());
        }

        Comparison frozen(DriftTheory theory, WidthSeries series) {
            return first(
                    question(
                                    Subject.of(
                                            "output.frozen",
                                            "mean output after 2 steps, coefficient of 1/n, as if finite networks were"
                                                    + " linear on average"),
                                    0,
                                    new Alternative("with drift and scatter of the kernel", theory.output()))
                            .expecting(Verdict.DISAGREES),
                    series,
                    theory.limit());
        }

        Comparison exponent(DriftTheory theory, WidthSeries series) {
            List<Integer> widths = setup.widths();
            WidthSeries sizes = times(series, _ -> Math.signum(theory.drift()));
            Question question = Question.of(
                    Subject.of("drift.exponent", "drift of the mean tangent kernel, exponent of the width"),
                    Bases.power(-1, widths.getFirst(), widths.getLast(), BASIS),
                    new Alternative("1/√n, the spread of the kernel over networks", -0.5),
                    settings.more(experiment, "networks"));
            WidthExpansion.Reading reading = new WidthExpansion.Reading(
                    NEXT * setup.stack().size().hidden(), setup.reading().ownWidth());
            return ScalingFit.of(question, sizes, reading);
        }

        private Question question(Subject subject, double value, Alternative rival) {
            return Question.of(subject, Bases.first(value, 1e-8, BASIS), rival, settings.more(experiment, "networks"));
        }

        private Comparison first(Question question, WidthSeries series, double limit) {
            return WidthExpansion.first(question, series, limit, setup.reading());
        }
    }

    private Section section(List<Comparison> comparisons, WidthSeries series, DriftTheory theory) {
        return new Section(
                id(),
                title(),
                "Networks with implicit weights learn three points; the mean over networks of what became of the trace of"
                        + " the tangent kernel, relative to its value at infinite width. What the outputs before training,"
                        + " their products and the kernel before training explain is subtracted; the means of these two are"
                        + " theory's.",
                comparisons,
                List.of(Curves.overWidth(
                        new Curves.Caption(
                                "mean-drift",
                                "How far training moves the mean tangent kernel",
                                "Theory predicts the coefficient of 1/n, sign and size.",
                                "width times mean relative drift of Θ"),
                        times(series, n -> n),
                        _ -> theory.drift())));
    }

    private static WidthSeries times(WidthSeries series, IntToDoubleFunction factor) {
        return new WidthSeries(series.points().stream()
                .map(point -> {
                    Measurement measured = point.evidence().measurement();
                    double by = factor.applyAsDouble(point.width());
                    Measurement scaled = measured.with(by * measured.mean(), Math.abs(by) * measured.standardError());
                    return new WidthSeries.Point(
                            point.width(), new Evidence(scaled, point.evidence().heaviestShare()));
                })
                .toList());
    }

    private static Section outputs(List<Comparison> comparisons, WidthSeries series, DriftTheory theory) {
        return new Section(
                "outputs",
                "The mean output",
                "The mean output at a training point after two steps, against the linear model and its first correction.",
                comparisons,
                List.of(Curves.overWidth(
                        new Curves.Caption(
                                "mean-output",
                                "Mean output after two steps",
                                "The line is the linear model with its predicted correction in 1/n.",
                                "mean output at a training point"),
                        series,
                        n -> theory.limit() + theory.output() / n)));
    }

    private static String answer(Comparison drift, Comparison output) {
        return String.format(
                Locale.ROOT,
                "Training moves the mean tangent kernel by (%.3f ± %.3f)/n, theory says %.3f/n; the mean output after two"
                        + " steps is off the linear model by (%.2f ± %.2f)/n, theory says %.2f/n.",
                drift.measurement().mean(),
                drift.measurement().standardError(),
                drift.prediction().value(),
                output.measurement().mean(),
                output.measurement().standardError(),
                output.prediction().value());
    }
}
