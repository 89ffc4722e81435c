package wick.experiment.expressivity;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
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
import wick.network.Activation;
import wick.network.Exp;
import wick.network.Sigmoid;
import wick.network.Silu;
import wick.network.Softplus;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.observable.ExpressivityBibliography;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.topic.expressivity.lab.product.GateErrors;
import wick.topic.expressivity.lab.product.GateSearch;
import wick.topic.expressivity.theory.product.ExactRank;
import wick.topic.expressivity.theory.product.FlatGate;
import wick.topic.expressivity.theory.product.FlatShape;
import wick.topic.expressivity.theory.product.SignMatrix;

/// How many neurons of one hidden layer multiply n numbers. Gates with 2ⁿ⁻¹ neurons get better as their
/// scale falls, with the predicted power, up to a scale that rounding does not reach; a search among
/// networks with any weights and biases finds no smaller ones. That 2ⁿ are necessary must disagree.
public final class ProductGateNeurons implements Experiment {
    private static final double EPSILON = 0x1p-53;
    private static final int POINTS = 50;
    /// From six factors on the scales between rounding and the next orders are too few for a fit.
    private static final int MOST = 5;
    private static final double SOLVED = 1e-10;
    /// Scales of a fit, each half of the one before.
    private static final int SCALES = 4;

    @Override
    public String id() {
        return "product-gate-neurons";
    }

    @Override
    public String title() {
        return "How many neurons multiply n numbers";
    }

