package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Figure;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.numeric.matrix.Vector;
import wick.numeric.statistics.Estimate;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.theory.featurelearning.RichTraining;

/// The limit of feature learning: outputs, tangent kernel and features of networks in mu-P, extrapolated to
/// infinite width, against dynamic mean-field theory. The tangent kernel frozen as it is before training, and
/// the theory without its response functions, are what it is not.
public final class FeatureLearningLimit implements Experiment {
    private static final int EARLY = 3;
    private static final Basis THEORY = new Basis(
            List.of(
                    Assumption.GAUSSIAN_WEIGHTS,
                    Assumption.INFINITE_WIDTH,
                    Assumption.SQUARED_LOSS,
                    Assumption.FULL_BATCH),
            Bibliography.BORDELON_2022);

    @Override
    public String id() {
        return "feature-learning-limit";
    }

    @Override
    public String title() {
        return "Infinitely wide networks that learn features";
    }

    @Override
    public String question() {
        return "What do networks in mu-P become at infinite width, and is it a kernel machine?";
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(
                        Setup.layer("tanh", 1.5, 0.1).stream(),
                        Stream.of(
                                Setup.hidden(2),
                                Setup.widths(100, 200, 400, 800),
                                Setup.networks(1000),
                                new Parameter.Whole("steps", "steps of gradient descent", 10, EARLY + 1, 1000),
                                new Parameter.Whole(
                                        "particles",
                                        "units by which theory averages over a layer, in each of 16 repetitions",
                                        4096,
                                        64,
                                        1_000_000),
                                Setup.SEED))
                .toList();
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.BORDELON_2022, Bibliography.YANG_HU_2021, Bibliography.JACOT_2018);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        LimitLesson lesson = LimitLesson.of(settings);
        progress.at("theory", 0);
        RichTraining theory = lesson.theory(true);
        RichTraining cut = lesson.theory(false);
        Vector frozen = lesson.frozen();
        LimitLesson.Measured measured = lesson.measure(progress);
        Bench bench = new Bench(this, settings, lesson);
        int end = lesson.steps();
        List<Comparison> comparisons = List.of(
                bench.judge(
                        "output.early",
                        "output at a test point after " + EARLY + " steps",
                        test(theory, EARLY),
                        new Alternative("the frozen tangent kernel", frozen.at(EARLY)),
                        measured.output(EARLY)),
                bench.judge(
                        "output.end",
                        "output at a test point after " + end + " steps",
                        test(theory, end),
                        new Alternative(
                                "without response functions", test(cut, end).mean()),
                        measured.output(end)),
                bench.judge(
                        "kernel",
                        "relative drift of the tangent kernel in " + end + " steps",
                        theory.last().drift(),
                        new Alternative(
                                "without response functions", cut.last().drift().mean()),
                        measured.drift()),
                bench.judge(
                        "features",
                        "relative movement of the last hidden layer in " + end + " steps",
                        theory.last().layers().getLast().movement(),
                        new Alternative("no features are learned", 0),
                        measured.movement()),
                bench.frozen(frozen.at(EARLY), test(theory, EARLY), measured.output(EARLY)));
        return new Result(
                id(),
                answer(comparisons, theory),
                List.of(new Section(
                        id(),
                        title(),
                        "Networks trained on three points with weights that are never stored, watched at a fourth; the"
                                + " limits of large width.",
                        comparisons,
                        List.of(curves(theory, cut, frozen, measured)))),
                Curves.tables(Map.of(
                        "output_end", measured.output(end),
                        "kernel_drift", measured.drift(),
                        "feature_movement", measured.movement())));
    }

    private static Estimate test(RichTraining training, int step) {
        var tests = training.states().get(step).tests();
        return new Estimate(tests.mean().at(0, 0), tests.error().at(0, 0), 1);
    }

    private record Bench(FeatureLearningLimit experiment, Settings settings, LimitLesson lesson) {

        Comparison judge(String id, String quantity, Estimate predicted, Alternative rival, WidthSeries series) {
            return judge(
                    question(id, quantity, rival, Bases.limit(predicted.mean(), predicted.standardError(), THEORY)),
                    series);
        }

        /// What holds of wide networks in the tangent parameterization, said of these.
        Comparison frozen(double predicted, Estimate theory, WidthSeries series) {
            return judge(
                    question(
                                    "output.frozen",
                                    "output after " + EARLY + " steps, by the tangent kernel frozen as before training",
                                    new Alternative("dynamic mean-field theory", theory.mean()),
                                    Bases.limit(predicted, 1e-9, Bases.TRAINING))
                            .expecting(Verdict.DISAGREES),
                    series);
        }

        private Question question(String id, String quantity, Alternative rival, Prediction prediction) {
            return Question.of(Subject.of(id, quantity), prediction, rival, settings.more(experiment, "networks"));
        }

        private Comparison judge(Question question, WidthSeries series) {
            return WidthExpansion.limit(question, series, lesson.reading());
        }
    }

    private static Figure curves(RichTraining theory, RichTraining cut, Vector frozen, LimitLesson.Measured measured) {
        int steps = measured.steps();
        Vector time = Vector.range(0, steps + 1);
        double[] mean = new double[steps + 1];
        double[] error = new double[steps + 1];
        for (int step = 0; step <= steps; step++) {
            mean[step] = measured.widest(step).measurement().mean();
            error[step] = measured.widest(step).measurement().standardError();
        }
        List<Figure.Trace> traces = new ArrayList<>();
        traces.add(new Figure.Trace.Line("dynamic mean field", time, course(theory, time), Optional.empty()));
        traces.add(new Figure.Trace.Line("without responses", time, course(cut, time), Optional.empty()));
        traces.add(new Figure.Trace.Line("frozen kernel", time, frozen, Optional.empty()));
        traces.add(new Figure.Trace.Dots("widest networks", time, Vector.of(mean), Optional.of(Vector.of(error))));
        return new Figure.Plot(
                "output-over-steps",
                "Output at a test point in the course of training",
                "Networks follow dynamic mean-field theory, not their tangent kernel before training.",
                new Figure.Axis("steps", false),
                new Figure.Axis("output", false),
                traces);
    }

    private static Vector course(RichTraining training, Vector time) {
        return time.map(step -> test(training, (int) step).mean());
    }

    private static String answer(List<Comparison> comparisons, RichTraining theory) {
        Comparison early = comparisons.getFirst();
        return String.format(
                Locale.ROOT,
                "After %d steps at infinite width the output is %.4f ± %.4f by measurement, %.4f ± %.4f by dynamic"
                        + " mean-field theory and %.4f with a frozen kernel; in the end that kernel has moved by %.0f %%.",
                EARLY,
                early.measurement().mean(),
                early.measurement().standardError(),
                early.prediction().value(),
                early.prediction().error(),
                comparisons.getLast().prediction().value(),
                100 * theory.last().drift().mean());
    }
}
