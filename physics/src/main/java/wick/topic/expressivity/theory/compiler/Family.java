package wick.topic.expressivity.theory.compiler;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import wick.topic.expressivity.polynomial.Expansion;
import wick.topic.expressivity.theory.gate.Gate;
import wick.topic.expressivity.theory.gate.GateTuner;
import wick.topic.expressivity.theory.gate.TunedGate;

/// One way to make the gates of a layout: from how many neurons a product of two is (4, 3 or 2; products of more
/// factors from all sign vectors with 4, from half of them else), and a copy (2 or 1).
record Family(GateTuner tuner, OptionalDouble bias, int ofProduct, int ofCopy) {

    /// The ways a target allows, the fewest neurons first.
    static List<Family> of(Target target, GateTuner tuner, Layout layout) {
        List<Family> families = new ArrayList<>();
        for (int ofProduct = 2; ofProduct <= 4; ofProduct++) {
            if (target.neurons().orElse(ofProduct) == ofProduct) {
                families.add(new Family(tuner, target.bias(), ofProduct, 1));
                families.add(new Family(tuner, target.bias(), ofProduct, 2));
            }
        }
        families.sort(Comparator.comparingLong(family -> family.neurons(layout)));
        return families;
    }

    private Gate gate(List<Integer> exponents) {
        if (exponents.equals(List.of(1))) {
            return ofCopy == 1 ? Gate.half(exponents) : Gate.full(exponents);
        }
        if (ofProduct == 3 && exponents.equals(List.of(1, 1))) {
            return Gate.three();
        }
        boolean all = ofProduct == 4 || (ofProduct == 3 && exponents.equals(List.of(2)));
        return all ? Gate.full(exponents) : Gate.half(exponents);
    }

    private long neurons(Layout layout) {
        Map<List<Integer>, Integer> sizes = new HashMap<>();
        return layout.layers().stream()
                .flatMap(List::stream)
                .mapToLong(node -> sizes.computeIfAbsent(
                        node.exponents(), exponents -> gate(exponents).rays().size()))
                .sum();
    }

    /// Gates for all nodes to begin a search with, one choice for every bias that suits the products.
    List<Map<List<Integer>, TunedGate>> starts(Layout layout) {
        Map<Integer, List<List<Integer>>> kinds = new TreeMap<>();
        layout.layers().stream()
                .flatMap(List::stream)
                .map(Node::exponents)
                .distinct()
                .forEach(exponents -> kinds.computeIfAbsent(Expansion.degree(exponents), _ -> new ArrayList<>())
                        .add(exponents));
        List<Map<List<Integer>, TunedGate>> starts = List.of(Map.of());
        for (List<List<Integer>> ofDegree : kinds.values()) {
            List<Map<List<Integer>, TunedGate>> longer = new ArrayList<>();
            // products of two are searched over their biases, other gates stand at their best one
            boolean product = Expansion.degree(ofDegree.getFirst()) == 2;
            List<Map<List<Integer>, TunedGate>> found = alike(ofDegree, product);
            starts.forEach(start -> found.forEach(more -> {
                Map<List<Integer>, TunedGate> both = new HashMap<>(start);
                both.putAll(more);
                longer.add(both);
            }));
            starts = longer;
        }
        return starts;
    }

    /// Gates of one degree, all at the same bias and scale, which are those of the largest.
    private List<Map<List<Integer>, TunedGate>> alike(List<List<Integer>> kinds, boolean everyBias) {
        Gate largest = gate(Collections.max(kinds, Comparator.comparingInt(List::size)));
        boolean copy = largest.degree() == 1;
        List<TunedGate> tuned = bias.isPresent() && !copy
                ? tuner.at(largest, bias.getAsDouble()).stream().toList()
                : tuner.tuned(largest);
        List<Map<List<Integer>, TunedGate>> all = new ArrayList<>();
        for (TunedGate gate : tuned.subList(0, Math.min(everyBias ? tuned.size() : 1, tuned.size()))) {
            Map<List<Integer>, TunedGate> gates = new HashMap<>();
            for (List<Integer> exponents : kinds) {
                Optional<TunedGate> other = tuner.like(gate, gate(exponents));
                other.ifPresent(found -> gates.put(exponents, found));
            }
            if (gates.size() == kinds.size()) {
                all.add(gates);
            }
        }
        return all;
    }
}
