package wick.experiment.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Judge;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Sample;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.observable.StabilityBibliography;
import wick.theory.solvable.StabilityEdge;
import wick.theory.solvable.TwoLayerLesson;

/// Gradient descent whose rate no minimum bears does not settle and does not run away: in a linear network the
/// geometric mean of its sharpness is exactly 2/rate; in tanh networks on digits the sharpness rises to 2/rate and
/// stays there.
public final class EdgeOfStability implements Experiment {
    private static final double INPUT = 1.3;
    private static final double TARGET = 2;
    private static final double BELOW = 0.9;
    private static final double BEYOND = 1.1;
    private static final int STEPS = 2000;
    private static final double SETTLED = 1e-6;
    private static final Basis EXACT = new Basis(
            List.of(Assumption.ANY_WIDTH, Assumption.SQUARED_LOSS, Assumption.FULL_BATCH),
            StabilityBibliography.COHEN_2021);
    private static final Basis RULE =
            new Basis(List.of(Assumption.SQUARED_LOSS, Assumption.FULL_BATCH), StabilityBibliography.COHEN_2021);

    @Override
    public String id() {
        return "edge-of-stability";
    }

    @Override
    public String title() {
        return "Descent at the edge of stability";
    }

    @Override
    public String question() {
        return "What does gradient descent do where its rate is too large for every minimum it could reach?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Whole("width", "hidden units of the linear networks", 64, 1, 100_000),
                Setup.networks(200),
                new Parameter.Whole("digit-networks", "tanh networks trained on digits", 6, 2, 10_000),
                Setup.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(StabilityBibliography.COHEN_2021, StabilityBibliography.LEWKOWYCZ_2020);
    }

    /// In mu-P the load is the rate times |xy| at any width.
    private Sample sample(Settings settings, double load) {
        int width = settings.size("width");
        Address address = Address.of(settings.whole("seed"), id() + ".load-" + load);
        return new SteppedUnits(TwoLayerLesson.mup(width, INPUT, TARGET), width, true, STEPS)
                .sample(address, settings.size("networks"), _ -> load / (INPUT * TARGET));
    }

