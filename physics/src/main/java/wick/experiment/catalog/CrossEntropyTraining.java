package wick.experiment.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Comparison;
import wick.experiment.Controlled;
import wick.experiment.Experiment;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Stack;
import wick.experiment.Subject;
import wick.experiment.Sweep;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.network.training.Loss;
import wick.numeric.matrix.Matrix;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Source;
import wick.theory.dynamics.DrawnOutputs;

/// Gradient descent on cross-entropy in wide networks: the kernel is frozen, but outputs no longer move linearly, so
/// mean and variance over networks come from drawn initial functions. The mean over networks is not what becomes of
/// the mean function.
public final class CrossEntropyTraining implements Experiment {
    private static final long EARLY = 5;
    private static final Basis BASIS = new Basis(
            List.of(
                    Assumption.GAUSSIAN_WEIGHTS,
                    Assumption.INFINITE_WIDTH,
                    Assumption.FULL_BATCH,
                    Assumption.FROZEN_KERNEL),
            Bibliography.LEE_2019);

    @Override
    public String id() {
        return "cross-entropy-training";
    }

    @Override
    public String title() {
        return "Classification by a frozen kernel";
    }

    @Override
    public String question() {
        return "Are mean and variance of the outputs of classifiers trained on cross-entropy those of the frozen kernel?";
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(
                        Setup.layer("tanh", 1.5, 0.1).stream(),
                        Stream.of(
                                Setup.hidden(1),
                                Setup.widths(32, 64, 128, 256),
                                Setup.networks(12_000),
                                new Parameter.Whole(
                                        "steps",
                                        "steps of gradient descent; judged are 5 and the last",
                                        40,
                                        6,
                                        100_000),
                                new Parameter.Whole(
                                        "draws", "initial functions drawn by theory", 200_000, 1000, 10_000_000),
                                Setup.SEED))
                .toList();
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.LEE_2019, Bibliography.JACOT_2018);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        Setup setup = Setup.of(settings, id(), new Stack.Size(2, settings.size("hidden"), ClassLesson.CLASSES));
        ClassLesson lesson = new ClassLesson(setup, List.of(EARLY, settings.whole("steps")));
        List<DrawnOutputs.Summary> wide = lesson.wide(Loss.CROSS_ENTROPY, settings.size("draws"));
        List<DrawnOutputs.Summary> squares = lesson.wide(Loss.HALF_SQUARES, settings.size("draws"));
        List<DrawnOutputs.Summary> fromMean = lesson.fromMean();
        Sweep sweep = lesson.outputs(progress);
        WidthSeries early = Controlled.mean(sweep, ClassLesson.controls(), ClassLesson.column(0, 1, 0));
        WidthSeries late = Controlled.mean(sweep, ClassLesson.controls(), ClassLesson.column(1, 1, 0));
        WidthSeries spread = sweep.series(s -> s.variance(row -> row[ClassLesson.column(1, 1, 0)]));
        Bench bench = new Bench(this, settings, setup);
        List<Comparison> comparisons = List.of(
                bench.judge(
                        Subject.of(
                                "classes.mean-early", "mean output of the first class at a test point after 5 steps"),
                        entry(wide.getFirst().mean(), wide.getFirst().meanError()),
                        new Alternative(
                                "trained on squares", entry(squares.getFirst().mean())),
                        early),
                bench.judge(
                        Subject.of("classes.mean", "mean output of the first class at a test point at the end"),
                        entry(wide.getLast().mean(), wide.getLast().meanError()),
                        new Alternative(
                                "what becomes of the mean function",
                                entry(fromMean.getLast().mean())),
                        late),
                bench.judge(
                        Subject.of("classes.variance", "variance of the output of the first class at the end"),
                        entry(wide.getLast().variance(), wide.getLast().varianceError()),
                        new Alternative(
                                "trained on squares", entry(squares.getLast().variance())),
                        spread));
        return new Result(
                id(),
                answer(comparisons),
                List.of(section(comparisons, late)),
                Curves.tables(Map.of("mean_after_5_steps", early, "mean_at_end", late, "variance_at_end", spread)));
    }

    private static double entry(Matrix of) {
        return of.at(1, 0);
    }

    private static double[] entry(Matrix of, Matrix error) {
        return new double[] {entry(of), entry(error)};
    }

    private record Bench(CrossEntropyTraining experiment, Settings settings, Setup setup) {

        Comparison judge(Subject subject, double[] predicted, Alternative rival, WidthSeries series) {
            Question question = Question.of(
                    subject,
                    Bases.limit(predicted[0], predicted[1], BASIS),
                    rival,
                    settings.more(experiment, "networks"));
            return WidthExpansion.limit(question, series, setup.reading());
        }
    }

    private Section section(List<Comparison> comparisons, WidthSeries late) {
        double limit = comparisons.get(1).prediction().value();
        return new Section(
                id(),
                title(),
                "Real networks trained on four points of three classes, watched at two others; the limits of large width"
                        + " against initial functions drawn from the Gaussian process and moved by the frozen kernel.",
                comparisons,
                List.of(Curves.overWidth(
                        new Curves.Caption(
                                "class-mean",
                                "Mean output of a class after training",
                                "The mean over networks tends to that of the frozen kernel as 1/n.",
                                "mean output at a test point"),
                        late,
                        _ -> limit)));
    }

    private static String answer(List<Comparison> comparisons) {
        Comparison mean = comparisons.get(1);
        return String.format(
                Locale.ROOT,
                "In the wide limit the mean output is %.4f ± %.4f; the frozen kernel says %.4f, the course of the mean"
                        + " function %.4f.",
                mean.measurement().mean(),
                mean.measurement().standardError(),
                mean.prediction().value(),
                mean.rival().orElseThrow().value());
    }
}
