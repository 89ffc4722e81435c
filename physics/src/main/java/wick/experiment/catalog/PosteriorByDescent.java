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
import wick.experiment.Verdict;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.observable.Bibliography;
import wick.observable.Source;

/// A statement that is wrong, so that the bar is seen to fail it: wide networks trained to the end are
/// samples of the Bayesian posterior of their Gaussian process. That holds where the readout alone
/// learns; where all layers do, the tangent kernel takes the place of the covariance, and mean and
/// variance differ.
public final class PosteriorByDescent implements Experiment {
    @Override
    public String id() {
        return "posterior-by-descent";
    }

    @Override
    public String title() {
        return "Wrong: gradient descent samples the posterior";
    }

    @Override
    public String question() {
        return "Do wide networks trained to the end have the mean of the Bayesian posterior?";
    }

    @Override
    public List<Parameter> parameters() {
        return Stream.concat(
                        Setup.layer("tanh", 1.5, 0.1).stream(),
                        Stream.of(
                                Setup.hidden(1),
                                Setup.widths(32, 64, 128, 256),
                                Setup.networks(12_000),
                                Lesson.steps(30),
                                Setup.SEED))
                .toList();
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.LEE_2019, Bibliography.LEE_2018);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        Setup setup = Setup.of(settings, id(), new Stack.Size(2, settings.size("hidden"), 1));
        Lesson lesson = new Lesson(setup, List.of(settings.size("steps")));
        WidthSeries series = Controlled.mean(lesson.outputs(progress), Lesson.controls(), Lesson.column(1, 0));
        double posterior = lesson.readoutOnly().testOutputsAtEnd().mean().at(0, 0);
        double frozen = lesson.frozen().testOutputsAtEnd().mean().at(0, 0);
        Question question = Question.of(
                        Subject.of("training.mean", "mean output at a test point after training, wide limit"),
                        Bases.limit(posterior, 1e-9, Bases.NNGP),
                        new Alternative("training with a frozen tangent kernel", frozen),
                        settings.more(this, "networks"))
                .expecting(Verdict.DISAGREES);
        Comparison comparison = WidthExpansion.limit(question, series, setup.reading());
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "No: the trained mean tends to %.4f ± %.4f; the posterior's is %.4f, that of the frozen tangent"
                                + " kernel %.4f.",
                        comparison.measurement().mean(),
                        comparison.measurement().standardError(),
                        posterior,
                        frozen),
                List.of(new Section(
                        id(),
                        title(),
                        "Real networks trained on three points, watched at another.",
                        List.of(comparison),
                        List.of(Curves.overWidth(
                                new Curves.Caption(
                                        "trained-mean",
                                        "Mean output after training",
                                        "The line is the posterior mean; the networks tend elsewhere.",
                                        "mean output at a test point"),
                                series,
                                _ -> posterior)))),
                Curves.tables(Map.of("trained_mean", series)));
    }
}
