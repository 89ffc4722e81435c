package wick.lab.model;

import java.util.List;
import wick.model.NumberArray;

/// What a step makes, and how gradients go back through it.
record Outcome(List<NumberArray> outputs, Pullback pullback) {
    Outcome {
        outputs = List.copyOf(outputs);
    }

    /// Takes the gradients of the outputs back to the inputs.
    @FunctionalInterface
    interface Pullback {
        void pull(Cotangents cotangents);
    }

    private static final Pullback NOTHING = _ -> {};

    /// Whether the outputs depend smoothly on the inputs.
    boolean isSmooth() {
        return pullback != NOTHING;
    }

    static Outcome of(NumberArray output, Pullback pullback) {
        return new Outcome(List.of(output), pullback);
    }

    /// A result that does not depend smoothly on anything.
    static Outcome constant(NumberArray output) {
        return new Outcome(List.of(output), NOTHING);
    }
}