    @Override
    public String question() {
        return "Do half of the neurons that were said to be necessary multiply n numbers, and do fewer?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                GateBases.batches(200),
                new Parameter.Whole("starts", "starts of a search for each number of neurons", 40, 4, 100_000),
                GateBases.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(
                ExpressivityBibliography.LIN_2017,
                ExpressivityBibliography.CARLINI_2012,
                ExpressivityBibliography.BUCZYNSKA_2013,
                ExpressivityBibliography.OEDING_2016);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        List<Comparison> laws = new ArrayList<>();
        Matrix exponents = Matrix.zeros(settings.size("batches"), MOST - 2);
        for (int n = 3; n <= MOST; n++) {
            laws.add(law(settings, n, exponents));
            progress.at("error law, " + n + " factors", 0.1 * (n - 2));
        }
        List<Searched> searched = searches(settings, progress);
        List<Comparison> counts = new ArrayList<>();
        searched.forEach(one -> counts.add(judged(settings, one)));
        List<Comparison> source = List.of(necessary(settings, searched), fullRank(settings));
        TreeMap<String, Matrix> arrays = new TreeMap<>();
        arrays.put("exponents", exponents);
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "2^(n-1) neurons do: at 3 factors a search finds %d of the logistic function and none with fewer.",
                        searched.get(2).fewest()),
                List.of(
                        new Section(
                                id(),
                                title(),
                                "Power of the scale in the error of logistic gates with 2^(n-1) neurons; a network that is"
                                        + " no gate would not improve.",
                                laws,
                                List.of()),
                        new Section(
                                "search",
                                "Smaller networks sought",
                                "Fewest neurons with weights and biases of their own and a bias at the output whose Taylor"
                                        + " coefficients up to degree n are those of the product, from many starts.",
                                counts,
                                List.of()),
                        new Section(
                                "source",
                                "The source's statement",
                                "2^n neurons necessary, proven from the full row rank of a matrix of signs: true without biases"
                                        + " where no derivative vanishes.",
                                source,
                                List.of())),
                arrays);
    }

    /// The exponent of the error of a gate with 2ⁿ⁻¹ neurons, batch by batch.
    private Comparison law(Settings settings, int n, Matrix exponents) {
        FlatGate gate = FlatGate.smallest(new Sigmoid(), n, EPSILON);
        int order = gate.leading().orElseThrow().order();
        List<Double> scales = scales(gate);
        Slope slope = new Slope(scales);
        Matrix column = Matrix.zeros(exponents.rows(), 1);
        for (int batch = 0; batch < exponents.rows(); batch++) {
            Address address =
                    Address.of(settings.whole("seed"), id()).network(batch).layer(n);
            Matrix points = GateErrors.points(n, POINTS, address);
            double exponent = slope.of(scales.stream()
                    .mapToDouble(
                            scale -> GateErrors.of(gate.network(scale), points).relative())
                    .toArray());
            exponents.set(batch, n - 3, exponent);
            column.set(batch, 0, exponent);
        }
        Question question = Question.of(
                Subject.of(
                        "error-law.factors-" + n, n + " factors, " + gate.neurons() + " neurons: power of the scale"),
                new Prediction.ScalingLaw(
                        order,
                        correction(gate, scales),
                        new Prediction.Range("scale", scales.getLast(), scales.getFirst()),
                        GateBases.SOURCE),
                new Alternative("no gate: the error stays", 0),
                settings.more(this, "batches"));
        return Judge.of(question, new Sample(column, settings.whole("seed"), Engine.DRAWN_POINTS).mean(0));
    }

    /// From a scale where rounding is a thousandth of the error upwards.
    private static List<Double> scales(FlatGate gate) {
        double lowest = gate.bestScale(3000 * EPSILON);
        return IntStream.range(0, SCALES)
                .mapToObj(k -> lowest * (1 << (SCALES - 1 - k)))
                .toList();
    }

    /// By how much the next orders and rounding change the exponent: their share of the error at either
    /// end.
    private static double correction(FlatGate gate, List<Double> scales) {
        double[] ones = new double[gate.factors()];
        Arrays.fill(ones, 1);
        double largest = scales.getFirst();
        double first = gate.leadingError(largest, ones);
        double share = Math.abs((gate.value(largest, ones) - 1) / first - 1);
        double rounding =
                gate.rounding(scales.getLast(), EPSILON) / Math.abs(gate.leadingError(scales.getLast(), ones));
        return (share + rounding) / Math.log(scales.getFirst() / scales.getLast());
    }

    /// What a search found: the fewest neurons, and what was left of the conditions with one less.
    private record Searched(Activation activation, int factors, int fewest, double without) {}

    private List<Searched> searches(Settings settings, Progress progress) {
        List<Searched> searched = new ArrayList<>();
        searched.add(search(settings, new Sigmoid(), 2));
        searched.add(search(settings, new Silu(), 2));
        searched.add(search(settings, new Sigmoid(), 3));
        progress.at("search, sigmoid", 0.6);
        searched.add(search(settings, new Exp(), 3));
        progress.at("search, exp", 0.8);
        searched.add(search(settings, new Softplus(), 3));
        return searched;
    }

    /// From the fewest neurons known downwards, until no start finds a way.
    private Searched search(Settings settings, Activation activation, int factors) {
        int neurons = FlatGate.smallest(activation, factors, EPSILON).neurons();
        while (true) {
            Address address = Address.of(settings.whole("seed"), id() + "." + activation.name() + "-" + factors)
                    .layer(neurons);
            GateSearch.Found found = new GateSearch(activation, factors, neurons).run(settings.size("starts"), address);
            if (found.residual() > SOLVED || neurons == 1) {
                return new Searched(activation, factors, neurons + 1, found.residual());
            }
            neurons--;
        }
    }

    private Comparison judged(Settings settings, Searched found) {
        int half = 1 << (found.factors() - 1);
        FlatGate known = FlatGate.smallest(found.activation(), found.factors(), EPSILON);
        Subject subject = Subject.of(
                "fewest." + found.activation().name() + "-" + found.factors(),
                String.format(
                        Locale.ROOT,
                        "fewest neurons of %s for %d factors; with one less %.2g of the conditions is missing",
                        found.activation().name(),
                        found.factors(),
                        found.without()));
        boolean open = found.activation() instanceof Softplus;
        Question question = new Question(
                subject,
                open
                        ? new Prediction.Bound(half, 0, false, GateBases.WARING)
                        : new Prediction.Exact(known.neurons(), 0, GateBases.WARING),
                open ? Optional.empty() : Optional.of(new Alternative("2^n", 2 * half)),
                open ? Verdict.NOT_VIOLATED : Verdict.AGREES,
                settings.more(this, "starts"));
        return Judge.of(question, GateBases.calculated(found.fewest(), 0, settings.whole("seed")));
    }

    private Comparison necessary(Settings settings, List<Searched> searched) {
        Searched logistic = searched.get(2);
        Question question = Question.of(
                        Subject.of("source.necessary", "neurons of the logistic function that 3 factors need"),
                        new Prediction.Exact(8, 0, GateBases.SOURCE),
                        new Alternative("2^(n-1)", 4),
                        settings.more(this, "starts"))
                .expecting(Verdict.DISAGREES);
        return Judge.of(question, GateBases.calculated(logistic.fewest(), 0, settings.whole("seed")));
    }

    /// The rank of the matrix A of the source's proof for the gate of 8 neurons that multiplies 4
    /// numbers.
    private Comparison fullRank(Settings settings) {
        int rank = ExactRank.of(SignMatrix.allSets(SignMatrix.weights(FlatShape.HALF_SIGNS, 4)));
        Question question = Question.of(
                        Subject.of("source.rank", "rank of the matrix A of a gate for 4 factors"),
                        new Prediction.Exact(16, 0, GateBases.SOURCE),
                        new Alternative("2^(n-1)", 8),
                        settings.more(this, "starts"))
                .expecting(Verdict.DISAGREES);
        return Judge.of(question, GateBases.calculated(rank, 0, settings.whole("seed")));
    }
}
