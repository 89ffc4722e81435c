package wick.topic.expressivity.theory.compiler;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/// What kind of network a polynomial is compiled to: a `tree` of products of two, or everything in one hidden layer;
/// with connections that skip layers or without; of gates with a `bias` and a number of neurons for a product of two
/// (4, 3 or 2) that are given, or else the fewest that reach the tolerance.
public record Target(boolean tree, boolean skips, OptionalDouble bias, OptionalInt neurons) {
    /// A tree without skip connections, of gates that are found.
    public static final Target TREE = new Target(true, false, OptionalDouble.empty(), OptionalInt.empty());

    public Target {
        if (neurons.isPresent() && (neurons.getAsInt() < 2 || neurons.getAsInt() > 4)) {
            throw new IllegalArgumentException("a product of two needs 2, 3 or 4 neurons, not " + neurons.getAsInt());
        }
    }

    public Target withTree(boolean deep) {
        return new Target(deep, skips, bias, neurons);
    }

    public Target withSkips(boolean may) {
        return new Target(tree, may, bias, neurons);
    }

    public Target withNeurons(int ofProduct) {
        return new Target(tree, skips, bias, OptionalInt.of(ofProduct));
    }

    public Target withBias(double given) {
        return new Target(tree, skips, OptionalDouble.of(given), neurons);
    }
}
