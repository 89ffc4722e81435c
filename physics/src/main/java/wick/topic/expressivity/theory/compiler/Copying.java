package wick.topic.expressivity.theory.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;

/// Products in the layer of their depth, which read the layer just before; what is older is copied.
///
/// A value that is needed later on its own is carried through every layer, once for all who need it. Where a sum needs
/// several older values, they are not carried one by one: the sum is begun in the layer where its first value is there,
/// carried, and goes on as further values come.
final class Copying {
    private final Circuit circuit;
    private final List<Integer> levels;
    /// The gates of every layer, each once.
    private final List<Map<Node, Integer>> layers = new ArrayList<>();
    /// The layer up to which a value of the circuit is carried on its own.
    private final Map<Integer, Integer> needed = new HashMap<>();
    /// The gate that makes a product of the circuit, in the layer of its depth.
    private final Map<Integer, Integer> made = new HashMap<>();

    Copying(Circuit circuit) {
        this.circuit = circuit;
        this.levels = circuit.levels();
        for (int layer = 0; layer <= circuit.depth(); layer++) {
            layers.add(new HashMap<>());
        }
    }

    Layout layout() {
        int depth = circuit.depth();
        for (int k = 0; k < circuit.products().size(); k++) {
            int layer = levels.get(circuit.inputs() + k) - 1;
            need(circuit.products().get(k).left(), layer);
            need(circuit.products().get(k).right(), layer);
        }
        need(circuit.output(), depth);
        for (int layer = 1; layer <= depth; layer++) {
            for (int k = 0; k < circuit.products().size(); k++) {
                if (levels.get(circuit.inputs() + k) == layer) {
                    Circuit.Multiplication product = circuit.products().get(k);
                    Affine left = at(product.left(), layer - 1);
                    Affine right = at(product.right(), layer - 1);
                    made.put(circuit.inputs() + k, gate(layer, Node.product(left, right)));
                }
            }
        }
        Affine output = at(circuit.output(), depth);
        return numbered(output);
    }

    /// A value that is the only older one of a sum is carried on its own.
    private void need(Affine affine, int layer) {
        List<Integer> older = older(affine, layer);
        if (older.size() == 1) {
            needed.merge(older.getFirst(), layer, Math::max);
        }
    }

    private List<Integer> older(Affine affine, int layer) {
        return affine.weights().keySet().stream()
                .filter(value -> levels.get(value) < layer)
                .toList();
    }

    private int gate(int layer, Node node) {
        Map<Node, Integer> gates = layers.get(layer);
        return gates.computeIfAbsent(node, _ -> gates.size());
    }

    /// A sum of values of the circuit as a sum of what layer `layer` gives. Gates are numbered within their layer.
    private Affine at(Affine affine, int layer) {
        SequencedMap<Integer, BigFraction> weights = new TreeMap<>();
        SequencedMap<Integer, BigFraction> begun = new TreeMap<>();
        affine.weights().forEach((value, weight) -> {
            if (levels.get(value) == layer || needed.getOrDefault(value, -1) >= layer) {
                weights.merge(carried(value, layer), weight, BigFraction::add);
            } else {
                begun.put(value, weight);
            }
        });
        if (!begun.isEmpty()) {
            weights.merge(sum(begun, layer), BigFraction.ONE, BigFraction::add);
        }
        return new Affine(affine.constant(), weights);
    }

    /// The number within layer `layer` of a value that is made there or carried there.
    private int carried(int value, int layer) {
        if (levels.get(value) == layer) {
            return layer == 0 ? value : made.getOrDefault(value, -1);
        }
        return gate(layer, Node.copy(Affine.value(carried(value, layer - 1))));
    }

    /// The number within `layer` of the copy of a sum of older values.
    private int sum(SequencedMap<Integer, BigFraction> values, int layer) {
        SequencedMap<Integer, BigFraction> weights = new TreeMap<>();
        SequencedMap<Integer, BigFraction> older = new TreeMap<>();
        values.forEach((value, weight) -> {
            if (levels.get(value) == layer - 1) {
                weights.merge(carried(value, layer - 1), weight, BigFraction::add);
            } else {
                older.put(value, weight);
            }
        });
        if (!older.isEmpty()) {
            weights.merge(sum(older, layer - 1), BigFraction.ONE, BigFraction::add);
        }
        return gate(layer, Node.copy(new Affine(BigFraction.ZERO, weights)));
    }

    /// Numbers the gates through, layer by layer.
    private Layout numbered(Affine output) {
        List<List<Node>> all = new ArrayList<>();
        int first = 0;
        int count = circuit.inputs();
        for (int layer = 1; layer < layers.size(); layer++) {
            Node[] nodes = new Node[layers.get(layer).size()];
            int before = first;
            layers.get(layer)
                    .forEach((node, place) -> nodes[place] = new Node(
                            node.operands().stream()
                                    .map(operand -> shifted(operand, before))
                                    .toList(),
                            node.exponents()));
            all.add(List.of(nodes));
            first += count;
            count = nodes.length;
        }
        return new Layout(circuit.inputs(), all, shifted(output, first));
    }

    private static Affine shifted(Affine affine, int by) {
        SequencedMap<Integer, BigFraction> weights = new TreeMap<>();
        affine.weights().forEach((value, weight) -> weights.put(value + by, weight));
        return new Affine(affine.constant(), weights);
    }
}
