package wick.network.weighted;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import wick.model.Attribute;
import wick.model.Axes;
import wick.model.Model;
import wick.model.Node;
import wick.model.NumberArray;
import wick.model.Port;
import wick.model.RealArray;
import wick.network.Activation;
import wick.network.Silu;
import wick.network.formula.Expression;
import wick.network.formula.FormulaParser;
import wick.network.formula.Function;
import wick.network.formula.Operator;
import wick.network.series.SeriesEnclosure;

/// A network as a graph of ONNX operators: a matrix product, a sum with the biases and the activation for every layer,
/// in float64; a layer that reads older values has them concatenated first. Input `x` of shape (points, inputs),
/// output `y`.
final class WeightedModel {
    /// The most entries of a layer's matrix.
    static final long MOST_ENTRIES = 1L << 26;

    private static final int OPERATORS = 17;

    private final WeightedNetwork network;
    private final List<Node> nodes = new ArrayList<>();
    private final SequencedMap<String, NumberArray> arrays = new LinkedHashMap<>();
    /// What parts of the present layer's activation were named; a part that is used twice is one object.
    @SuppressWarnings("IdentityHashMapUsage")
    private final Map<Expression, String> known = new IdentityHashMap<>();

    private int made;

    private WeightedModel(WeightedNetwork network) {
        this.network = network;
    }

    /// @throws IllegalArgumentException if a layer's matrix is too large to be written with its zeros
    static Model of(WeightedNetwork network) {
        return new WeightedModel(network).model();
    }

    private Model model() {
        List<String> values = new ArrayList<>(List.of("x"));
        for (int index = 0; index < network.layers().size(); index++) {
            WeightedLayer layer = network.layers().get(index);
            int oldest = oldest(layer, index);
            List<String> read = values.subList(oldest, values.size());
            String joined = read.size() == 1
                    ? read.getFirst()
                    : node("Concat", new ArrayList<>(read), Map.of("axis", new Attribute.Whole(1)));
            int first = oldest == 0 ? 0 : network.firstValue(oldest - 1);
            String weights = array("W" + (index + 1), matrix(layer, first, network.firstValue(index) - first));
            String biases = array(
                    "b" + (index + 1),
                    RealArray.of(Axes.of(layer.width()), layer.biases().toArray()));
            String product = node("MatMul", List.of(joined, weights), Map.of());
            String sum = node("Add", List.of(product, biases), Map.of());
            values.add(activated(layer.activation(), sum));
        }
        node("Identity", List.of(values.getLast()), Map.of());
        Node last = nodes.removeLast();
        nodes.add(new Node(last.operator(), last.names(), last.inputs(), List.of("y"), Map.of()));
        return new Model(
                new Model.Origin("", "wick", OPERATORS),
                List.of(new Port("x", true, List.of(-1, network.inputs()), true)),
                List.of(new Port("y", true, List.of(-1, network.outputs()), true)),
                nodes,
                arrays);
    }

    /// The oldest layer that is read, counted with the inputs as 0.
    private int oldest(WeightedLayer layer, int index) {
        int oldest = index;
        while (oldest > 0 && layer.synapses().lowestSource() < network.firstValue(oldest - 1)) {
            oldest--;
        }
        return oldest;
    }

    /// Values read x neurons, the transposed of the weights.
    private static RealArray matrix(WeightedLayer layer, int first, int values) {
        long entries = (long) values * layer.width();
        if (entries > MOST_ENTRIES) {
            throw new IllegalArgumentException("a matrix of " + values + " x " + layer.width()
                    + " entries is too large for a file with its zeros; at most " + MOST_ENTRIES
                    + " entries. Write the network to a .npz file, which is sparse");
        }
        double[] matrix = new double[(int) entries];
        Synapses synapses = layer.synapses();
        for (int neuron = 0; neuron < layer.width(); neuron++) {
            for (int k = synapses.start(neuron); k < synapses.start(neuron + 1); k++) {
                matrix[(synapses.source(k) - first) * layer.width() + neuron] = synapses.weight(k);
            }
        }
        return RealArray.of(Axes.of(values, layer.width()), matrix);
    }

    private String array(String name, RealArray array) {
        arrays.put(name, array);
        return name;
    }

    private String node(String operator, List<String> inputs, Map<String, Attribute> attributes) {
        String output = "v" + ++made;
        nodes.add(new Node(operator, new Node.Names("", ""), inputs, List.of(output), attributes));
        return output;
    }

    private String activated(Activation activation, String z) {
        known.clear();
        // as z times a sigmoid, onnxruntime would replace it by an operator it has for float32 only
        return activation instanceof Silu
                ? value(FormulaParser.parse("z / (1 + exp(-z))"), z)
                : value(SeriesEnclosure.expression(activation), z);
    }

    private String value(Expression expression, String z) {
        String before = known.get(expression);
        String value = before == null ? made(expression, z) : before;
        known.put(expression, value);
        return value;
    }

    private String made(Expression expression, String z) {
        return switch (expression) {
            case Expression.Constant(double constant) -> number(constant);
            case Expression.Pi() -> number(Math.PI);
            case Expression.Variable() -> z;
            case Expression.Negation(Expression of) -> node("Neg", List.of(value(of, z)), Map.of());
            case Expression.Call(Function function, Expression argument) ->
                node(operator(function), List.of(value(argument, z)), Map.of());
            case Expression.Binary(Operator operator, Expression left, Expression right) ->
                node(operator(operator), List.of(value(left, z), value(right, z)), Map.of());
        };
    }

    private String number(double constant) {
        return array("c" + ++made, RealArray.of(Axes.of(), constant));
    }

    private static String operator(Function function) {
        return switch (function) {
            case EXP -> "Exp";
            case LOG -> "Log";
            case SQRT -> "Sqrt";
            case ABS -> "Abs";
            case SIGN -> "Sign";
            case SIN -> "Sin";
            case COS -> "Cos";
            case TANH -> "Tanh";
            case ERF -> "Erf";
            case SIGMOID -> "Sigmoid";
        };
    }

    private static String operator(Operator operator) {
        return switch (operator) {
            case SUM -> "Add";
            case DIFFERENCE -> "Sub";
            case PRODUCT -> "Mul";
            case QUOTIENT -> "Div";
            case POWER -> "Pow";
            case MIN -> "Min";
            case MAX -> "Max";
        };
    }
}
