package wick.network.field;

/// h(x) = a A(w) cos(w·x + c) with readout a, frequency w and phase c independent.
public record CosineNeuron(Frequencies frequencies, Phases phases, Readout readout) implements Neuron {
    @Override
    public int dimension() {
        return frequencies.dimension();
    }
}
