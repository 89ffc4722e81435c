package wick.experiment.catalog;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SequencedMap;
import java.util.TreeMap;
import wick.experiment.Alternative;
import wick.experiment.Bases;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Question;
import wick.experiment.Result;
import wick.experiment.Section;
import wick.experiment.Settings;
import wick.experiment.Stack;
import wick.experiment.Subject;
import wick.experiment.WidthExpansion;
import wick.experiment.WidthSeries;
import wick.network.Activation;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.gaussian.Approximation;
import wick.numeric.gaussian.Covariance;
import wick.numeric.matrix.Matrix;
import wick.observable.Assumption;
import wick.observable.Basis;
import wick.observable.Bibliography;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.theory.infinitewidth.PairLayer;
import wick.theory.infinitewidth.PairPropagation;
import wick.theory.recurrent.twotime.TwoTimeFunction;
import wick.theory.recurrent.twotime.TwoTimeMeanField;

/// Depth as time: h ← W φ(h) + b with the same weights in every step against weights of their own.
///
/// In the limit of many units the variance of a layer is the deep network's kernel either way. What tells the two
/// apart is how different layers correlate: not at all with weights of their own, by bias and mean of φ with
/// the same ones.
public final class RecurrentDepthAsTime implements Experiment {
    private static final Basis TWO_TIMES =
            new Basis(List.of(Assumption.GAUSSIAN_WEIGHTS, Assumption.INFINITE_WIDTH), Bibliography.GROSVENOR_2021);

    @Override
    public String id() {
        return "recurrent-depth-as-time";
    }

    @Override
    public String title() {
        return "Depth as time: the same weights in every layer, or weights of its own";
    }

