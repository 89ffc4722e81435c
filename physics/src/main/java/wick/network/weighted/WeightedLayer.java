package wick.network.weighted;

import wick.network.Activation;
import wick.network.Linear;
import wick.numeric.matrix.Vector;

/// One layer: neuron i has the value φ(Σ_j w_ij v_j + b_i), where v are values before it.
public record WeightedLayer(Synapses synapses, Vector biases, Activation activation) {

    public WeightedLayer {
        if (synapses.neurons() != biases.size()) {
            throw new IllegalArgumentException(
                    "a layer of " + synapses.neurons() + " neurons cannot have " + biases.size() + " biases");
        }
        if (synapses.neurons() == 0) {
            throw new IllegalArgumentException("a layer must have a neuron");
        }
        for (int i = 0; i < biases.size(); i++) {
            if (!Double.isFinite(biases.at(i))) {
                throw new IllegalArgumentException("bias " + biases.at(i) + " of neuron " + i + " must be finite");
            }
        }
    }

    /// The number of neurons.
    public int width() {
        return biases.size();
    }

    /// Whether the layer only adds up: its activation is the identity.
    public boolean isLinear() {
        return activation instanceof Linear;
    }
}
