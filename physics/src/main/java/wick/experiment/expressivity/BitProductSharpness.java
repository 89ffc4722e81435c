package wick.experiment.expressivity;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
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
import wick.network.Sigmoid;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.observable.ExpressivityBibliography;
import wick.observable.Prediction;
import wick.observable.Source;
import wick.topic.expressivity.lab.product.BitErrors;
import wick.topic.expressivity.theory.bits.BitOutputs;
import wick.topic.expressivity.theory.bits.BitPolynomial;
import wick.topic.expressivity.theory.bits.BitProduct;
import wick.topic.expressivity.theory.bits.BooleanNetwork;
import wick.topic.expressivity.theory.bits.TruthTable;

/// How sharp a logistic neuron that multiplies bits must be, and what that makes of Boolean functions
/// drawn at random. The source's rule must disagree: it gives half of the digits.
public final class BitProductSharpness implements Experiment {
    private static final double ROUNDING = 0x1p-50;
    private static final int DIGITS = 10;
    private static final int FEWEST = 3;
    private static final int MOST = 20;

    @Override
    public String id() {
        return "bit-product-sharpness";
    }

    @Override
    public String title() {
        return "How sharp neurons that multiply bits must be";
    }

    @Override
    public String question() {
        return "Is the error of a product of bits 1/(1 + e^(sharpness/2)), however many bits there are?";
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(
                new Parameter.Reals("sharpness", "sharpness of products of bits", List.of(10.0, 23.0, 46.05), 1, 60),
                new Parameter.Whole("bits", "bits of the functions drawn", 10, 2, 12),
                new Parameter.Real("blunt", "sharpness of their networks", 12, 2, 40),
                GateBases.SEED);
    }

    @Override
    public List<Source> sources() {
        return List.of(ExpressivityBibliography.LIN_2017);
    }

    @Override
    public Result run(Settings settings, Progress progress) {
        List<Double> sharpness = settings.reals("sharpness");
        List<Comparison> products = new ArrayList<>();
        Matrix errors = Matrix.zeros(sharpness.size(), 2);
        for (int i = 0; i < sharpness.size(); i++) {
            double measured = measured(sharpness.get(i));
            errors.set(i, 0, sharpness.get(i));
            errors.set(i, 1, measured);
            products.add(product(settings, sharpness.get(i), measured));
        }
        progress.at("products", 0.3);
        List<Comparison> functions = List.of(function(settings));
        List<Comparison> source = List.of(digits(settings));
        return new Result(
                id(),
                String.format(
                        Locale.ROOT,
                        "Yes; %d digits need sharpness %.2f, and at the source's %.2f there are %.2f.",
                        DIGITS,
                        BitProduct.sharpnessForDigits(DIGITS),
                        BitProduct.sharpnessOfTheSource(DIGITS),
                        source.getFirst().measurement().mean()),
                List.of(
                        new Section(
                                id(),
                                title(),
                                "Largest error of one neuron over all sums of " + FEWEST + " to " + MOST + " bits.",
                                products,
                                List.of()),
                        new Section(
                                "functions",
                                "A function drawn at random",
                                "Largest error of the network of a random Boolean function over all inputs; theory sums its"
                                        + " terms by how many of their bits are 0.",
                                functions,
                                List.of()),
                        new Section("source", "The source's rule", "Digits at sharpness D ln 10.", source, List.of())),
                new TreeMap<>(Map.of("errors", errors)));
    }

    private static double measured(double sharpness) {
        BitProduct product = new BitProduct(new Sigmoid(), sharpness);
        double largest = 0;
        for (int bits = FEWEST; bits <= MOST; bits++) {
            largest = Math.max(largest, BitErrors.ofProduct(product.network(bits)));
        }
        return largest;
    }

    private Comparison product(Settings settings, double sharpness, double measured) {
        Question question = Question.of(
                Subject.of("error.sharpness-" + sharpness, "largest error at sharpness " + sharpness),
                new Prediction.Exact(new BitProduct(new Sigmoid(), sharpness).error(MOST), 1e-15, GateBases.SOURCE),
                new Alternative("the logistic function at the sharpness itself", 1 / (1 + Math.exp(sharpness))),
                settings.more(this, "bits"));
        return Judge.of(question, GateBases.calculated(measured, ROUNDING, settings.whole("seed")));
    }

    private Comparison function(Settings settings) {
        int bits = settings.size("bits");
        RandomStream stream = Address.of(settings.whole("seed"), id()).open();
        TruthTable table = TruthTable.of(bits, _ -> stream.nextSign() > 0);
        BitPolynomial polynomial = BitPolynomial.of(table);
        BooleanNetwork network = new BooleanNetwork(polynomial, new BitProduct(new Sigmoid(), settings.real("blunt")));
        BitOutputs outputs = BitOutputs.of(network);
        double every = polynomial.absoluteSum() * network.product().error(bits);
        double measured = BitErrors.of(network.network(), table::at, settings.whole("seed"))
                .largest();
        double rounding = polynomial.absoluteSum() * 0x1p-50;
        Question question = Question.of(
                Subject.of("function", "largest error for a function of " + bits + " bits"),
                new Prediction.Exact(outputs.largestError(table), outputs.rest() + rounding, GateBases.SOURCE),
                new Alternative("every term errs by the most that one can", every),
                settings.more(this, "bits"));
        return Judge.of(question, GateBases.calculated(measured, rounding, settings.whole("seed")));
    }

    private Comparison digits(Settings settings) {
        double measured = -Math.log10(measured(BitProduct.sharpnessOfTheSource(DIGITS)));
        Question question = Question.of(
                        Subject.of("source.digits", "digits of a product of bits at sharpness D ln 10, D = " + DIGITS),
                        new Prediction.Exact(DIGITS, 0.01, GateBases.SOURCE),
                        new Alternative("half of them", DIGITS / 2.0),
                        settings.more(this, "bits"))
                .expecting(Verdict.DISAGREES);
        return Judge.of(question, GateBases.calculated(measured, 1e-9, settings.whole("seed")));
    }
}
