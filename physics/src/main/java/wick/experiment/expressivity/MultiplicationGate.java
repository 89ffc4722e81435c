package wick.experiment.expressivity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Evidence;
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
import wick.network.Softplus;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.observable.ExpressivityBibliography;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.topic.expressivity.lab.product.FinitePrecision;
import wick.topic.expressivity.lab.product.GateErrors;
import wick.topic.expressivity.theory.gate.Gate;
import wick.topic.expressivity.theory.gate.GateTuner;
import wick.topic.expressivity.theory.gate.TunedGate;

/// How wrong four neurons are that multiply, and one or two that copy: first terms of the error, the bias
/// that kills them, the floor that rounding sets. That the gate becomes exact for large scales must
/// disagree.
public final class MultiplicationGate implements Experiment {
    private static final double U = 0.7;
    private static final double V = -0.4;
    /// Scales of an extrapolation: halved twice from here.
    private static final double FIRST_SCALE = 0.25;
    private static final double ROUNDING = 0x1p-52;
    private static final double LARGE_SCALE = 100;
    private static final List<Integer> BITS = List.of(24, 28, 32, 36, 40, 44);
    private static final int POINTS = 60;
    /// Scales around the best one, each 2^(1/4) times the one before.
    private static final int AROUND = 8;

    @Override
    public String id() {
        return "multiplication-gate";
    }

    @Override
    public String title() {
        return "Gates that multiply and copy";
    }

    @Override
    public String question() {
        return "How wrong are four neurons that multiply, and how does it depend on scale, bias and precision?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(GateBases.batches(150), GateBases.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(ExpressivityBibliography.LIN_2017);
    }

