package wick.theory.finitewidth;

import java.util.ArrayList;
import java.util.List;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Linear;
import wick.network.Step;
import wick.network.Wiring;

/// A plain chain dense → activation → dense → … → dense with Gaussian weights: what finite-width theory
/// covers.
///
/// `layers` has one more element than `activations`; two dense layers in a row have the linear activation
/// between them.
record DenseChain(List<Step.Linear> layers, List<Activation> activations) {

    DenseChain {
        layers = List.copyOf(layers);
        activations = List.copyOf(activations);
    }

    /// Throws [IllegalArgumentException] for residual blocks, for activations without a dense layer in
    /// front of them or at the end, and for weights that are not Gaussian: the corrections derived here
    /// do not hold for those.
    static DenseChain of(Wiring wiring) {
        if (wiring.distribution() != Distribution.NORMAL) {
            throw new IllegalArgumentException("finite-width corrections are derived for Gaussian weights, not "
                    + wiring.distribution() + ": other distributions add terms of the same order");
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
                        throw new IllegalArgumentException(
                                "finite-width corrections need a dense layer right before every" + " activation; "
                                        + activation.name() + " has none");
                    }
                    activations.add(activation);
                }
                case Step.Residual _, Step.Structured _ ->
                    throw new IllegalArgumentException(
                            "finite-width corrections are not derived for residual blocks; infinite-width kernels are");
            }
        }
        if (activations.size() != layers.size() - 1) {
            throw new IllegalArgumentException("the last step must be a dense layer");
        }
        return new DenseChain(layers, activations);
    }
}
