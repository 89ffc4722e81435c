package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Comparison;
import wick.experiment.Evidence;
import wick.experiment.Experiment;
import wick.experiment.Judge;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Sample;
import wick.experiment.ScalingFit;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.numeric.random.Address;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Measurement;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.theory.solvable.Average;
import wick.theory.solvable.InitialLaw;
import wick.theory.solvable.KernelDrift;

/// How far training moves the tangent kernel of linear networks with one hidden layer: exact at every
/// width, for every network and on average; of order 1/n in the neural tangent parameterization, of order
/// one in mu-P.
public final class FeatureLearningLinear implements Experiment {
    private static final double INPUT = 1.3;
    private static final double TARGET = 2;
    private static final double SMALL_TARGET = 0.5;
    /// η x², a fifth of what makes descent diverge.
    private static final double STEP = 0.2;
    private static final int EARLY = 2;
    private static final int STEPS = 40;
    private static final int NARROW = 4;
    private static final double ROUNDING = 1e-10;
    private static final LinearUnit.Course COURSE = new LinearUnit.Course(STEP / (INPUT * INPUT), EARLY, STEPS);
    private static final Basis EXACT = new Basis(
            List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.ANY_WIDTH, Assumption.SQUARED_LOSS, Assumption.FULL_BATCH),
            Bibliography.SAXE_2014);
    private static final Basis FIRST = new Basis(
            List.of(
                    Assumption.GAUSSIAN_WEIGHTS,
                    Assumption.FIRST_ORDER_IN_WIDTH,
                    Assumption.SQUARED_LOSS,
                    Assumption.FULL_BATCH),
            Bibliography.SAXE_2014);

    @Override
    public String id() {
        return "feature-learning-linear";
    }

    @Override
    public String title() {
        return "Feature learning, solved at every width";
    }

    @Override
    public String question() {
        return "How far does training move the tangent kernel of a linear network with one hidden layer, and when does it"
                + " shrink?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(Setup.widths(64, 128, 256, 512), Setup.networks(8000), Setup.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.SAXE_2014, Bibliography.YANG_HU_2021, Bibliography.JACOT_2018);
    }

    /// Networks of one width and target with what was measured.
    private record Run(String name, LinearUnit unit, Sample sample) {
        Average mean() {
            return new InitialLaw(unit.width()).average(unit::drift);
        }
    }

    private Run run(Settings settings, String name, LinearUnit unit) {
        Address address = Address.of(settings.whole("seed"), id() + "." + name + ".width-" + unit.width());
        return new Run(name, unit, unit.measured(address, settings.size("networks")));
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        List<Integer> widths = settings.wholes("widths");
        List<Run> lazy = new ArrayList<>();
        for (int width : widths) {
            progress.at("width " + width, lazy.size() / (widths.size() + 3.0));
            lazy.add(run(settings, "lazy", LinearUnit.lazy(width, INPUT, TARGET, COURSE)));
        }
        progress.at("small target and mu-P", widths.size() / (widths.size() + 3.0));
        Run small = run(settings, "shrinking", LinearUnit.lazy(widths.getFirst(), INPUT, SMALL_TARGET, COURSE));
        Run rich = run(settings, "rich", LinearUnit.rich(widths.getLast(), INPUT, TARGET, COURSE));
        Run narrow = run(settings, "narrow", LinearUnit.lazy(NARROW, INPUT, TARGET, COURSE));
        WidthSeries series = new WidthSeries(lazy.stream()
                .map(run -> new WidthSeries.Point(run.unit().width(), drift(run)))
                .toList());
        List<Comparison> means = new ArrayList<>();
        lazy.forEach(run -> means.add(mean(settings, run, "no drift, as at infinite width")));
        means.add(first(settings, series));
        means.add(exponent(settings, series));
        List<Comparison> regimes = List.of(
                mean(settings, small, "no drift, as at infinite width"),
                mean(settings, rich, "no drift, as in the neural tangent parameterization"));
        KernelDrift drift = new KernelDrift(INPUT, TARGET);
        Section section = new Section(
                id(),
                title(),
                "Θ_end/Θ₀ − 1 over networks with one hidden linear layer, one input 1.3 and target 2.",
                means,
                List.of(Curves.overWidth(
                        new Curves.Caption(
                                "linear-drift",
                                "How far training moves the tangent kernel",
                                "Theory is exact at every width; the line drawn is its first order in 1/n.",
                                "mean relative drift of Θ"),
                        series,
                        n -> drift.lazyFirst(COURSE.rate()) / n)));
        return new Result(
                id(),
                answer(means.getFirst(), regimes),
                List.of(section, paths(settings, lazy.getFirst(), rich), regimes(regimes), output(settings, narrow)),
                Curves.tables(Map.of("kernel_drift", series)));
    }

    /// One network at a time, with the exact steps from its own weights; the worst of all is judged.
    private Section paths(Settings settings, Run lazy, Run rich) {
        return new Section(
                "paths",
                "Network by network",
                "Two numbers of its own weights decide what training makes of a network.",
                List.of(path(settings, lazy), path(settings, rich)),
                List.of());
    }

    private Comparison path(Settings settings, Run run) {
        Sample sample = run.sample();
        int worst = 0;
        for (int k = 1; k < sample.networks(); k++) {
            worst = distance(sample, k) > distance(sample, worst) ? k : worst;
        }
        double exact = sample.rows().at(worst, LinearUnit.EXACT_DRIFT);
        Question question = Question.of(
                Subject.of("path." + run.name(), "drift of Θ in the one network of all that is farthest off")
                        .atWidth(run.unit().width()),
                new Prediction.Exact(exact, ROUNDING, EXACT),
                new Alternative("a frozen kernel", 0),
                settings.more(this, "networks"));
        return Judge.of(
                question,
                Evidence.even(new Measurement(
                        sample.rows().at(worst, LinearUnit.DRIFT),
                        0,
                        1,
                        sample.seed(),
                        Engine.DETERMINISTIC,
                        List.of())));
    }

    private static double distance(Sample sample, int k) {
        return Math.abs(sample.rows().at(k, LinearUnit.DRIFT) - sample.rows().at(k, LinearUnit.EXACT_DRIFT));
    }

    private Comparison mean(Settings settings, Run run, String rival) {
        Average exact = run.mean();
        Question question = Question.of(
                Subject.of(
                                "drift." + run.name() + ".width-" + run.unit().width(),
                                "mean drift of the tangent kernel, target "
                                        + run.unit().lesson().target())
                        .atWidth(run.unit().width()),
                new Prediction.Exact(exact.mean(), exact.error(), EXACT),
                new Alternative(rival, 0),
                settings.more(this, "networks"));
        return Judge.of(question, drift(run));
    }

    /// Its tail is as of one squared normal number, no heavier.
    private static Evidence drift(Run run) {
        return Evidence.even(run.sample().mean(LinearUnit.DRIFT).measurement());
    }

    private Comparison first(Settings settings, WidthSeries series) {
        KernelDrift drift = new KernelDrift(INPUT, TARGET);
        Question question = Question.of(
                Subject.of("drift.first", "coefficient of 1/n of the mean drift"),
                Bases.first(drift.lazyFirst(COURSE.rate()), 1e-12, FIRST),
                new Alternative("gradient flow in place of steps", drift.lazyFirst()),
                settings.more(this, "networks"));
        return WidthExpansion.first(question, series, 0, new WidthExpansion.Reading(1, OptionalInt.empty()));
    }

    private Comparison exponent(Settings settings, WidthSeries series) {
        List<Integer> widths = settings.wholes("widths");
        Question question = Question.of(
                Subject.of("drift.exponent", "mean drift of the tangent kernel, exponent of the width"),
                Bases.power(-1, widths.getFirst(), widths.getLast(), FIRST),
                new Alternative("1/√n, the spread of the kernel over networks", -0.5),
                settings.more(this, "networks"));
        return ScalingFit.of(question, series, new WidthExpansion.Reading(1, OptionalInt.empty()));
    }

    private static Section regimes(List<Comparison> regimes) {
        return new Section(
                "regimes",
                "A small target, and mu-P",
                "Where the target is smaller than a typical output the kernel shrinks on average. In mu-P it moves at any"
                        + " width.",
                regimes,
                List.of());
    }

    /// A narrow network's mean output early in training, against a frozen kernel: expected to disagree.
    private Section output(Settings settings, Run narrow) {
        Average exact = new InitialLaw(NARROW).average(narrow.unit()::output);
        Evidence measured = narrow.sample().mean(LinearUnit.OUTPUT);
        double frozen = TARGET * (1 - Math.pow(1 - 2 * STEP, EARLY));
        String words = "mean output after " + EARLY + " steps";
        Question right = Question.of(
                Subject.of("output", words).atWidth(NARROW),
                new Prediction.Exact(exact.mean(), exact.error(), EXACT),
                new Alternative("the frozen kernel", frozen),
                settings.more(this, "networks"));
        Question wrong = Question.of(
                        Subject.of("output.frozen", words + ", by the frozen kernel")
                                .atWidth(NARROW),
                        new Prediction.Exact(frozen, 0, Bases.TRAINING),
                        new Alternative("exact at this width", exact.mean()),
                        settings.more(this, "networks"))
                .expecting(Verdict.DISAGREES);
        return new Section(
                "output",
                "Four hidden units",
                "Networks of width 4 do not train as the frozen kernel says, not even on average.",
                List.of(Judge.of(right, measured), Judge.of(wrong, measured)),
                List.of());
    }

    private static String answer(Comparison narrowest, List<Comparison> regimes) {
        return String.format(
                Locale.ROOT,
                "Training moves Θ by %.2f ± %.2f %% on average at width %d, by %.1f %% with a small target, and by %.0f %%"
                        + " in mu-P at width %d.",
                100 * narrowest.measurement().mean(),
                100 * narrowest.measurement().standardError(),
                narrowest.place().width().orElseThrow(),
                100 * regimes.getFirst().measurement().mean(),
                100 * regimes.getLast().measurement().mean(),
                regimes.getLast().place().width().orElseThrow());
    }
}
