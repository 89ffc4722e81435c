package wick.lab.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import wick.model.Axes;
import wick.model.NumberArray;
import wick.model.RealArray;
import wick.network.Step;
import wick.network.Wiring;
import wick.text.Place;

/// Named arrays matched with the matrices of a network: by order of names, in which 2 comes before 10, and by shape.
///
/// Where both an array of outputs x inputs and its transpose would fit, outputs x inputs is meant, as
/// PyTorch stores it.
final class MatchedWeights {

    /// A matrix of outputs x inputs and its bias, under the name that they share.
    record Pair(String name, RealArray matrix, Optional<RealArray> bias) {}

    private final List<Pair> pairs;

    private MatchedWeights(List<Pair> pairs) {
        this.pairs = pairs;
    }

    /// @throws wick.text.InputException listing both sides, if they do not fit
    static MatchedWeights of(Wiring wiring, Map<String, NumberArray> arrays, Place place) {
        List<String> names = arrays.keySet().stream()
                .filter(name -> arrays.get(name) instanceof RealArray array
                        && array.axes().rank() == 2)
                .sorted(Comparator.comparing(MatchedWeights::sortable))
                .toList();
        List<Step.Linear> matrices = wiring.matrices().stream()
                .sorted(Comparator.comparingInt(Step.Linear::index))
                .toList();
        List<Pair> pairs = new ArrayList<>();
        boolean fits = names.size() == matrices.size();
        for (int k = 0; fits && k < names.size(); k++) {
            Optional<RealArray> matrix = oriented(arrays, names.get(k), matrices.get(k));
            fits = matrix.isPresent();
            String name = names.get(k);
            matrix.ifPresent(found -> pairs.add(new Pair(prefix(name), found, bias(arrays, name, found))));
        }
        if (!fits) {
            throw place.problem("its matrices, in the order of their names, "
                    + names.stream()
                            .map(name -> name + " " + shape(arrays, name))
                            .collect(Collectors.joining(", "))
                    + " are not those of the network, "
                    + matrices.stream()
                            .map(linear -> "[" + linear.fanOut() + ", " + linear.fanIn() + "]")
                            .collect(Collectors.joining(", ")));
        }
        return new MatchedWeights(pairs);
    }

    Pair pair(int index) {
        return pairs.get(index);
    }

    private static String shape(Map<String, NumberArray> arrays, String name) {
        return Optional.ofNullable(arrays.get(name))
                .map(array -> array.axes().toString())
                .orElse("");
    }

    /// Numbers in a name padded, so that they sort as numbers.
    private static String sortable(String name) {
        StringBuilder text = new StringBuilder();
        int at = 0;
        while (at < name.length()) {
            int end = at;
            while (end < name.length() && Character.isDigit(name.charAt(end))) {
                end++;
            }
            if (end > at) {
                text.repeat('0', Math.max(0, 12 - (end - at))).append(name, at, end);
                at = end;
            } else {
                text.append(name.charAt(at++));
            }
        }
        return text.toString();
    }

    private static String prefix(String name) {
        return name.endsWith(".weight") ? name.substring(0, name.length() - ".weight".length()) : name;
    }

    private static Optional<RealArray> oriented(Map<String, NumberArray> arrays, String name, Step.Linear linear) {
        if (!(arrays.get(name) instanceof RealArray array)) {
            return Optional.empty();
        }
        Axes axes = array.axes();
        if (axes.at(0) == linear.fanOut() && axes.at(1) == linear.fanIn()) {
            return Optional.of(array);
        }
        if (axes.at(1) == linear.fanOut() && axes.at(0) == linear.fanIn()) {
            double[] turned = new double[array.size()];
            for (int i = 0; i < turned.length; i++) {
                turned[i] = array.values()[i % axes.at(0) * axes.at(1) + i / axes.at(0)];
            }
            return Optional.of(RealArray.of(Axes.of(linear.fanOut(), linear.fanIn()), turned));
        }
        return Optional.empty();
    }

    private static Optional<RealArray> bias(Map<String, NumberArray> arrays, String name, RealArray matrix) {
        return arrays.get(prefix(name) + ".bias") instanceof RealArray bias
                        && bias.size() == matrix.axes().at(0)
                ? Optional.of(bias.on(Axes.of(bias.size())))
                : Optional.empty();
    }
}
