package wick.lab.correlators;

import java.util.ArrayList;
import java.util.List;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Linear;
import wick.network.Step;
import wick.network.Wiring;

/// Dense layers with an activation between each two: `layers` has one more element than `activations`.
record DenseChain(List<Step.Linear> layers, List<Activation> activations) {

    DenseChain {
        layers = List.copyOf(layers);
        activations = List.copyOf(activations);
    }

    /// Throws [IllegalArgumentException] for other layers, and for weights of one matrix that depend on each
    /// other, since the readout is averaged with independent ones.
    static DenseChain of(Wiring wiring) {
        if (wiring.distribution() == Distribution.ORTHOGONAL) {
            throw new IllegalArgumentException("tensors are measured for independent weights, not for orthogonal ones");
        }
        List<Step.Linear> layers = new ArrayList<>();
        List<Activation> activations = new ArrayList<>();
        for (Step step : wiring.steps()) {
            switch (step) {
                case Step.Linear linear -> {
                    if (linear.index() != layers.size()) {
                        throw new IllegalArgumentException("tensors are measured where every layer has weights of its"
                                + " own; matrix " + (linear.index() + 1) + " is shared");
                    }
                    if (activations.size() < layers.size()) {
                        activations.add(new Linear());
                    }
                    layers.add(linear);
                }
                case Step.Pointwise(Activation activation) -> {
                    activations.add(activation);
                    if (activations.size() != layers.size()) {
                        throw new IllegalArgumentException("tensors are measured for chains with a dense layer in front"
                                + " of every activation; " + activation.name() + " has none");
                    }
                }
                default ->
                    throw new IllegalArgumentException("tensors are measured for chains of dense layers and"
                            + " activations, not with " + step.getClass().getSimpleName() + " layers");
            }
        }
        if (layers.size() < 2 || activations.size() != layers.size() - 1) {
            throw new IllegalArgumentException(
                    "tensors are measured for chains of two dense layers or more that end with a dense layer");
        }
        return new DenseChain(layers, activations);
    }

    /// The same wiring with this many outputs.
    static Wiring widened(Wiring wiring, int outputs) {
        List<Step> steps = new ArrayList<>(wiring.steps());
        if (steps.getLast() instanceof Step.Linear last) {
            steps.set(
                    steps.size() - 1,
                    new Step.Linear(last.index(), last.fanIn(), outputs, 0, 0, 0, 0).withNumbersOf(last));
        }
        return new Wiring(wiring.input(), outputs, steps, wiring.distribution(), wiring.absences());
    }
}
