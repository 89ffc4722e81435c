package wick.lab.model;

import java.util.List;
import java.util.Optional;
import wick.network.signal.Kind;

/// Steps of a graph that together are one module of the model: its kind, the signals it reads and the one it
/// makes, by the names of values, and its weights.
///
/// @param type the name of its operator, such as `Conv`
/// @param inputs the signals it reads; for an addition both summands, for attention the values
/// @param steps the steps by position, ascending
record ModelPart(Kind kind, String type, List<String> inputs, String output, Weights weights, List<Integer> steps) {

    /// The arrays of a module, by the names of values: a matrix, whether it is stored as inputs x outputs, a bias.
    record Weights(Optional<String> matrix, boolean turned, Optional<String> bias) {
        static final Weights NONE = new Weights(Optional.empty(), false, Optional.empty());

        static Weights of(String matrix) {
            return new Weights(Optional.of(matrix), false, Optional.empty());
        }

        Weights withBias(Optional<String> other) {
            return new Weights(matrix, turned, other);
        }
    }

    ModelPart {
        inputs = List.copyOf(inputs);
        steps = steps.stream().sorted().toList();
    }

    int last() {
        return steps.getLast();
    }
}
