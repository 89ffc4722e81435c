package wick.theory.finitewidth;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
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

    /// Throws [IllegalArgumentException] for other layers, named with their place, for shared weights, for
    /// activations without a dense layer in
    /// front of them or at the end, and for weights that are not Gaussian: the corrections derived here
    /// do not hold for those.
    static DenseChain of(Wiring wiring) {
        if (wiring.distribution() != Distribution.NORMAL) {
            throw new IllegalArgumentException("finite-width corrections are derived for Gaussian weights, not "
                    + wiring.distribution() + ": other distributions add terms of the same order");
        }
        List<Step.Linear> layers = new ArrayList<>();
        List<Activation> activations = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        for (int number = 0; number < wiring.steps().size(); number++) {
            Step step = wiring.steps().get(number);
            switch (step) {
                case Step.Linear layer -> {
                    if (!seen.add(layer.index())) {
                        throw new IllegalArgumentException("finite-width corrections need weights of their own in every"
                                + " layer; step " + (number + 1) + " of the network shares weight matrix "
                                + (layer.index() + 1) + " with an earlier one");
                    }
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
                    throw new IllegalArgumentException("finite-width corrections are not derived for " + kind(step)
                            + " (step " + (number + 1) + " of the network); infinite-width kernels are");
            }
        }
        if (activations.size() != layers.size() - 1) {
            throw new IllegalArgumentException("the last step must be a dense layer");
        }
        return new DenseChain(layers, activations);
    }

    private static String kind(Step step) {
        return switch (step) {
            case Step.Linear _ -> "dense layers";
            case Step.Pointwise _ -> "activations";
            case Step.Residual _ -> "residual blocks";
            case Step.Convolution _ -> "convolutions";
            case Step.Pool _, Step.GlobalPool _ -> "pooling";
            case Step.Flatten _ -> "flattened signals with positions";
            case Step.LayerNorm _ -> "layer norm";
            case Step.Dropout _ -> "dropout";
            case Step.Fan _ -> "parallel branches";
            case Step.Attention _ -> "attention";
        };
    }
}
