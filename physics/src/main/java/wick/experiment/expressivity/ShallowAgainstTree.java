package wick.experiment.expressivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.DoubleFunction;
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
import wick.network.Sigmoid;
import wick.network.weighted.WeightedNetwork;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.observable.ExpressivityBibliography;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.topic.expressivity.lab.product.FinitePrecision;
import wick.topic.expressivity.lab.product.GateErrors;
import wick.topic.expressivity.theory.product.FlatGate;
import wick.topic.expressivity.theory.product.FlatShape;
import wick.topic.expressivity.theory.product.ProductTree;

/// What finite precision does to products: the least error of a flat gate, over all scales, falls with
/// the precision ε of its neurons as ε^(p/(n+p)), of a tree as √ε whatever its size. That the flat
/// network does what the tree does must disagree.
public final class ShallowAgainstTree implements Experiment {
    private static final List<Integer> BITS = List.of(24, 28, 32, 36, 40, 44);
    private static final int POINTS = 60;
    /// Scales around the best one, each 2^(1/4) times the one before.
    private static final int AROUND = 9;

    @Override
    public String id() {
        return "shallow-against-tree";
    }

    @Override
    public String title() {
        return "Shallow products against trees at finite precision";
    }

    @Override
    public String question() {
        return "With which power of the precision of neurons does the least error of a product fall?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(GateBases.batches(150), GateBases.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(ExpressivityBibliography.LIN_2017);
    }

    /// A network for every scale, and the exponent that it should show.
    private record Contender(
            String id,
            String words,
            FlatGate gate,
            int factors,
            double exponent,
            DoubleFunction<WeightedNetwork> network) {

        static Contender flat(FlatGate gate) {
            int order = gate.leading().orElseThrow().order();
            return new Contender(
                    gate.shape().text() + "-" + gate.factors(),
                    "flat, " + gate,
                    gate,
                    gate.factors(),
                    (double) order / (gate.factors() + order),
                    gate::network);
        }

        static Contender tree(FlatGate pair, int factors) {
            ProductTree tree = new ProductTree(pair, factors);
            return new Contender(
                    "tree-" + factors,
                    "tree of " + tree.neurons() + " neurons for " + factors + " factors",
                    pair,
                    factors,
                    0.5,
                    tree::network);
        }

        /// How much the next order changes the exponent: its share of the error at the lowest precision.
        double correction() {
            double scale = gate.bestScale(epsilon(BITS.getFirst()));
            double[] ones = new double[gate.factors()];
            Arrays.fill(ones, 1);
            double share = Math.abs((gate.value(scale, ones) - 1) / gate.leadingError(scale, ones) - 1);
            return share / Math.log(epsilon(BITS.getFirst()) / epsilon(BITS.getLast())) + 1e-3;
        }
    }