    private static StabilityEdge edge(double load) {
        return new StabilityEdge(new TwoLayerLesson(INPUT, TARGET, 1, load / (INPUT * TARGET)));
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        Sample below = sample(settings, BELOW);
        progress.at("linear networks", 0.1);
        Sample beyond = sample(settings, BEYOND);
        progress.at("digits", 0.2);
        SharpeningDigits digits =
                SharpeningDigits.run(settings.whole("seed"), id() + ".digits", settings.size("digit-networks"));
        Comparison late = digits(settings, digits.lateSharpness());
        TreeMap<String, Matrix> arrays = new TreeMap<>();
        arrays.put("kernels_below", below.rows());
        arrays.put("kernels_beyond", beyond.rows());
        arrays.put("sharpness_times_rate", digits.large());
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "Beyond the edge a linear network ends in turns of two with a geometric mean sharpness of 2/rate,"
                                + " exactly; tanh networks on digits hover at %.3f ± %.3f over the rate.",
                        late.measurement().mean(),
                        late.measurement().standardError()),
                List.of(
                        linear(settings, below, beyond),
                        new Section(
                                "digits",
                                "Tanh networks on digits",
                                "Descent that starts at 1.4 over its rate sharpens to 2 over the rate and stays there; at a"
                                        + " quarter of the rate the sharpness goes on to where the larger rate could not.",
                                List.of(late, settled(settings, digits)),
                                List.of(digits.figure()))),
                arrays);
    }

    private Section linear(Settings settings, Sample below, Sample beyond) {
        return new Section(
                id(),
                title(),
                "Linear networks of one hidden layer learn one input. θ = rate · κ |xy| is half of rate times the least"
                        + " sharpness of all minima.",
                List.of(
                        resting(settings, below, BELOW),
                        resting(settings, beyond, BEYOND),
                        highest(settings, below),
                        geometric(settings, beyond),
                        mean(settings, beyond)),
                List.of());
    }

    private Comparison resting(Settings settings, Sample sample, double load) {
        boolean rests = edge(load).end() instanceof StabilityEdge.Minima;
        Question question = Question.of(
                Subject.of(
                                String.format(Locale.ROOT, "resting.load-%.1f", load),
                                String.format(Locale.ROOT, "share of networks that come to rest, θ = %.1f", load))
                        .atWidth(settings.size("width")),
                new Prediction.Exact(rests ? 1 : 0, 0, EXACT),
                rests
                        ? new Alternative("noise of large steps keeps them moving", 0)
                        : new Alternative("descent finds a minimum or diverges", 1),
                settings.more(this, "networks"));
        return Judge.of(
                question,
                sample.mean(row -> row[SteppedUnits.FINITE] == 1
                                && Math.abs(row[SteppedUnits.NEXT] - row[SteppedUnits.END]) < SETTLED
                        ? 1
                        : 0));
    }

    private Comparison highest(Settings settings, Sample sample) {
        double largest = 0;
        for (int k = 0; k < sample.networks(); k++) {
            largest = Math.max(largest, sample.rows().at(k, SteppedUnits.END));
        }
        return Judge.of(
                new Question(
                        Subject.of("resting.kernel", "rate times the largest kernel of all networks at rest")
                                .atWidth(settings.size("width")),
                        new Prediction.Bound(2, SETTLED, true, EXACT),
                        Optional.empty(),
                        Verdict.NOT_VIOLATED,
                        settings.more(this, "networks")),
                Catapult.deterministic(sample, largest));
    }

    private static double farthest(Sample sample, double expected, boolean geometric) {
        double farthest = expected;
        for (int k = 0; k < sample.networks(); k++) {
            double one = sample.rows().at(k, SteppedUnits.END);
            double other = sample.rows().at(k, SteppedUnits.NEXT);
            double value = geometric ? Math.sqrt(one * other) : (one + other) / 2;
            farthest = Math.abs(value - expected) > Math.abs(farthest - expected) ? value : farthest;
        }
        return farthest;
    }

    private static StabilityEdge.TwoCycle cycle() {
        return switch (edge(BEYOND).end()) {
            case StabilityEdge.TwoCycle cycle -> cycle;
            case StabilityEdge.Minima _, StabilityEdge.Restless _ ->
                throw new IllegalStateException("θ = " + BEYOND + " has a stable cycle of two");
        };
    }

    private Comparison geometric(Settings settings, Sample sample) {
        double expected = cycle().geometricMean();
        Question question = Question.of(
                Subject.of(
                                "turns.geometric-mean",
                                "rate times the geometric mean kernel of two steps, the network farthest off, θ = 1.1")
                        .atWidth(settings.size("width")),
                new Prediction.Exact(expected, 1e-9, EXACT),
                new Alternative("the flattest minimum", 2 * BEYOND),
                settings.more(this, "networks"));
        return Judge.of(question, Catapult.deterministic(sample, farthest(sample, expected, true)));
    }

    private Comparison mean(Settings settings, Sample sample) {
        double expected = cycle().mean();
        Question question = Question.of(
                Subject.of("turns.mean", "rate times the mean kernel of two steps, the network farthest off, θ = 1.1")
                        .atWidth(settings.size("width")),
                new Prediction.Exact(expected, 1e-9, EXACT),
                new Alternative("2 over the rate", 2),
                settings.more(this, "networks"));
        return Judge.of(question, Catapult.deterministic(sample, farthest(sample, expected, false)));
    }

    private Comparison digits(Settings settings, Sample late) {
        return Judge.of(
                new Question(
                        Subject.of("digits.late", "rate times sharpness, mean over the last third of training"),
                        new Prediction.Heuristic(2, 0, RULE),
                        Optional.empty(),
                        Verdict.NOT_GRADED,
                        settings.more(this, "digit-networks")),
                late.mean(0));
    }

    private Comparison settled(Settings settings, SharpeningDigits digits) {
        return Judge.of(
                new Question(
                        Subject.of("digits.small-rate", "a quarter of the rate times the sharpness that it leads to"),
                        new Prediction.Bound(2, SETTLED, true, RULE),
                        Optional.empty(),
                        Verdict.NOT_VIOLATED,
                        settings.more(this, "digit-networks")),
                digits.smallRate().mean(0));
    }
}
