package wick.topic.expressivity.theory.compiler;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.hipparchus.fraction.BigFraction;
import wick.topic.expressivity.polynomial.Expansion;

/// Which gate stands in which hidden layer. Value i < `inputs` is an input; the others are the gates, layer by layer.
///
/// Without skip connections a gate reads the layer just before its own, and what is needed later is copied from layer
/// to layer; with them it reads any layer before, and nothing is copied.
public record Layout(int inputs, List<List<Node>> layers, Affine output) {

    public Layout {
        layers = layers.stream().map(List::copyOf).toList();
    }

    /// Multiplications two by two, one layer for each that has to wait for another.
    public static Layout tree(Circuit circuit, boolean skips) {
        return skips ? new Skipping(circuit).layout() : new Copying(circuit).layout();
    }

    /// Every monomial at once, in one hidden layer. Linear terms pass by it where connections may skip, and are copied
    /// otherwise.
    public static Layout flat(Expansion expansion, boolean skips) {
        List<Node> nodes = new ArrayList<>();
        var weights = new TreeMap<Integer, BigFraction>();
        BigFraction constant = BigFraction.ZERO;
        boolean hidden = expansion.degree() > 1;
        for (var term : expansion.terms().entrySet()) {
            List<Affine> operands = new ArrayList<>();
            List<Integer> exponents = new ArrayList<>();
            for (int i = 0; i < term.getKey().size(); i++) {
                if (term.getKey().get(i) > 0) {
                    operands.add(Affine.value(i));
                    exponents.add(term.getKey().get(i));
                }
            }
            int degree = Expansion.degree(exponents);
            if (degree == 0) {
                constant = term.getValue();
            } else if (degree == 1 && (skips || !hidden)) {
                operands.getFirst().weights().forEach((index, _) -> weights.put(index, term.getValue()));
            } else {
                weights.put(expansion.variables() + nodes.size(), term.getValue());
                nodes.add(new Node(operands, exponents));
            }
        }
        return new Layout(expansion.variables(), hidden ? List.of(nodes) : List.of(), new Affine(constant, weights));
    }

    /// The same where an input x_i stands for x_i less `origins` i everywhere.
    Layout readingFrom(List<BigFraction> origins) {
        List<List<Node>> moved = layers.stream()
                .map(layer -> layer.stream()
                        .map(node -> new Node(
                                node.operands().stream()
                                        .map(operand -> operand.readingFrom(origins))
                                        .toList(),
                                node.exponents()))
                        .toList())
                .toList();
        return new Layout(inputs, moved, output.readingFrom(origins));
    }
}
