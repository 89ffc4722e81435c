package wick.topic.expressivity.theory.compiler;

import java.util.List;
import java.util.Map;
import wick.topic.expressivity.theory.gate.TunedGate;

/// The gate that makes every kind of node: by its exponents, in hidden layers that gates read, and in the last one,
/// whose constants go into the output's bias.
record GateSet(Map<List<Integer>, TunedGate> inner, Map<List<Integer>, TunedGate> last) {
    GateSet {
        inner = Map.copyOf(inner);
        last = Map.copyOf(last);
    }

    TunedGate gate(Node node, boolean inLastLayer) {
        TunedGate gate = (inLastLayer ? last : inner).get(node.exponents());
        if (gate == null) {
            throw new IllegalArgumentException("there is no gate for exponents " + node.exponents());
        }
        return gate;
    }
}
