package wick.theory.fieldtheory;

import java.util.ArrayList;
import java.util.List;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Linear;
import wick.network.Step;
import wick.network.Wiring;

/// The diagrams between the layers of a dense network with Gaussian weights, layer after layer.
public final class LayerFlow {
    private LayerFlow() {}

    /// A dense layer: its place from 1, the number of units that feed it, K of one input, the step that led here and
    /// the cumulants in front of the step and behind it.
    public record Stage(
            int layer, int width, double kernel, LayerStep step, LayerCumulants before, LayerCumulants after) {}

    /// The layers from the second one on (the first is exactly Gaussian) for one input with x·x/d = `meanSquare`,
    /// with all cumulants up to 1/n^`order`.
    ///
    /// @throws IllegalArgumentException for what is not a plain chain of dense layers and activations, for weights
    ///     that are tied or not Gaussian, and for a variance of 0 in front of an activation
    public static List<Stage> of(Wiring wiring, double meanSquare, int order) {
        List<Step.Linear> layers = new ArrayList<>();
        List<Activation> activations = activations(wiring, layers);
        Step.Linear first = layers.getFirst();
        double kernel = first.biasVariance() + first.weightVariance() * meanSquare;
        LayerCumulants cumulants = LayerCumulants.NONE;
        List<Stage> stages = new ArrayList<>();
        for (int l = 1; l < layers.size(); l++) {
            Step.Linear layer = layers.get(l);
            UnitMoments moments = UnitMoments.of(activations.get(l - 1), kernel);
            LayerStep step = new LayerStep(moments, layer.weightVariance(), layer.fanIn());
            LayerCumulants after = step.next(cumulants, order);
            kernel = layer.biasVariance() + layer.weightVariance() * moments.derivative(1, 0);
            stages.add(new Stage(l + 1, layer.fanIn(), kernel, step, cumulants, after));
            cumulants = after;
        }
        return stages;
    }

    /// The activations between dense layers, which are added to `layers`.
    static List<Activation> activations(Wiring wiring, List<Step.Linear> layers) {
        if (wiring.distribution() != Distribution.NORMAL) {
            throw new IllegalArgumentException(
                    "diagrams between layers hold for Gaussian weights, not " + wiring.distribution());
        }
        List<Activation> activations = new ArrayList<>();
        for (Step step : wiring.steps()) {
            switch (step) {
                case Step.Linear layer -> {
                    if (activations.size() < layers.size()) {
                        activations.add(new Linear());
                    }
                    if (layers.stream().anyMatch(other -> other.index() == layer.index())) {
                        throw new IllegalArgumentException("diagrams between layers need weights that are not tied");
                    }
                    layers.add(layer);
                }
                case Step.Pointwise(Activation activation) -> {
                    if (activations.size() != layers.size() - 1) {
                        throw new IllegalArgumentException(
                                "diagrams between layers need a dense layer right before every activation; "
                                        + activation.name() + " has none");
                    }
                    activations.add(activation);
                }
                case Step.Residual _, Step.Structured _ ->
                    throw new IllegalArgumentException(
                            "diagrams between layers are those of a plain chain of dense layers and activations");
            }
        }
        if (layers.isEmpty() || activations.size() != layers.size() - 1) {
            throw new IllegalArgumentException("the last step of the network must be a dense layer");
        }
        return activations;
    }
}
