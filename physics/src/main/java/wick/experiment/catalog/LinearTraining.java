package wick.experiment.catalog;

import java.util.ArrayList;
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
import wick.observable.Bibliography;
import wick.observable.Source;
import wick.theory.dynamics.Descent;
import wick.theory.dynamics.FrozenKernelTraining;
import wick.theory.dynamics.OutputLaw;

/// Gradient descent of wide networks is linear in function space: mean and variance of the outputs over
/// networks, after few and many steps, against training with the tangent kernel frozen.
public final class LinearTraining implements Experiment {
    private static final int FEW = 2;
    private static final int SOME = 5;
    private static final String DOMAIN = "2, 5 and the last step";

    @Override
    public String id() {
        return "linear-training";
    }

    @Override
    public String title() {
        return "Wide networks train as linear models";
    }

    @Override
    public String question() {
        return "Are the outputs of trained networks, step by step, those of a linear model with the tangent kernel?";
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
                                        "steps", "steps of gradient descent; judged are " + DOMAIN, 30, 6, 1_000_000),
                                Setup.SEED))
                .toList();
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.LEE_2019, Bibliography.JACOT_2018, Bibliography.HALVERSON_2024);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        Setup setup = Setup.of(settings, id(), new Stack.Size(2, settings.size("hidden"), 1));
        Bench bench = new Bench(new Lesson(setup, List.of(FEW, SOME, settings.size("steps"))), settings);
        Sweep sweep = bench.lesson().outputs(progress);
        WidthSeries few = mean(sweep, 1);
        WidthSeries some = sweep.series(s -> s.variance(row -> row[Lesson.column(2, 1)]));
        WidthSeries end = mean(sweep, 3);
        OutputLaw flow =
                bench.lesson().frozen().testOutputsOfFlow(FEW * bench.lesson().rate());
        OutputLaw readout = law(bench.lesson().readoutOnly(), bench.lesson().rate(), SOME);
        OutputLaw posterior = bench.lesson().readoutOnly().testOutputsAtEnd();
        List<Comparison> comparisons = new ArrayList<>();
        comparisons.add(bench.judge(
                Subject.of("training.mean-early", "mean output at a test point after " + FEW + " steps"),
                bench.law(FEW).mean().at(0, 0),
                new Alternative("gradient flow in place of steps", flow.mean().at(0, 0)),
                few));
        comparisons.add(bench.judge(
                Subject.of("training.variance", "variance of the output at a test point after " + SOME + " steps"),
                bench.law(SOME).covariance().at(1, 1),
                new Alternative("only the readout learns", readout.covariance().at(1, 1)),
                some));
        comparisons.add(bench.judge(
                Subject.of("training.mean", "mean output at a test point after " + settings.size("steps") + " steps"),
                bench.law(settings.size("steps")).mean().at(0, 0),
                new Alternative("the Bayesian posterior", posterior.mean().at(0, 0)),
                end));
        return new Result(
                id(),
                answer(comparisons.getLast()),
                List.of(section(comparisons, end)),
                Curves.tables(Map.of("mean_after_2_steps", few, "variance_after_5_steps", some, "mean_at_end", end)));
    }

    private record Bench(Lesson lesson, Settings settings) {
        OutputLaw law(int steps) {
            return LinearTraining.law(lesson.frozen(), lesson.rate(), steps);
        }

        Comparison judge(Subject subject, double predicted, Alternative rival, WidthSeries series) {
            Question question = Question.of(
                    subject,
                    Bases.limit(predicted, 1e-9, Bases.TRAINING),
                    rival,
                    settings.more(new LinearTraining(), "networks"));
            return WidthExpansion.limit(question, series, lesson.setup().reading());
        }
    }

    /// Outputs before training average to zero at every width; what they explain of the trained ones is
    /// subtracted, which leaves the mean as it is and removes most of the scatter.
    private static WidthSeries mean(Sweep sweep, int record) {
        return Controlled.mean(sweep, Lesson.controls(), Lesson.column(record, 0));
    }

    private static OutputLaw law(FrozenKernelTraining training, double rate, int steps) {
        return switch (training.descent(rate)) {
            case Descent.Stable stable -> stable.testOutputs(steps);
            case Descent.Diverging diverging ->
                throw new IllegalArgumentException(
                        "rate " + diverging.rate() + " is above the largest stable " + diverging.largestStableRate());
        };
    }

    private Section section(List<Comparison> comparisons, WidthSeries end) {
        double limit = comparisons.getLast().prediction().value();
        return new Section(
                id(),
                title(),
                "Real networks trained on three points, watched at two others; the limits of large width against the"
                        + " frozen kernel.",
                comparisons,
                List.of(Curves.overWidth(
                        new Curves.Caption(
                                "trained-mean",
                                "Mean output after training",
                                "The mean over networks tends to that of the linear model as 1/n.",
                                "mean output at a test point"),
                        end,
                        _ -> limit)));
    }

    private static String answer(Comparison end) {
        return String.format(
                Locale.ROOT,
                "In the wide limit the trained mean is %.4f ± %.4f; the linear model says %.4f, the posterior %.4f.",
                end.measurement().mean(),
                end.measurement().standardError(),
                end.prediction().value(),
                end.rival().orElseThrow().value());
    }
}
