package wick.topic.expressivity.theory.compiler;

import java.util.List;
import java.util.Optional;
import wick.network.Activation;
import wick.topic.expressivity.theory.gate.Gate;
import wick.topic.expressivity.theory.gate.GateTuner;
import wick.topic.expressivity.theory.gate.TunedGate;

/// Why an activation has no gate for a layout, and what has one.
final class Refusals {
    private Refusals() {}

    static IllegalArgumentException noGate(GateTuner tuner, Target target, Layout layout) {
        Activation activation = tuner.activation();
        for (List<Integer> exponents : layout.layers().stream()
                .flatMap(List::stream)
                .map(Node::exponents)
                .distinct()
                .toList()) {
            Gate gate = Gate.full(exponents);
            int order = gate.degree();
            Optional<TunedGate> best = tuner.tuned(gate).stream().findFirst();
            if (best.isEmpty()) {
                return new IllegalArgumentException(activation.name() + " cannot make a product of " + order
                        + ": its derivative of order " + order + " is zero wherever it exists; activations that can are"
                        + " tanh, sigmoid, softplus, gelu, silu, erf, sin, cos and exp");
            }
            if (target.bias().isPresent()
                    && order > 1
                    && tuner.at(gate, target.bias().getAsDouble()).isEmpty()) {
                return new IllegalArgumentException("bias " + target.bias().getAsDouble()
                        + ": the derivative of order " + order + " of " + activation.name()
                        + " is zero or unknown there; a bias that works is "
                        + best.get().bias());
            }
        }
        return new IllegalArgumentException(activation.name() + " has no product of "
                + target.neurons().orElse(4) + " neurons at any bias (or at the bias given); use 4");
    }
}