    /// The logistic function's bias at which its fourth derivative is zero: s(1 − s) = 1/12.
    static double tunedBias() {
        double s = (1 - Math.sqrt(2.0 / 3)) / 2;
        return Math.log(s / (1 - s));
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        Gate product = Gate.full(List.of(1, 1));
        List<Comparison> terms = List.of(
                term(settings, new Case("logistic, bias 1", product, new Sigmoid(), 1), "one neuron's own term"),
                term(settings, new Case("softplus, bias 0", product, new Softplus(), 0), "one neuron's own term"),
                term(settings, new Case("exp", product, new Exp(), 0), "one neuron's own term"),
                exponent(settings, new Case("logistic, bias 1", product, new Sigmoid(), 1), 1, "Taylor's next order"),
                exponent(
                        settings,
                        new Case("logistic, bias -2.2924", product, new Sigmoid(), tunedBias()),
                        2,
                        "that of any other bias"));
        List<Comparison> copies = List.of(
                term(settings, new Case("copy, one neuron", Gate.half(List.of(1)), new Sigmoid(), 1), "no factor 1/2"),
                term(
                        settings,
                        new Case("copy, two neurons", Gate.full(List.of(1)), new Sigmoid(), 1),
                        "no factor 1/6"));
        progress.at("terms", 0.1);
        Matrix exponents = Matrix.zeros(settings.size("batches"), 2);
        List<Comparison> floors = List.of(
                floor(settings, 1, 0.5, 2.0 / 3, exponents), floor(settings, tunedBias(), 2.0 / 3, 0.5, exponents));
        List<Comparison> source = List.of(
                large(settings),
                ScaledBias.asWritten().compare(U, V, settings.more(this, "batches"), settings.whole("seed")));
        TreeMap<String, Matrix> arrays = new TreeMap<>();
        arrays.put("exponents", exponents);
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "The error falls as scale^%.4f, at the tuned bias as scale^%.4f; at scale %.0f it is %.3f for a"
                                + " product of %.3f.",
                        terms.get(3).measurement().mean(),
                        terms.get(4).measurement().mean(),
                        LARGE_SCALE,
                        source.getFirst().measurement().mean(),
                        U * V),
                List.of(
                        section(
                                id(),
                                title(),
                                "First term of the relative error at (0.7, -0.4) and its power of the scale,"
                                        + " extrapolated from three scales.",
                                terms),
                        section("copies", "Gates that copy", "First term of the relative error at 0.7.", copies),
                        section(
                                "floor",
                                "What rounding leaves",
                                "Power of the precision of neurons, of 24 to 44 bits, with"
                                        + " which the least error over all scales falls.",
                                floors),
                        section(
                                "source",
                                "The source's limit",
                                "The gate becomes exact as the first map, A1, is scaled to infinity (II.C.1); or to 0.",
                                source)),
                arrays);
    }

    private static Section section(String id, String title, String words, List<Comparison> comparisons) {
        return new Section(id, title, words, comparisons, List.of());
    }

    /// A gate to be measured.
    private record Case(String words, Gate gate, Activation activation, double bias) {
        TunedGate at(double scale) {
            return TunedGate.of(gate, activation, bias, scale);
        }

        double[] point() {
            return gate.exponents().size() == 1 ? new double[] {U} : new double[] {U, V};
        }

        double monomial() {
            return gate.exponents().size() == 1 ? U : U * V;
        }

        /// The measured relative error of the network.
        double error(double scale) {
            return at(scale).network().apply(point())[0] / monomial() - 1;
        }

        /// What rounding may do to that.
        double rounding(double scale) {
            return at(scale).noise() / Math.abs(monomial());
        }

        /// The power of the scale in the first term.
        int power() {
            return gate.nextOrder() - gate.degree();
        }

        /// The difference of the powers of successive terms.
        int step() {
            return gate.moment(gate.nextOrder() + 1).isEmpty() ? 2 : 1;
        }

        String id() {
            return words.replace(", ", "-").replace(' ', '-');
        }
    }

    /// f at scale 0, from three scales each half of the one before; f is a series in powers of the scale,
    /// `step` apart.
    private static double[] extrapolated(DoubleUnaryOperator f, int step) {
        double a = f.applyAsDouble(FIRST_SCALE);
        double b = f.applyAsDouble(FIRST_SCALE / 2);
        double c = f.applyAsDouble(FIRST_SCALE / 4);
        double first = Math.scalb(1.0, step);
        double ab = (first * b - a) / (first - 1);
        double bc = (first * c - b) / (first - 1);
        double second = first * first;
        double limit = (second * bc - ab) / (second - 1);
        return new double[] {limit, Math.abs(limit - bc)};
    }

    private Comparison term(Settings settings, Case gate, String rival) {
        int power = gate.power();
        double predicted = gate.at(1).left(gate.gate().nextOrder(), gate.point()) / gate.monomial();
        double[] measured = extrapolated(scale -> gate.error(scale) / Math.pow(scale, power), gate.step());
        double rounding = 4 * gate.rounding(FIRST_SCALE / 4) / Math.pow(FIRST_SCALE / 4, power);
        double other = gate.gate().degree() == 2 ? predicted / 4 : predicted * (power == 1 ? 2 : 6);
        Question question = Question.of(
                Subject.of(
                        "term." + gate.id(), gate.words() + ": first term of the relative error over scale^" + power),
                new Prediction.Exact(predicted, 1e-12 * Math.abs(predicted), GateBases.SOURCE),
                new Alternative(rival, other),
                settings.more(this, "batches"));
        return Judge.of(question, GateBases.calculated(measured[0], measured[1] + rounding, settings.whole("seed")));
    }

    /// The power of the scale from errors at a scale and at half of it. `killed` counts the terms that are
    /// zero, the first included where the bias is tuned.
    private Comparison exponent(Settings settings, Case gate, int killed, String rival) {
        int power = 2 * killed;
        double[] measured =
                extrapolated(scale -> Math.log(gate.error(scale) / gate.error(scale / 2)) / Math.log(2), gate.step());
        double rounding = 8 * gate.rounding(FIRST_SCALE / 8) / Math.abs(gate.error(FIRST_SCALE / 8));
        Question question = Question.of(
                Subject.of("exponent." + gate.id(), gate.words() + ": power of the scale in the error"),
                new Prediction.Exact(power, 1e-9, GateBases.SOURCE),
                new Alternative(rival, killed == 1 ? 1 : 2),
                settings.more(this, "batches"));
        return Judge.of(question, GateBases.calculated(measured[0], measured[1] + rounding, settings.whole("seed")));
    }

    /// The exponent of the least error over scales against the precision of neurons, batch by batch.
    private Comparison floor(Settings settings, double bias, double exponent, double other, Matrix exponents) {
        boolean tuned = bias == tunedBias();
        Case gate = new Case(tuned ? "tuned" : "bias 1", Gate.full(List.of(1, 1)), new Sigmoid(), bias);
        double atBest =
                new GateTuner(new Sigmoid()).at(gate.gate(), bias).orElseThrow().scale();
        double share = tuned ? 1.0 / 6 : 1.0 / 4;
        Slope slope =
                new Slope(BITS.stream().map(bits -> Math.scalb(1.0, -bits)).toList());
        Matrix column = Matrix.zeros(exponents.rows(), 1);
        Parallel.forEach(exponents.rows(), batch -> {
            Address address =
                    Address.of(settings.whole("seed"), id() + "." + gate.id()).network(batch);
            Matrix points = GateErrors.points(2, POINTS, address);
            List<Double> least = new ArrayList<>();
            for (int bits : BITS) {
                double best = atBest * Math.pow(2, (FinitePrecision.MOST - bits) * share);
                double smallest = Double.POSITIVE_INFINITY;
                for (int k = -AROUND; k <= AROUND; k++) {
                    TunedGate tried = gate.at(best * Math.pow(2, k / 4.0));
                    smallest = Math.min(
                            smallest,
                            FinitePrecision.errors(tried.network(), points, bits)
                                    .relative());
                }
                least.add(smallest);
            }
            column.set(batch, 0, slope.of(least.stream().mapToDouble(e -> e).toArray()));
        });
        for (int batch = 0; batch < exponents.rows(); batch++) {
            exponents.set(batch, tuned ? 1 : 0, column.at(batch, 0));
        }
        Question question = Question.of(
                Subject.of("floor." + gate.id(), "logistic gate, " + gate.words() + ": power of the precision"),
                new Prediction.ScalingLaw(
                        exponent,
                        3e-3,
                        new Prediction.Range("precision", Math.scalb(1.0, -44), Math.scalb(1.0, -24)),
                        GateBases.SOURCE),
                new Alternative(tuned ? "that of any other bias" : "that of the tuned bias", other),
                settings.more(this, "batches"));
        return Judge.of(question, new Sample(column, settings.whole("seed"), Engine.DRAWN_POINTS).mean(0));
    }

    private Comparison large(Settings settings) {
        Case gate = new Case("logistic, bias 1", Gate.full(List.of(1, 1)), new Sigmoid(), 1);
        double error = Math.abs(gate.at(LARGE_SCALE).network().apply(U, V)[0] - U * V);
        Question question = Question.of(
                        Subject.of("source.large-scale", "error of the logistic gate at scale 100"),
                        new Prediction.Exact(0, 1e-3, GateBases.SOURCE),
                        new Alternative("all of the product: the gate gives nothing", Math.abs(U * V)),
                        settings.more(this, "batches"))
                .expecting(Verdict.DISAGREES);
        Evidence evidence = GateBases.calculated(error, ROUNDING, settings.whole("seed"));
        return Judge.of(question, evidence);
    }
}
