package wick.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Stream;
import wick.text.Fields;
import wick.text.Items;
import wick.text.Nearest;
import wick.text.Value;

/// Reads one network and remembers where each layer stands, so that layers which do not fit together are
/// named by line too.
final class NetworkReader {
    private static final List<String> INITIALIZATION =
            List.of("weight-variance", "bias-variance", "weight-std", "bias-std", "init");

    private final Value root;
    private final Map<String, Value> standing = new HashMap<>();

    NetworkReader(Value root) {
        this.root = root;
    }

    Network read() {
        Fields fields = root.fields("input", "layers", "distribution", "parameterization");
        Value given = fields.required("input");
        Optional<Fields> described = given instanceof Fields map ? Optional.of(map) : Optional.empty();
        Shape input = described.map(NetworkReader::shape).orElseGet(() -> input(given));
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
            return new Network(input, layers, distribution, parameterization, described.isPresent() && absences(given));
        } catch (WiringException e) {
            throw standing(e.layer()).place().problem(e.problem());
        } catch (IllegalArgumentException e) {
            throw root.place().problem(String.valueOf(e.getMessage()));
        }
    }

    private Value standing(String layer) {
        return standing.getOrDefault(layer, root);
    }

    private static Shape input(Value value) {
        if (!(value instanceof Items)) {
            return Shape.flat(value.integer(1, Layer.Dense.WIDEST));
        }
        List<Integer> sizes = value.integers(1, Layer.Dense.WIDEST);
        if (sizes.isEmpty()) {
            throw value.refuse("a whole number or a shape such as [1, 8, 8]");
        }
        return value.checked(() -> new Shape(sizes.getFirst(), sizes.subList(1, sizes.size())));
    }

    private static Shape shape(Fields described) {
        return input(described.fields("shape", "absent").required("shape"));
    }

    private static boolean absences(Value described) {
        return described
                .fields("shape", "absent")
                .optional("absent")
                .map(mark -> mark.choice(Map.of("nan", true)))
                .orElse(false);
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
        Value.Named named = value.named(LayerNames.ALL);
        String name = named.name();
        if (LayerNames.LATER.contains(name)) {
            throw named.place()
                    .problem("there are no layers of kind " + name + ": " + LayerNames.why(name) + "; allowed are "
                            + String.join(", ", LayerNames.ALL));
        }
        if (!LayerNames.ALL.contains(name)) {
            throw named.place()
                    .refuse(
                            name,
                            "one of " + String.join(", ", LayerNames.ALL) + Nearest.suggestion(name, LayerNames.ALL));
        }
        return BareLayers.read(named).orElseGet(() -> layer(name, argument(named), path));
    }

    private static Value argument(Value.Named named) {
        return named.argument()
                .orElseThrow(() -> named.place()
                        .problem("the layer " + named.name() + " needs its settings, such as "
                                + LayerNames.example(named.name())));
    }

    private Layer layer(String name, Value argument, String path) {
        return switch (name) {
            case "dense" -> dense(argument);
            case "conv" -> convolution(argument);
            case "attention" -> attention(argument);
            case "activation" -> new Layer.Pointwise(ActivationText.read(argument));
            case "dropout" -> dropout(argument);
            case "residual" -> residual(argument, path);
            case "repeat" -> repeat(argument, path);
            default -> LayerNames.POOLS.containsKey(name) ? pool(name, argument) : fan(name, argument, path);
        };
    }

    private Layer residual(Value value, String path) {
        List<Layer> branch = layers(value.fields("branch").required("branch"), path + ".residual.branch");
        if (!branch.getLast().isLinear()) {
            throw standing(path + ".residual.branch[" + (branch.size() - 1) + "]")
                    .refuse(
                            "a dense layer: a residual branch ends in one as wide as its input, or in conv or attention");
        }
        return value.checked(() -> new Layer.Residual(branch));
    }

    private Layer fan(String name, Value value, String path) {
        List<Value> written = value.fields("branches").required("branches").items();
        List<List<Layer>> branches = new ArrayList<>();
        for (Value branch : written) {
            String at = path + "." + name + "[" + branches.size() + "]";
            branches.add(branch.items().isEmpty() ? List.of() : layers(branch, at));
        }
        return value.checked(() -> new Layer.Fan(Objects.requireNonNull(LayerNames.COMBINATIONS.get(name)), branches));
    }

    private Layer repeat(Value value, String path) {
        Fields fields = value.fields("times", "layers", "weights");
        int times = fields.required("times").integer(1, Layer.Repeat.MOST);
        boolean tied = fields.optional("weights")
                .map(weights -> weights.choice(Map.of("tied", true, "independent", false)))
                .orElse(false);
        return new Layer.Repeat(times, layers(fields.required("layers"), path + ".repeat.layers"), tied);
    }

    private static Layer dense(Value value) {
        Fields fields = value.fields(with(INITIALIZATION, "width"));
        int width = fields.required("width").integer(1, Layer.Dense.WIDEST);
        return new Layer.Dense(width, initialization(value, fields));
    }

    private static Layer convolution(Value value) {
        Fields fields = value.fields(with(INITIALIZATION, "channels", "size", "stride", "dilation", "padding"));
        int channels = fields.required("channels").integer(1, Layer.Dense.WIDEST);
        Window window = window(value, fields, Padding.SAME, false);
        return new Layer.Convolution(channels, window, initialization(value, fields));
    }

    private static Layer pool(String name, Value value) {
        Fields fields = value.fields("size", "stride", "padding");
        Window window = window(value, fields, Padding.VALID, true);
        return new Layer.Pool(Objects.requireNonNull(LayerNames.POOLS.get(name)), window);
    }

    private static Window window(Value value, Fields fields, Padding usual, boolean stepsBySize) {
        List<Integer> size = sizes(fields.required("size"));
        List<Integer> ones = size.stream().map(_ -> 1).toList();
        Padding padding = fields.optional("padding")
                .map(given -> given.choice(paddings()))
                .orElse(usual);
        return value.checked(() -> new Window(
                size,
                fields.optional("stride").map(NetworkReader::sizes).orElse(stepsBySize ? size : ones),
                fields.optional("dilation").map(NetworkReader::sizes).orElse(ones),
                padding));
    }

    private static List<Integer> sizes(Value value) {
        return value instanceof Items
                ? value.integers(1, Layer.Dense.WIDEST)
                : List.of(value.integer(1, Layer.Dense.WIDEST));
    }

    private static Map<String, Padding> paddings() {
        Map<String, Padding> names = new LinkedHashMap<>();
        Arrays.stream(Padding.values()).forEach(padding -> names.put(padding.text(), padding));
        return names;
    }

    private static Layer attention(Value value) {
        Fields fields = value.fields("channels", "key-variance", "value-variance", "output-variance");
        int channels = fields.required("channels").integer(1, Layer.Dense.WIDEST);
        return value.checked(() -> new Layer.Attention(
                channels,
                variance(fields, "key-variance"),
                variance(fields, "value-variance"),
                variance(fields, "output-variance")));
    }

    private static double variance(Fields fields, String name) {
        return fields.optional(name).map(Value::nonNegative).orElse(1.0);
    }

    private static Layer dropout(Value value) {
        double rate = value.fields("rate").required("rate").nonNegative();
        return value.checked(() -> new Layer.Dropout(rate));
    }

    private static List<String> with(List<String> names, String... further) {
        return Stream.concat(Stream.of(further), names.stream()).toList();
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
            throw value.place().problem("this layer needs weight-variance, weight-std or init");
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
