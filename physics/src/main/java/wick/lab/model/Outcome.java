package wick.lab.model;

import java.util.List;
import wick.model.NumberArray;

/// What a step makes, how gradients go back through it, and whether it depends smoothly on its inputs at all.
record Outcome(List<NumberArray> outputs, Pullback pullback, boolean isSmooth) {
    Outcome {
        outputs = List.copyOf(outputs);
    }

    /// Takes the gradients of the outputs back to the inputs.
    @FunctionalInterface
    interface Pullback {
        void pull(Cotangents cotangents);
    }

    Outcome(List<NumberArray> outputs, Pullback pullback) {
        this(outputs, pullback, true);
    }

    static Outcome of(NumberArray output, Pullback pullback) {
        return new Outcome(List.of(output), pullback);
    }

    /// A result that does not depend smoothly on anything.
    static Outcome constant(NumberArray output) {
        return new Outcome(List.of(output), _ -> {}, false);
    }
}
