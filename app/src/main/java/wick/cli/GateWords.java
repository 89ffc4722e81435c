package wick.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import wick.network.ActivationText;
import wick.network.weighted.WeightedNetwork;
import wick.numeric.random.Address;
import wick.topic.expressivity.lab.product.GateErrors;
import wick.topic.expressivity.theory.product.FlatGate;
import wick.topic.expressivity.theory.product.FlatShape;
import wick.topic.expressivity.theory.product.ProductTree;

/// A network that multiplies, as JSON and as text.
record GateWords(
        FlatGate gate,
        Optional<ProductTree> tree,
        double scale,
        WeightedNetwork network,
        GateErrors measured,
        OptionalDouble bound,
        int points) {
    private static final double EPSILON = 0x1p-53;
    private static final int POINTS = 10_000;
    /// Neurons times points that are evaluated.
    private static final long WORK = 50_000_000;

    static GateWords flat(FlatGate gate, Optional<Double> scale, long seed) {
        double chosen = scale.orElseGet(() -> gate.bestScale(EPSILON));
        return of(gate, Optional.empty(), chosen, seed);
    }

    static GateWords tree(ProductTree tree, Optional<Double> scale, long seed) {
        double chosen = scale.orElseGet(() -> tree.pair().bestScale(EPSILON));
        return of(tree.pair(), Optional.of(tree), chosen, seed);
    }

    private static GateWords of(FlatGate gate, Optional<ProductTree> tree, double scale, long seed) {
        WeightedNetwork network = tree.map(t -> t.network(scale)).orElseGet(() -> gate.network(scale));
        int points = Math.clamp(WORK / Math.max(1, network.units()), 16, POINTS);
        GateErrors measured =
                GateErrors.of(network, GateErrors.pointsAndCorners(network.inputs(), points, Address.of(seed, "gate")));
        OptionalDouble bound = tree.map(t -> t.bound(scale)).orElseGet(() -> gate.bound(scale));
        return new GateWords(gate, tree, scale, network, measured, bound, points);
    }

    SequencedMap<String, Object> json() {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("neurons", network.neurons());
        json.put("biases", List.of(gate.bias()));
        json.put("output_bias", outputBias());
        json.put("error", measured.largest());
        json.put("relative_error", measured.relative());
        json.put("error_predicted", predicted());
        json.put("error_bound", bound.isPresent() ? Optional.of(bound.getAsDouble()) : Optional.empty());
        json.put("scale", scale);
        json.put("order", gate.leading().map(FlatGate.Leading::order));
        json.put("coefficient", gate.leading().map(FlatGate.Leading::coefficient));
        json.put(
                "shape",
                tree.isPresent()
                        ? "tree of " + gate.shape().text()
                        : gate.shape().text());
        json.put("hidden_layers", network.hiddenLayers());
        json.put("synapses", network.synapses());
        json.put("fewest_possible", FlatShape.HALF_SIGNS.count(network.inputs()));
        json.put("points", points);
        SequencedMap<String, Object> request = new LinkedHashMap<>();
        request.put("factors", network.inputs());
        request.put("activation", ActivationText.text(gate.activation()));
        json.put("request", request);
        return json;
    }

    private boolean outputBias() {
        return gate.shape() == FlatShape.SUBSETS;
    }

    /// Of a tree nothing is predicted but the bound.
    private Optional<Double> predicted() {
        double first = gate.leading()
                .map(term -> Math.abs(term.coefficient()) * Math.pow(scale, term.order()))
                .orElse(0.0);
        return tree.isPresent() ? Optional.empty() : Optional.of(first + gate.rounding(scale, EPSILON));
    }

    String text() {
        int n = network.inputs();
        StringBuilder text = new StringBuilder();
        text.append(line(
                "%d numbers are multiplied by %d neurons of %s in %d hidden %s, %d synapses",
                n,
                network.neurons(),
                gate.activation().name(),
                network.hiddenLayers(),
                network.hiddenLayers() == 1 ? "layer" : "layers",
                network.synapses()));
        text.append(line(
                "  bias %s of every neuron%s, scale %.6g",
                gate.bias(), outputBias() ? " and one at the output" : "", scale));
        text.append(line(
                "  largest error for numbers from -1 to 1: %.3g measured at %d points and corners of the cube",
                measured.largest(), points));
        predicted()
                .ifPresent(error -> text.append(
                        line("  %.3g predicted: first term %s and rounding of doubles", error, firstTerm())));
        bound.ifPresent(limit -> text.append(line("  never above %.3g in exact arithmetic with these weights", limit)));
        text.append(line("  root mean square error over that of the products: %.3g", measured.relative()));
        if (tree.isEmpty()) {
            text.append(line(
                    "One hidden layer cannot do with fewer than %s neurons, whatever their biases; a tree takes %d.",
                    FlatShape.HALF_SIGNS.count(n), 4 * (n - 1)));
        } else {
            text.append(line("One hidden layer would take at least %s.", FlatShape.HALF_SIGNS.count(n)));
        }
        return text.toString();
    }

    private String firstTerm() {
        return gate.leading()
                .map(term -> String.format(Locale.ROOT, "%.4g scale^%d", term.coefficient(), term.order()))
                .orElse("none");
    }

    private static String line(String format, Object... values) {
        return String.format(Locale.ROOT, format + "%n", values);
    }
}