    @Override
    public String question() {
        return "Which quantities of a deep network change when all its layers share one matrix of weights?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Choice("activation", "activation function", "tanh", Activation.names()),
                new Parameter.Real("weight-variance", "Var W times N", 0.8, 1e-6, 1e3),
                new Parameter.Real("bias-variance", "Var b", 0.05, 0, 1e3),
                new Parameter.Whole("hidden", "layers, or steps", 3, 2, 100),
                new Parameter.Wholes(
                        "sizes", "numbers of units N", List.of(128, 192, 288, 432), WidthSeries.FEWEST, 5000),
                new Parameter.Whole("networks", "networks of each kind and size", 1500, 20, 10_000_000),
                Setup.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(Bibliography.GROSVENOR_2021, Bibliography.POOLE_2016);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        Layers layers = new Layers(settings);
        TransientSweep tied = layers.sweep("tied", layers.network, progress, 0);
        TransientSweep fresh = layers.sweep("own", layers.network.withFreshWeights(1), progress, 0.5);
        List<Comparison> comparisons = layers.comparisons(tied, fresh);
        int last = layers.steps;
        SequencedMap<String, Matrix> arrays = new TreeMap<>();
        arrays.put("tied_variance", Curves.table(tied.correlation(last, last)));
        arrays.put("tied_correlation", Curves.table(tied.correlation(last, last - 1)));
        arrays.put("own_variance", Curves.table(fresh.correlation(last, last)));
        arrays.put("own_correlation", Curves.table(fresh.correlation(last, last - 1)));
        Section section = new Section(
                id(),
                title(),
                String.format(
                        Locale.ROOT,
                        "Theory: the variance behind %d layers is %.5g either way; the covariance of the last two layers is"
                                + " %.5g with the same weights and 0 with weights of their own.",
                        last,
                        layers.deep.firstVariance(),
                        layers.tied.values().at(last, last - 1)),
                comparisons,
                new TransientPicture("tied", "the same weights in every layer", layers.tied, layers.fresh)
                        .figures(tied));
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "Variances agree (%.4f ± %.4f and %.4f ± %.4f at infinite size), covariances of layers do not"
                                + " (%.4f ± %.4f and %.4f ± %.4f).",
                        mean(comparisons, 0),
                        error(comparisons, 0),
                        mean(comparisons, 1),
                        error(comparisons, 1),
                        mean(comparisons, 2),
                        error(comparisons, 2),
                        mean(comparisons, 3),
                        error(comparisons, 3)),
                List.of(section),
                arrays);
    }

    private static double mean(List<Comparison> comparisons, int k) {
        return comparisons.get(k).measurement().mean();
    }

    private static double error(List<Comparison> comparisons, int k) {
        return comparisons.get(k).measurement().standardError();
    }

    /// The network as settings describe it, and its theory on both roads.
    private final class Layers {
        private final Settings settings;
        private final int steps;
        private final RecurrentNetwork network;
        private final double start;
        private final PairLayer deep;
        private final PairLayer deeper;
        private final TwoTimeFunction tied;
        private final TwoTimeFunction fresh;

        Layers(Settings settings) {
            this.settings = settings;
            steps = settings.size("hidden");
            Activation activation =
                    Activation.named(settings.choice("activation")).orElseThrow();
            double weight = settings.real("weight-variance");
            double bias = settings.real("bias-variance");
            network = RecurrentNetwork.of(activation, 1, weight, 0)
                    .withBiasVariance(bias)
                    .inSteps(1);
            // the first layer of the deep network makes the start, from inputs with x·x/d = 1
            start = weight + bias;
            List<PairLayer> all = PairPropagation.of(Stack.of(activation, weight, bias, new Stack.Size(2, steps + 1, 1))
                            .network(8)
                            .wire())
                    .layers(new Covariance(1, 1, 0));
            deep = all.get(steps);
            deeper = all.get(steps + 1);
            TransientSweep.Plan plan = new TransientSweep.Plan(network, start, steps);
            tied = TwoTimeMeanField.of(network, start).over(plan.window()).states();
            fresh = TwoTimeMeanField.of(network.withFreshWeights(1), start)
                    .over(plan.window())
                    .states();
        }

        TransientSweep sweep(String name, RecurrentNetwork drawn, Progress progress, double from) {
            TransientSweep.Draw draw = new TransientSweep.Draw(
                    id() + "." + name, settings.wholes("sizes"), settings.size("networks"), settings.whole("seed"));
            return TransientSweep.of(
                    new TransientSweep.Plan(drawn, start, steps),
                    draw,
                    (what, share) -> progress.at(what, from + share / 2));
        }

        List<Comparison> comparisons(TransientSweep same, TransientSweep own) {
            Prediction variance = Bases.limit(deep.firstVariance(), deep.error() * deep.firstVariance(), Bases.NNGP);
            Alternative next = new Alternative("the kernel behind one more layer", deeper.firstVariance());
            Approximation between = tied.at(steps, steps - 1);
            return List.of(
                    judged(
                            "tied.variance",
                            "variance, the same weights",
                            variance,
                            next,
                            same.correlation(steps, steps)),
                    judged(
                            "own.variance",
                            "variance, weights of its own",
                            variance,
                            next,
                            own.correlation(steps, steps)),
                    judged(
                            "tied.correlation",
                            "covariance of the last two layers, the same weights",
                            Bases.limit(between.value(), between.error(), TWO_TIMES),
                            new Alternative("independent layers, as with weights of their own", 0),
                            same.correlation(steps, steps - 1)),
                    judged(
                            "own.correlation",
                            "covariance of the last two layers, weights of their own",
                            Bases.limit(0, 0, TWO_TIMES),
                            new Alternative("that of the same weights in every layer", between.value()),
                            own.correlation(steps, steps - 1)));
        }

        private Comparison judged(
                String what, String quantity, Prediction prediction, Alternative rival, WidthSeries series) {
            Question question = Question.of(
                    Subject.of(what, quantity + ", limit of many units"),
                    prediction,
                    rival,
                    settings.more(RecurrentDepthAsTime.this, "networks"));
            return WidthExpansion.limit(
                    question,
                    series,
                    new WidthExpansion.Reading(
                            steps, OptionalInt.of(settings.wholes("sizes").getLast())));
        }
    }
}
