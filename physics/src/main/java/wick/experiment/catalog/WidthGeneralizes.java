package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Comparison;
import wick.experiment.Evidence;
import wick.experiment.Experiment;
import wick.experiment.Figure;
import wick.experiment.Judge;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Stack;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.network.Parameterization;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Measurement;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.observable.StabilityBibliography;

/// Whether and why wider networks err less on digits that they have not seen. In the tangent parameterization
/// the mean squared error tends to that of the frozen kernel,
///
///     ⟨(E f − y)² + Var f⟩ over test points,
///
/// and what narrow networks err more is scatter from one network to the next: the mean over networks errs by
/// as much at any width. In the maximal update parameterization outputs scatter little at any width, and wider
/// is better by little.
public final class WidthGeneralizes implements Experiment {
    private static final Basis MONOTONE =
            new Basis(List.of(Assumption.SQUARED_LOSS, Assumption.FULL_BATCH), StabilityBibliography.GEIGER_2020);

    @Override
    public String id() {
        return "width-generalizes";
    }

    @Override
    public String title() {
        return "Why wider networks generalize better";
    }

    @Override
    public String question() {
        return "Does the error on unseen digits fall with width, to which value, and what does a narrow network do worse?";
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(
                        Setup.layer("tanh", 1.5, 0.1).stream(),
                        Stream.of(
                                Setup.hidden(2),
                                new Parameter.Whole("images", "images to learn", 24, 2, 1000),
                                new Parameter.Whole("tests", "images to tell apart afterwards", 100, 1, 797),
                                Lesson.steps(60),
                                Setup.widths(16, 32, 64, 128, 256),
                                Setup.networks(400),
                                Setup.SEED))
                .toList();
    }

    @Override
    public List<Source> sources() {
        return List.of(
                StabilityBibliography.GEIGER_2020,
                Bibliography.LEE_2019,
                Bibliography.YANG_HU_2021,
                Bibliography.HALVERSON_2024);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        Setup setup = Setup.of(settings, id(), new Stack.Size(DigitTask.DIMENSION, settings.size("hidden"), 1));
        ParityLesson lazy = ParityLesson.of(settings, setup, Parameterization.NTK);
        ParityLesson rich = ParityLesson.of(settings, setup, Parameterization.MUP);
        ParityLesson.Measured ntk = lazy.measure((what, at) -> progress.at(what, at / 2));
        ParityLesson.Measured mup = rich.measure((what, at) -> progress.at(what, 0.5 + at / 2));
        ParityLesson.Errors limit = lazy.frozen();
        WidthExpansion.Reading reading = new WidthExpansion.Reading(
                settings.size("hidden"),
                OptionalInt.of(settings.wholes("widths").getLast()));
        Question single = Question.of(
                Subject.of("ntk.error", "squared error of a network on unseen digits, ntk"),
                Bases.limit(limit.single(), 1e-9, Bases.TRAINING),
                new Alternative("the kernel's regression, without what a network said before training", limit.mean()),
                settings.more(this, "networks"));
        Question mean = Question.of(
                Subject.of("ntk.error-of-mean", "squared error of the mean over networks, ntk"),
                Bases.limit(limit.mean(), 1e-9, Bases.TRAINING),
                new Alternative("that of one network", limit.single()),
                settings.more(this, "networks"));
        List<Comparison> comparisons = List.of(
                WidthExpansion.limit(single, ntk.single(), reading),
                WidthExpansion.limit(mean, ntk.mean(), reading),
                wider(settings, "ntk", ntk.single()),
                wider(settings, "mup", mup.single()));
        return new Result(
                id(),
                answer(ntk, mup, limit),
                List.of(new Section(
                        id(),
                        title(),
                        "Even digits from odd ones: " + settings.size("images") + " to learn, " + settings.size("tests")
                                + " others; mean squared errors after training, targets ±1.",
                        comparisons,
                        List.of(figure(ntk, mup, limit)))),
                Curves.tables(Map.of(
                        "ntk_error", ntk.single(),
                        "ntk_error_of_mean", ntk.mean(),
                        "mup_error", mup.single(),
                        "mup_error_of_mean", mup.mean())));
    }

    /// How much the narrowest networks err more than the widest; not below 0.
    private Comparison wider(Settings settings, String name, WidthSeries errors) {
        WidthSeries.Point narrow = errors.points().getFirst();
        WidthSeries.Point wide = errors.points().getLast();
        Measurement a = narrow.evidence().measurement();
        Measurement b = wide.evidence().measurement();
        Question question = new Question(
                Subject.of(
                        name + ".wider-is-better",
                        "error at width " + narrow.width() + " less that at width " + wide.width() + ", " + name),
                new Prediction.Bound(0, 0, false, MONOTONE),
                Optional.empty(),
                Verdict.NOT_VIOLATED,
                settings.more(this, "networks"));
        return Judge.of(
                question, Evidence.even(a.with(a.mean() - b.mean(), Math.hypot(a.standardError(), b.standardError()))));
    }

    private static String answer(ParityLesson.Measured ntk, ParityLesson.Measured mup, ParityLesson.Errors limit) {
        return String.format(
                Locale.ROOT,
                "In ntk the error falls from %.3f to %.3f (%.3f at infinite width) while that of the mean over networks stays"
                        + " near %.3f: narrow networks scatter more. In mup it falls from %.3f to %.3f.",
                first(ntk.single()),
                last(ntk.single()),
                limit.single(),
                limit.mean(),
                first(mup.single()),
                last(mup.single()));
    }

    private static double first(WidthSeries series) {
        return series.points().getFirst().evidence().measurement().mean();
    }

    private static double last(WidthSeries series) {
        return series.points().getLast().evidence().measurement().mean();
    }

    private static Figure figure(ParityLesson.Measured ntk, ParityLesson.Measured mup, ParityLesson.Errors limit) {
        List<Figure.Trace> traces =
                new ArrayList<>(Curves.traces("ntk, one network", ntk.single(), _ -> limit.single()));
        traces.addAll(Curves.traces("ntk, mean over networks", ntk.mean(), _ -> limit.mean()));
        traces.add(Curves.traces("mup, one network", mup.single(), _ -> 0).getLast());
        traces.add(Curves.traces("mup, mean over networks", mup.mean(), _ -> 0).getLast());
        return new Figure.Plot(
                "error-over-width",
                "Error on unseen digits",
                "Lines are the frozen kernel's limits. What one network errs more than the mean over networks is scatter.",
                new Figure.Axis("width n", true),
                new Figure.Axis("mean squared error", false),
                traces);
    }
}
