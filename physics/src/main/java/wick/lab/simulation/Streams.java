package wick.lab.simulation;

import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

/// What is drawn for a network, each with streams of its own.
enum Streams {
    WEIGHTS(0),
    BIASES(1),
    INPUTS(2),
    START(3),
    NOISE(4),
    WHITE(5),
    PROBES(6),
    EXPONENTS(7);

    private final int layer;

    Streams(int layer) {
        this.layer = layer;
    }

    RandomStream open(Address network, int block) {
        return network.layer(layer).block(block).open();
    }
}
