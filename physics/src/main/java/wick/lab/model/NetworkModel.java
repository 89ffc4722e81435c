package wick.lab.model;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import wick.model.Attribute;
import wick.model.Axes;
import wick.model.Model;
import wick.model.Node;
import wick.model.NumberArray;
import wick.model.Port;
import wick.model.RealArray;
import wick.network.Activation;
import wick.network.LeakyRelu;
import wick.network.Linear;
import wick.network.Network;
import wick.network.Silu;
import wick.network.Step;
import wick.text.Place;

/// A network whose weights come from a file of named arrays, as a graph.
///
/// Weights act as they are stored, in the standard parameterization: y = W x + b.
public final class NetworkModel {
    private static final int VERSION = 20;
    private static final String INPUT = "input";

    /// Activations that are one operator.
    private static final Map<String, String> OPERATORS = Map.of(
            "relu",
            "Relu",
            "tanh",
            "Tanh",
            "gelu",
            "Gelu",
            "erf",
            "Erf",
            "sigmoid",
            "Sigmoid",
            "softplus",
            "Softplus",
            "sin",
            "Sin",
            "cos",
            "Cos",
            "abs",
            "Abs",
            "exp",
            "Exp");

    private final Place place;
    private final MatchedWeights weights;
    private final List<Node> nodes = new ArrayList<>();
    private final SequencedMap<String, NumberArray> arrays = new LinkedHashMap<>();
    private int made;

    private NetworkModel(Place place, MatchedWeights weights) {
        this.place = place;
        this.weights = weights;
    }

    /// The graph of a network with these arrays.
    ///
    /// @throws wick.text.InputException if the arrays are not those of the network, or if the
    /// network has layers other than dense ones, activations, layer norms and residual branches
    public static Model of(Network network, Map<String, NumberArray> arrays, String file) {
        Place place = Place.file(file);
        var own = new NetworkModel(place, MatchedWeights.of(network.wire(), arrays, place));
        String output = own.through(network.wire().steps(), INPUT);
        List<Port> in = List.of(new Port(INPUT, true, List.of(-1, network.inputs()), true));
        List<Port> out =
                List.of(new Port(output, true, List.of(-1, network.wire().outputs()), true));
        return new Model(new Model.Origin(file, "safetensors", VERSION), in, out, own.nodes, own.arrays);
    }

    private String through(List<Step> steps, String input) {
        String value = input;
        for (Step step : steps) {
            value = through(step, value);
        }
        return value;
    }

    private String through(Step step, String value) {
        return switch (step) {
            case Step.Linear linear -> linear(linear, value);
            case Step.Pointwise(Activation activation) -> activation(activation, value);
            case Step.Residual(List<Step> branch) ->
                node("Add", scopeOfSum(), List.of(value, through(branch, value)), Map.of());
            case Step.LayerNorm norm ->
                node(
                        "LayerNormalization",
                        "norm" + made,
                        List.of(value),
                        Map.of("epsilon", new Attribute.Real(norm.epsilon())));
            case Step.Dropout dropped -> value;
            case Step.Structured other ->
                throw place.problem("weights are matched with networks of dense layers, activations, layer norms and"
                        + " residual branches; this one has a layer of kind "
                        + other.getClass().getSimpleName());
        };
    }

    private String scopeOfSum() {
        return "residual" + made;
    }

    private String linear(Step.Linear linear, String value) {
        MatchedWeights.Pair pair = weights.pair(linear.index());
        arrays.put(pair.name() + ".weight", pair.matrix());
        List<String> inputs = new ArrayList<>(List.of(value, pair.name() + ".weight"));
        pair.bias().ifPresent(bias -> {
            arrays.put(pair.name() + ".bias", bias);
            inputs.add(pair.name() + ".bias");
        });
        return node("Gemm", pair.name(), inputs, Map.of("transB", new Attribute.Whole(1)));
    }

    private String activation(Activation activation, String value) {
        String scope = "activation" + made;
        Optional<String> operator = Optional.ofNullable(OPERATORS.get(activation.name()));
        if (operator.isPresent()) {
            return node(operator.get(), scope, List.of(value), Map.of());
        }
        return switch (activation) {
            case Linear identity -> value;
            case Silu silu -> {
                String gate = node("Sigmoid", scope, List.of(value), Map.of());
                yield node("Mul", scope, List.of(value, gate), Map.of());
            }
            case LeakyRelu(double negative, double positive) -> leaky(value, scope, negative, positive);
            default ->
                throw place.problem("the activation " + activation.name()
                        + " cannot be carried out on weights from a file; "
                        + String.join(", ", OPERATORS.keySet().stream().sorted().toList())
                        + ", silu, leaky-relu, linear can");
        };
    }

    @SuppressWarnings("TooManyParameters")
    private String leaky(String value, String scope, double negative, double positive) {
        if (positive == 0) {
            throw place.problem("a leaky-relu with positive-slope 0 cannot be carried out on weights from a file");
        }
        String bent =
                node("LeakyRelu", scope, List.of(value), Map.of("alpha", new Attribute.Real(negative / positive)));
        if (positive == 1) {
            return bent;
        }
        arrays.put(scope + ".slope", RealArray.of(Axes.of(), positive));
        return node("Mul", scope, List.of(bent, scope + ".slope"), Map.of());
    }

    private String node(String operator, String scope, List<String> inputs, Map<String, Attribute> attributes) {
        String output = "value" + made++;
        nodes.add(
                new Node(operator, new Node.Names(output, scope), inputs, List.of(output), new HashMap<>(attributes)));
        return output;
    }
}
