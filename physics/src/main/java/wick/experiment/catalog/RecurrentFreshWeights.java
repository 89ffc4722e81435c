package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.TreeMap;
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
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Subject;
import wick.experiment.Verdict;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.network.Linear;
import wick.network.Tanh;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.gaussian.Approximation;
import wick.numeric.matrix.Matrix;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.theory.recurrent.LinearTheory;
import wick.theory.recurrent.SizeExpansion;

/// Weights tied to all times make a recurrent network, fresh ones at every step a deep feed-forward network
/// that keeps a part of its state: two models with different variances, and steps of finite length are a
/// third.
public final class RecurrentFreshWeights implements Experiment {
    private static final Basis LIMIT =
            new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.INFINITE_WIDTH), Bibliography.SCHUECKER_2018);
    private static final Basis FIRST = new Basis(
            List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.FIRST_ORDER_IN_WIDTH), Bibliography.GROSVENOR_2021);
    private static final Basis ANY_SIZE =
            new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.ANY_WIDTH), Bibliography.SCHOENHOLZ_2017);

    /// The size at which terms in 1/N are naturally as large as one another: there is no depth here.
    private static final double GROWTH = 2;

    @Override
    public String id() {
        return "recurrent-fresh-weights";
    }

    @Override
    public String title() {
        return "Tied weights, fresh weights, and steps of finite length";
    }

    @Override
    public String question() {
        return "Do networks with tied weights, with fresh weights and in continuous time have the same variance?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Real("weight-variance", "σ_w² of the linear network, γ = 1", 0.25, 0, 0.6),
                new Parameter.Real("step", "time step of the linear network", 0.1, 0.01, 0.5),
                new Parameter.Real("gain", "σ_w² of the tanh network, γ = 1", 1.5, 0.1, 4),
                new Parameter.Real("tanh-step", "time step of the tanh network", 0.5, 0.05, 1),
                new Parameter.Real("noise", "variance of the noise per time, κ", 1, 0.1, 100),
                new Parameter.Wholes(
                        "sizes", "numbers of units N", List.of(64, 128, 256, 512), WidthSeries.FEWEST, 4000),
                new Parameter.Whole(
                        "networks", "networks of the largest size; more of smaller ones", 60, 20, 1_000_000),
                Setup.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.SCHOENHOLZ_2017, Bibliography.SCHUECKER_2018, Bibliography.GROSVENOR_2021);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        StationaryRuns runs = new StationaryRuns(id(), settings);
        Steps linear = new Steps(settings, runs);
        progress.at("linear networks", 0);
        List<Comparison> steps = linear.judged();
        progress.at("tanh networks", 0.5);
        Layers tanh = new Layers(settings, runs);
        List<Comparison> layers = tanh.judged();
        SequencedMap<String, Matrix> arrays = new TreeMap<>();
        arrays.put("tanh_fresh", Curves.table(tanh.fresh));
        arrays.put("tanh_tied", Curves.table(tanh.tied));
        return new Result(
                id(),
                answer(steps, layers),
                List.of(
                        new Section(
                                "steps",
                                "Linear networks in steps",
                                "Stationary variance of linear networks with γ = 1, tied and fresh weights, in steps and in"
                                        + " continuous time.",
                                steps,
                                List.of(FreshWeightsPicture.steps(linear.network, settings.real("step"), steps))),
                        new Section(
                                "layers",
                                "tanh networks with fresh weights are deep networks",
                                "The variance of fresh networks follows the one-time map of feed-forward mean-field theory"
                                        + " with depth as time; that of tied networks needs the memory of two times.",
                                layers,
                                List.of(FreshWeightsPicture.sizes(
                                        tanh.fresh, tanh.tied, tanh.freshLimit.value(), tanh.tiedLimit.value())))),
                arrays);
    }

    private static String answer(List<Comparison> steps, List<Comparison> layers) {
        return String.format(
                Locale.ROOT,
                "No: the linear network has variance %.4f with tied weights in steps, %.4f with fresh ones and %.4f in"
                        + " continuous time; the tanh network has %.4f with tied and %.4f with fresh weights.",
                steps.get(0).measurement().mean(),
                steps.get(1).measurement().mean(),
                steps.get(2).measurement().mean(),
                layers.get(1).measurement().mean(),
                layers.get(0).measurement().mean());
    }

    /// The linear network.
    private final class Steps {
        private final Settings settings;
        private final StationaryRuns runs;
        private final RecurrentNetwork network;
        private final int size;

        Steps(Settings settings, StationaryRuns runs) {
            this.settings = settings;
            this.runs = runs;
            network = RecurrentNetwork.of(new Linear(), 1, settings.real("weight-variance"), settings.real("noise"));
            size = settings.wholes("sizes").getLast();
        }

        List<Comparison> judged() {
            double step = settings.real("step");
            RecurrentNetwork tied = network.inSteps(step);
            RecurrentNetwork fresh = network.withFreshWeights(step);
            SizeExpansion inSteps = LinearTheory.of(tied).variance();
            SizeExpansion alone = LinearTheory.of(fresh).variance();
            SizeExpansion continuous = LinearTheory.of(network).variance();
            Evidence stepped = runs.variance(tied, size, Engine.REAL_WEIGHTS);
            List<Comparison> all = new ArrayList<>();
            all.add(judge("tied", "with tied weights, in steps", inSteps, "continuous time", continuous, stepped));
            all.add(judge(
                    "fresh",
                    "with fresh weights, in steps",
                    alone,
                    "tied weights",
                    inSteps,
                    runs.variance(fresh, size, Engine.IMPLICIT_WEIGHTS)));
            all.add(judge(
                    "continuous",
                    "with tied weights, in continuous time",
                    continuous,
                    "steps of Euler",
                    inSteps,
                    runs.variance(network, size, Engine.REAL_WEIGHTS)));
            all.add(judge(
                            "steps-as-continuous",
                            "in steps, if they were continuous time",
                            continuous,
                            "steps",
                            inSteps,
                            stepped)
                    .expecting(Verdict.DISAGREES));
            return all;
        }

        private Comparison judge(
                String name, String words, SizeExpansion theory, String rival, SizeExpansion other, Evidence evidence) {
            double value = theory.throughFirst(size);
            boolean exact = theory.first() == 0;
            Prediction prediction = exact
                    ? new Prediction.Exact(value, theory.error(), ANY_SIZE)
                    : new Prediction.Expansion(
                            value,
                            theory.error(),
                            new Prediction.Order("1/N", 1.0 / size, 1),
                            OptionalDouble.of(theory.omitted(size).orElse(0)),
                            FIRST);
            return Judge.of(
                    Question.of(
                            Subject.of("linear." + name, "variance of a linear network " + words)
                                    .atWidth(size),
                            prediction,
                            new Alternative(rival, other.throughFirst(size)),
                            settings.more(RecurrentFreshWeights.this, "networks")),
                    evidence);
        }
    }

    /// The tanh network.
    private final class Layers {
        private final Settings settings;
        private final Approximation freshLimit;
        private final Approximation tiedLimit;
        private final WidthSeries fresh;
        private final WidthSeries tied;

        Layers(Settings settings, StationaryRuns runs) {
            this.settings = settings;
            double step = settings.real("tanh-step");
            RecurrentNetwork network =
                    RecurrentNetwork.of(new Tanh(), 1, settings.real("gain"), settings.real("noise"));
            freshLimit = StationaryLimits.fresh(network.withFreshWeights(step), step);
            tiedLimit = StationaryLimits.tied(network.inSteps(step), step);
            fresh = runs.series(network.withFreshWeights(step), Engine.IMPLICIT_WEIGHTS);
            tied = runs.series(network.inSteps(step), Engine.REAL_WEIGHTS);
        }

        List<Comparison> judged() {
            return List.of(
                    limit("fresh", freshLimit, new Alternative("tied weights", tiedLimit.value()), fresh),
                    limit("tied", tiedLimit, new Alternative("fresh weights", freshLimit.value()), tied));
        }

        private Comparison limit(String name, Approximation theory, Alternative rival, WidthSeries series) {
            Question question = Question.of(
                    Subject.of("tanh." + name, "variance of a tanh network with " + name + " weights, N → ∞"),
                    Bases.limit(theory.value(), theory.error(), LIMIT),
                    rival,
                    settings.more(RecurrentFreshWeights.this, "networks"));
            int widest = settings.wholes("sizes").getLast();
            return WidthExpansion.limit(question, series, new WidthExpansion.Reading(GROWTH, OptionalInt.of(widest)));
        }
    }
}
