package wick.topic.expressivity.theory.compiler;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;

/// Products in the layer of their depth, which read whatever comes before.
final class Skipping {
    private final Circuit circuit;
    /// The number of a value of the circuit in the layout.
    private final Map<Integer, Integer> places = new HashMap<>();

    Skipping(Circuit circuit) {
        this.circuit = circuit;
    }

    Layout layout() {
        List<Integer> levels = circuit.levels();
        List<List<Node>> layers = new ArrayList<>();
        for (int i = 0; i < circuit.inputs(); i++) {
            places.put(i, i);
        }
        int next = circuit.inputs();
        for (int layer = 1; layer <= circuit.depth(); layer++) {
            List<Node> nodes = new ArrayList<>();
            for (int k = 0; k < circuit.products().size(); k++) {
                if (levels.get(circuit.inputs() + k) == layer) {
                    Circuit.Multiplication product = circuit.products().get(k);
                    nodes.add(Node.product(placed(product.left()), placed(product.right())));
                    places.put(circuit.inputs() + k, next++);
                }
            }
            layers.add(nodes);
        }
        return new Layout(circuit.inputs(), layers, placed(circuit.output()));
    }

    private Affine placed(Affine affine) {
        SequencedMap<Integer, BigFraction> weights = new TreeMap<>();
        affine.weights().forEach((value, weight) -> weights.put(places.getOrDefault(value, -1), weight));
        return new Affine(affine.constant(), weights);
    }
}
