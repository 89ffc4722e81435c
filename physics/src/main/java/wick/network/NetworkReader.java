package wick.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import wick.text.Fields;
import wick.text.Items;
import wick.text.Nearest;
import wick.text.Value;

/// Reads one network and remembers where each layer stands, so that layers which do not fit together are
/// named by line too.
final class NetworkReader {
    private static final List<String> LAYERS = List.of("dense", "activation", "residual", "repeat");
    private static final List<String> LATER = List.of(
            "convolution",
            "conv",
            "pooling",
            "pool",
            "flatten",
            "attention",
            "embedding",
            "layer-norm",
            "batch-norm",
            "dropout",
            "softmax",
            "recurrent",
            "graph");
    private static final List<String> DENSE =
            List.of("width", "weight-variance", "bias-variance", "weight-std", "bias-std", "init");

    private final Value root;
    private final Map<String, Value> standing = new HashMap<>();

    NetworkReader(Value root) {
        this.root = root;
    }

    Network read() {
        Fields fields = root.fields("input", "layers", "distribution", "parameterization");
        int inputs = inputs(fields.required("input"));
        List<Layer> layers = layers(fields.required("layers"), "layers");
        Distribution distribution = fields.optional("distribution")
                .map(value -> value.choice(distributions()))
                .orElse(Distribution.NORMAL);
        Parameterization parameterization = fields.optional("parameterization")
                .map(ParameterizationText::read)
                .orElse(Parameterization.NTK);
        if (!(layers.getLast() instanceof Layer.Dense)) {
            throw standing("layers[" + (layers.size() - 1) + "]")
                    .refuse("a dense layer: the last layer is the readout");
        }
        try {
            return new Network(inputs, layers, distribution, parameterization);
        } catch (WiringException e) {
            throw standing(e.layer()).place().problem(e.problem());
        } catch (IllegalArgumentException e) {
            throw root.place().problem(String.valueOf(e.getMessage()));
        }
    }

    private Value standing(String layer) {
        return standing.getOrDefault(layer, root);
    }

    private static int inputs(Value value) {
        if (!(value instanceof Items)) {
            return value.integer(1, Layer.Dense.WIDEST);
        }
        long product = 1;
        for (int size : value.integers(1, Layer.Dense.WIDEST)) {
            product *= size;
            if (product > Layer.Dense.WIDEST) {
                throw value.place().problem("the sizes multiply to more than " + Layer.Dense.WIDEST);
            }
        }
        if (value.items().isEmpty()) {
            throw value.refuse("a whole number or a shape such as [1, 8, 8]");
        }
        return (int) product;
    }

    private static Map<String, Distribution> distributions() {
        Map<String, Distribution> names = new LinkedHashMap<>();
        Arrays.stream(Distribution.values()).forEach(law -> names.put(law.text(), law));
        return names;
    }

    private List<Layer> layers(Value value, String path) {
        List<Layer> layers = new ArrayList<>();
        for (Value item : value.items()) {
            layers.add(layer(item, path + "[" + layers.size() + "]"));
        }
        if (layers.isEmpty()) {
            throw value.refuse("a list with at least one layer");
        }
        return layers;
    }

    private Layer layer(Value value, String path) {
        standing.put(path, value);
        Value.Named named = value.named(LAYERS);
        if (LATER.contains(named.name())) {
            throw named.place()
                    .problem("layers of kind " + named.name() + " are not supported yet; allowed are "
                            + String.join(", ", LAYERS));
        }
        if (!LAYERS.contains(named.name())) {
            throw named.place()
                    .refuse(
                            named.name(),
                            "one of " + String.join(", ", LAYERS) + Nearest.suggestion(named.name(), LAYERS));
        }
        Value argument = named.argument()
                .orElseThrow(() -> named.place()
                        .problem(
                                "the layer " + named.name() + " needs its settings, such as " + example(named.name())));
        return switch (named.name()) {
            case "dense" -> dense(argument);
            case "activation" -> new Layer.Pointwise(ActivationText.read(argument));
            case "residual" -> residual(argument, path);
            default -> repeat(argument, path);
        };
    }

    private static String example(String layer) {
        return switch (layer) {
            case "dense" -> "dense: {width: 256, weight-variance: 1}";
            case "activation" -> "activation: tanh";
            case "residual" -> "residual: {branch: [...]}";
            default -> "repeat: {times: 4, layers: [...]}";
        };
    }

    private Layer residual(Value value, String path) {
        List<Layer> branch = layers(value.fields("branch").required("branch"), path + ".residual.branch");
        if (!(branch.getLast() instanceof Layer.Dense)) {
            throw standing(path + ".residual.branch[" + (branch.size() - 1) + "]")
                    .refuse("a dense layer: a residual branch ends in one as wide as its input");
        }
        return value.checked(() -> new Layer.Residual(branch));
    }

    private Layer repeat(Value value, String path) {
        Fields fields = value.fields("times", "layers");
        int times = fields.required("times").integer(1, Layer.Repeat.MOST);
        return new Layer.Repeat(times, layers(fields.required("layers"), path + ".repeat.layers"));
    }

    private static Layer dense(Value value) {
        Fields fields = value.fields(DENSE);
        int width = fields.required("width").integer(1, Layer.Dense.WIDEST);
        return new Layer.Dense(width, initialization(value, fields));
    }

    private static Initialization initialization(Value value, Fields fields) {
        fields.atMostOneOf("weight-variance", "weight-std", "init");
        fields.atMostOneOf("bias-variance", "bias-std");
        if (fields.optional("init").isPresent()) {
            if (fields.optional("bias-std").isPresent()) {
                throw fields.required("bias-std").place().problem("cannot stand beside init; give bias-variance");
            }
            OptionalDouble bias = fields.optional("bias-variance")
                    .map(given -> OptionalDouble.of(given.nonNegative()))
                    .orElse(OptionalDouble.empty());
            return new Initialization.Preset(fields.required("init").choice(schemes()), bias);
        }
        String form = fields.optional("weight-std").isPresent() ? "std" : "variance";
        String other = form.equals("std") ? "variance" : "std";
        if (fields.optional("weight-" + form).isEmpty()) {
            throw value.place().problem("a dense layer needs weight-variance, weight-std or init");
        }
        if (fields.optional("bias-" + other).isPresent()) {
            throw fields.required("bias-" + other)
                    .place()
                    .problem("cannot stand beside weight-" + form + "; give bias-" + form);
        }
        double weight = fields.required("weight-" + form).nonNegative();
        double bias = fields.optional("bias-" + form).map(Value::nonNegative).orElse(0.0);
        return value.checked(() -> form.equals("std")
                ? new Initialization.Deviations(weight, bias)
                : new Initialization.Variances(weight, bias));
    }

    private static Map<String, Initialization.Scheme> schemes() {
        Map<String, Initialization.Scheme> names = new LinkedHashMap<>();
        Arrays.stream(Initialization.Scheme.values()).forEach(scheme -> names.put(scheme.text(), scheme));
        return names;
    }
}
