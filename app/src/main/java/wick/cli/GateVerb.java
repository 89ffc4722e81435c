package wick.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import wick.network.Activation;
import wick.network.ActivationText;
import wick.network.weighted.WeightedFile;
import wick.network.weighted.WeightedNetwork;
import wick.text.Document;
import wick.text.Nearest;
import wick.topic.expressivity.theory.bits.BitPolynomial;
import wick.topic.expressivity.theory.bits.BitProduct;
import wick.topic.expressivity.theory.bits.BooleanExpression;
import wick.topic.expressivity.theory.bits.BooleanNetwork;
import wick.topic.expressivity.theory.bits.TruthTable;
import wick.topic.expressivity.theory.product.FlatGate;
import wick.topic.expressivity.theory.product.FlatShape;
import wick.topic.expressivity.theory.product.ProductTree;

/// `wick gate`: networks that multiply numbers or bits, and networks of Boolean functions.
@Command(
        name = "wick gate",
        description = {
            "product: a network with one hidden layer that multiplies numbers from -1 to 1, with 2^n neurons or the"
                    + " fewest known, or a tree of gates for two; its errors predicted, bounded and measured.",
            "bits: one neuron that multiplies bits, and how sharp it must be.",
            "boolean: a function of up to 20 bits as a polynomial and as a network with one hidden layer. EXPRESSION"
                    + " has variables, ! & ^ | and brackets; or it is 0x and the truth table in base 16, or a file with"
                    + " either or with the 2^n values 0 and 1, the first variable changing fastest."
        },
        footer = {
            "",
            "Keys of --json, product: neurons, biases (different ones of the hidden layer),",
            "output_bias, error (largest measured), relative_error (rms over rms of the",
            "products), error_predicted, error_bound (in exact arithmetic), scale, order",
            "(error ~ scale^order), shape, fewest_possible, points. bits: error,",
            "measured_error, sharpness_for_digits, sharpness_for_rounding,",
            "sharpness_of_source, error_of_source. boolean: neurons, synapses, terms, degree,",
            "largest_coefficient, absolute_sum, sharpness, error (largest over all inputs),",
            "measured_error, wrong_values. See docs/expressivity-gates.md.",
            "",
            "--out writes the network to .npz (all weights), .onnx (float64) or .yaml (the",
            "shape alone), and the JSON object to any other file.",
            "",
            "Examples:",
            "  wick gate product --factors 4 --activation sigmoid --neurons minimal",
            "  wick gate product --factors 3 --activation tanh --neurons full --json",
            "  wick gate product --factors 32 --activation silu --tree",
            "  wick gate bits --factors 5 --sharpness 23 --digits 10",
            "  wick gate boolean '(a & b) | !c ^ d'",
            "  wick gate boolean 0xe8 --activation relu --json",
            "  wick gate boolean 'a ^ b ^ c' --out parity.onnx"
        })
final class GateVerb implements Verb {
    private static final double EPSILON = 0x1p-53;

    @Mixin
    private Options options = new Options();

    @Parameters(index = "0", paramLabel = "KIND", description = "product, bits or boolean.")
    private String kind = "product";

    @Parameters(index = "1", arity = "0..1", paramLabel = "EXPRESSION|FILE", description = "The function of 'boolean'.")
    private Optional<String> function = Optional.empty();

    @Option(names = "--factors", paramLabel = "N", description = "How many numbers or bits are multiplied.")
    private Optional<Integer> factors = Optional.empty();

    @Option(
            names = "--activation",
            paramLabel = "A",
            defaultValue = "sigmoid",
            description = "As in network files: sigmoid, tanh, ..., or a formula in z (default: ${DEFAULT-VALUE}).")
    private String activation = "sigmoid";

    @Option(
            names = "--neurons",
            paramLabel = "HOW",
            defaultValue = "minimal",
            description = "full: 2^n; minimal: the fewest known (default: ${DEFAULT-VALUE}).")
    private String neurons = "minimal";

    @Option(names = "--tree", description = "A tree of n - 1 gates for two numbers instead of one hidden layer.")
    private boolean tree;

    @Option(names = "--bias", paramLabel = "B", description = "Bias of the neurons (default: least error).")
    private Optional<Double> bias = Optional.empty();

    @Option(names = "--scale", paramLabel = "L", description = "Scale of the inputs (default: least error).")
    private Optional<Double> scale = Optional.empty();

    @Option(
            names = "--sharpness",
            paramLabel = "B",
            description = "beta of a product of bits (default: that for --digits).")
    private Optional<Double> sharpness = Optional.empty();

    @Option(
            names = "--digits",
            paramLabel = "D",
            defaultValue = "10",
            description = "Decimals that a product of bits should have (default: ${DEFAULT-VALUE}).")
    private double digits = 10;

    @Option(
            names = "--tolerance",
            paramLabel = "E",
            defaultValue = "1e-6",
            description = "Largest error of a Boolean function's network (default: ${DEFAULT-VALUE}).")
    private double tolerance = 1e-6;

