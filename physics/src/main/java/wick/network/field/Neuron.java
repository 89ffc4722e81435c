package wick.network.field;

/// The function h(x) of one neuron and the law of its parameters.
public sealed interface Neuron permits CosineNeuron, ExponentialNeuron {

    /// The dimension of the space on which the field lives.
    int dimension();

    Readout readout();
}
