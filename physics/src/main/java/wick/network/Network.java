package wick.network;

import java.util.List;

/// A network as data: the dimension of its input, its layers in order, the law of its weights, its parameterization.
/// The last layer is the readout, a [Layer.Dense].
public record Network(int inputs, List<Layer> layers, Distribution distribution, Parameterization parameterization) {

    public Network {
        layers = List.copyOf(layers);
        if (inputs < 1) {
            throw new IllegalArgumentException("input dimension " + inputs + " must be at least 1");
        }
        if (layers.isEmpty() || !(layers.getLast() instanceof Layer.Dense)) {
            throw new IllegalArgumentException("the last layer must be the readout, a dense layer");
        }
    }
}
