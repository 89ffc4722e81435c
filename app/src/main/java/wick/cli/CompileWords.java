package wick.cli;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import wick.network.formula.Interval;
import wick.network.weighted.WeightedLayer;
import wick.network.weighted.WeightedNetwork;
import wick.topic.expressivity.lab.SupremumError;
import wick.topic.expressivity.polynomial.Fractions;
import wick.topic.expressivity.polynomial.Polynomial;
import wick.topic.expressivity.theory.compiler.Compiled;

/// A compiled network for programs and for people.
final class CompileWords {
    private static final int MOST_SHOWN = 8;

    private CompileWords() {}

    static SequencedMap<String, Object> json(Compiled compiled, SupremumError measured) {
        WeightedNetwork network = compiled.network();
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("neurons", network.neurons());
        json.put("synapses", network.synapses());
        json.put("layers", network.hiddenLayers());
        json.put("error_bound", compiled.errorBound());
        json.put("measured_error", measured.largest());
        json.put(
                "scale",
                compiled.scale().isPresent() ? Optional.of(compiled.scale().getAsDouble()) : Optional.empty());
        json.put("biases", compiled.biases());
        return json;
    }

    static String text(
            Polynomial polynomial, List<Interval> box, Compiled compiled, SupremumError measured, Optional<Path> out) {
        WeightedNetwork network = compiled.network();
        StringBuilder text = new StringBuilder();
        text.append(line("inputs", inputs(polynomial, box)));
        String widths = Arrays.toString(
                network.layers().stream().mapToInt(WeightedLayer::width).toArray());
        text.append(line(
                "network",
                count(network.neurons(), "neuron") + " in " + count(network.hiddenLayers(), "hidden layer") + ", "
                        + count(network.synapses(), "synapse") + "; widths " + widths));
        text.append(line("products", compiled.multiplications() + ""));
        compiled.scale().ifPresent(scale -> text.append(line("scale", String.format(Locale.ROOT, "%.6g", scale))));
        if (!compiled.biases().isEmpty()) {
            text.append(line(
                    "biases",
                    compiled.biases().stream()
                            .map(bias -> String.format(Locale.ROOT, "%.13g", bias))
                            .collect(Collectors.joining(", "))));
        }
        text.append(line(
                "error",
                "at most " + Fractions.upward(compiled.errorBound(), 3)
                        + " everywhere on the domain (certified, rounding included)"));
        text.append(line(
                "measured",
                String.format(
                        Locale.ROOT, "%.3g, the largest at %d points", measured.largest(), measured.evaluations())));
        out.ifPresent(path -> text.append(line("written", path.toString())));
        return text.toString();
    }

    private static String line(String name, String value) {
        return String.format(Locale.ROOT, "%-10s %s%n", name, value);
    }

    private static String count(long number, String thing) {
        return number + " " + thing + (number == 1 ? "" : "s");
    }

    private static String inputs(Polynomial polynomial, List<Interval> box) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < Math.min(MOST_SHOWN, box.size()); i++) {
            text.append(i == 0 ? "" : ", ")
                    .append(polynomial.variables().get(i))
                    .append(" in [")
                    .append(box.get(i).low())
                    .append(", ")
                    .append(box.get(i).high())
                    .append("]");
        }
        return box.size() > MOST_SHOWN ? text + ", ... (" + box.size() + ")" : text.toString();
    }
}