    private static double epsilon(int bits) {
        return Math.scalb(1.0, -bits);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        FlatGate pair = FlatGate.of(new Sigmoid(), 2, FlatShape.SIGNS, 1);
        FlatGate four = FlatGate.of(new Sigmoid(), 4, FlatShape.SIGNS, 1);
        FlatGate half = FlatGate.smallest(new Sigmoid(), 4, epsilon(53));
        List<Contender> contenders = List.of(
                Contender.flat(pair),
                Contender.flat(four),
                Contender.flat(half),
                Contender.tree(pair, 4),
                Contender.tree(pair, 8));
        List<Comparison> comparisons = new ArrayList<>();
        TreeMap<String, Matrix> arrays = new TreeMap<>();
        for (Contender contender : contenders) {
            Matrix errors = errors(settings, contender);
            arrays.put(contender.id(), errors);
            comparisons.add(judge(settings, contender, errors, rival(contender)));
            progress.at(contender.words(), comparisons.size() / (double) contenders.size());
        }
        Contender flat = contenders.get(1);
        Comparison equivalent = equivalent(settings, flat, arrays.getOrDefault(flat.id(), Matrix.zeros(2, 2)));
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "Four factors: flat %.3f, with half of the neurons %.3f, tree %.3f.",
                        comparisons.get(1).measurement().mean(),
                        comparisons.get(2).measurement().mean(),
                        comparisons.get(3).measurement().mean()),
                List.of(
                        new Section(
                                id(),
                                title(),
                                "Exponent of the least relative error over scales, neurons' values rounded to 24 to 44 bits.",
                                comparisons,
                                List.of()),
                        new Section(
                                "source",
                                "The source's statement",
                                "A flattened network is functionally equivalent to the tree.",
                                List.of(equivalent),
                                List.of())),
                arrays);
    }

    /// The least error for every batch of points (rows) and precision (columns).
    private Matrix errors(Settings settings, Contender contender) {
        Matrix errors = Matrix.zeros(settings.size("batches"), BITS.size());
        List<List<WeightedNetwork>> networks = BITS.stream()
                .map(bits -> scaled(contender, contender.gate().bestScale(epsilon(bits))))
                .toList();
        Parallel.forEach(errors.rows(), batch -> {
            Address address = Address.of(settings.whole("seed"), id() + "." + contender.id())
                    .network(batch);
            Matrix points = GateErrors.points(contender.factors(), POINTS, address);
            for (int i = 0; i < BITS.size(); i++) {
                int bits = BITS.get(i);
                double least = networks.get(i).stream()
                        .mapToDouble(network ->
                                FinitePrecision.errors(network, points, bits).relative())
                        .min()
                        .orElseThrow();
                errors.set(batch, i, least);
            }
        });
        return errors;
    }

    private static List<WeightedNetwork> scaled(Contender contender, double best) {
        List<WeightedNetwork> networks = new ArrayList<>();
        for (int k = -AROUND; k <= AROUND; k++) {
            networks.add(contender.network().apply(best * Math.pow(2, k / 4.0)));
        }
        return networks;
    }

    private static Alternative rival(Contender contender) {
        if (contender.id().startsWith("tree")) {
            return new Alternative("that of a flat gate", 2.0 / (contender.factors() + 2));
        }
        return contender.factors() == 2
                ? new Alternative("rounding alone", 1)
                : contender.exponent() < 0.3
                        ? new Alternative("that of 2^n neurons", 2.0 / (contender.factors() + 2))
                        : new Alternative("that of a tree", 0.5);
    }

    private Sample exponents(Settings settings, Matrix errors) {
        Slope slope = new Slope(BITS.stream().map(ShallowAgainstTree::epsilon).toList());
        Matrix exponents = Matrix.zeros(errors.rows(), 1);
        for (int batch = 0; batch < errors.rows(); batch++) {
            exponents.set(batch, 0, slope.of(errors.row(batch)));
        }
        return new Sample(exponents, settings.whole("seed"), Engine.DRAWN_POINTS);
    }

    private Comparison judge(Settings settings, Contender contender, Matrix errors, Alternative rival) {
        Question question = Question.of(
                Subject.of("exponent." + contender.id(), contender.words() + ": power of the precision"),
                law(contender.exponent(), contender.correction()),
                rival,
                settings.more(this, "batches"));
        return Judge.of(question, exponents(settings, errors).mean(0));
    }

    private static Prediction law(double exponent, double error) {
        return new Prediction.ScalingLaw(
                exponent,
                error,
                new Prediction.Range("precision", epsilon(BITS.getLast()), epsilon(BITS.getFirst())),
                GateBases.SOURCE);
    }

    private Comparison equivalent(Settings settings, Contender flat, Matrix errors) {
        Question question = Question.of(
                        Subject.of("source.equivalent", "four factors in one layer: power of the precision"),
                        law(0.5, flat.correction()),
                        new Alternative("2/(n + 2)", flat.exponent()),
                        settings.more(this, "batches"))
                .expecting(Verdict.DISAGREES);
        return Judge.of(question, exponents(settings, errors).mean(0));
    }
}
