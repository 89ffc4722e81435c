package wick.theory.kernellaw;

import java.util.ArrayList;
import java.util.List;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Linear;
import wick.network.Step;
import wick.network.Wiring;

/// dense → activation → dense → … → dense with Gaussian weights: where the kernel of one input is a
/// Markov chain. `layers` has one more element than `activations`; two dense layers in a row have the
/// linear one between them.
record Chain(List<Step.Linear> layers, List<Activation> activations) {

    Chain {
        layers = List.copyOf(layers);
        activations = List.copyOf(activations);
    }

    /// Throws [IllegalArgumentException] where the kernel alone does not say what comes next.
    static Chain of(Wiring wiring) {
        if (wiring.distribution() != Distribution.NORMAL) {
            throw new IllegalArgumentException("the law of the kernel is derived for Gaussian weights, not "
                    + wiring.distribution() + ": with others the next layer depends on more than the kernel");
        }
        List<Step.Linear> layers = new ArrayList<>();
        List<Activation> activations = new ArrayList<>();
        for (Step step : wiring.steps()) {
            switch (step) {
                case Step.Linear layer -> {
                    if (activations.size() < layers.size()) {
                        activations.add(new Linear());
                    }
                    layers.add(layer);
                }
                case Step.Pointwise(Activation activation) -> {
                    if (activations.size() != layers.size() - 1) {
                        throw new IllegalArgumentException("the law of the kernel needs a dense layer right before "
                                + activation.name() + " and every other activation");
                    }
                    activations.add(activation);
                }
                case Step.Residual _, Step.Structured _ ->
                    throw new IllegalArgumentException(
                            "the law of the kernel is derived for chains of dense layers and activations; this network"
                                    + " has residual blocks or layers of other kinds, where the next layer depends on"
                                    + " more than one number");
            }
        }
        if (activations.size() != layers.size() - 1) {
            throw new IllegalArgumentException("the last step must be a dense layer");
        }
        return new Chain(layers, activations);
    }

    /// The same chain with every hidden layer `width` wide.
    Chain atWidth(int width) {
        List<Step.Linear> resized = new ArrayList<>();
        for (int l = 0; l < layers.size(); l++) {
            Step.Linear old = layers.get(l);
            int fanIn = l == 0 ? old.fanIn() : width;
            int fanOut = l == layers.size() - 1 ? old.fanOut() : width;
            resized.add(new Step.Linear(old.index(), fanIn, fanOut, 0, 0, 0, 0).withNumbersOf(old));
        }
        return new Chain(resized, activations);
    }
}