    @Override
    public Options options() {
        return options;
    }

    /// A network file where `--out` ends as one does, else the JSON object.
    @Override
    public Optional<Path> writesJsonTo() {
        return options.out().filter(path -> !isNetwork(path));
    }

    private static boolean isNetwork(Path path) {
        return WeightedFile.ENDINGS.stream().anyMatch(path.toString()::endsWith);
    }

    private void write(WeightedNetwork network) throws IOException {
        if (options.out().filter(GateVerb::isNetwork).isPresent()) {
            WeightedFile.write(options.out().get(), network);
        }
    }

    @Override
    public Answer answer(Console console) throws IOException {
        if (!kind.equals("boolean") && function.isPresent()) {
            throw new BadInput("'" + function.get() + "' is one word too many for wick gate " + kind);
        }
        try {
            return switch (kind) {
                case "product" -> product();
                case "bits" -> bits();
                case "boolean" -> truth();
                default ->
                    throw new BadInput("wick gate " + kind + ": allowed are product, bits and boolean"
                            + Nearest.suggestion(kind, List.of("product", "bits", "boolean")));
            };
        } catch (IllegalArgumentException refused) {
            throw new BadInput(String.valueOf(refused.getMessage()));
        }
    }

    private Activation activation() {
        return activation.equals("logistic")
                ? ActivationText.read(Document.parse("--activation", "sigmoid"))
                : ActivationText.read(Document.parse("--activation", activation));
    }

    private int factors() {
        return factors.orElseThrow(() -> new BadInput("wick gate " + kind + " needs --factors N"));
    }

    private Answer product() throws IOException {
        if (!neurons.equals("full") && !neurons.equals("minimal")) {
            throw new BadInput("--neurons " + neurons + " must be full or minimal");
        }
        int count = factors();
        GateWords words = tree
                ? GateWords.tree(new ProductTree(gate(2), count), scale, options.seed())
                : GateWords.flat(gate(count), scale, options.seed());
        write(words.network());
        return Answer.of(words.json(), words::text);
    }

    /// With the bias that was asked for, in the shape that --neurons names; minimal is the smaller one
    /// that it allows.
    private FlatGate gate(int count) {
        Activation function = activation();
        if (bias.isEmpty()) {
            return neurons.equals("full")
                    ? FlatGate.full(function, count, EPSILON)
                    : FlatGate.smallest(function, count, EPSILON);
        }
        if (neurons.equals("full")) {
            return FlatGate.of(function, count, FlatShape.SIGNS, bias.get());
        }
        FlatShape shape =
                FlatGate.best(function, count, FlatShape.HALF_SIGNS, EPSILON).isPresent()
                        ? FlatShape.HALF_SIGNS
                        : FlatShape.SUBSETS;
        return FlatGate.of(function, count, shape, bias.get());
    }

    private Answer bits() throws IOException {
        double beta = sharpness.orElseGet(() -> BitProduct.sharpnessForDigits(digits));
        BitWords words = new BitWords(factors(), new BitProduct(activation(), beta), digits);
        write(words.product().network(words.factors()));
        return Answer.of(words.json(), words::text);
    }

    private Answer truth() throws IOException {
        String given = function.orElseThrow(() -> new BadInput(
                "wick gate boolean needs an expression such as '(a & b) | !c', a truth table such as 0xe8, or a file"));
        Path file = Path.of(given.isBlank() ? "." : given.length() > 250 ? "." : given);
        boolean read = Files.isRegularFile(file);
        String text = read ? Files.readString(file).strip() : given.strip();
        try {
            BooleanWords words = words(text, read ? file.toString() : given);
            write(words.network());
            SequencedMap<String, Object> json = words.json();
            return Answer.of(json, () -> words.text(json));
        } catch (IllegalArgumentException refused) {
            throw new BadInput((read ? file + ": " : "") + refused.getMessage());
        }
    }

    private BooleanWords words(String text, String name) {
        boolean hex = text.toLowerCase(Locale.ROOT).startsWith("0x");
        boolean table = hex || (text.length() > 1 && text.chars().allMatch(c -> c == '0' || c == '1' || c <= ' '));
        if (!table) {
            BooleanExpression expression = BooleanExpression.of(text);
            return words(name, expression.variables(), expression.table());
        }
        TruthTable values = hex ? TruthTable.ofHex(text.substring(2)) : TruthTable.ofDigits(text);
        return words(
                name,
                IntStream.rangeClosed(1, values.bits()).mapToObj(i -> "x" + i).toList(),
                values);
    }

    private BooleanWords words(String name, List<String> variables, TruthTable table) {
        BooleanNetwork network = BooleanNetwork.within(BitPolynomial.of(table), activation(), tolerance);
        return new BooleanWords(name, variables, table, network, network.network(), options.seed());
    }
}
