package wick.lab.realization;

import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

/// Where the masks of dropout come from: every dropout of every evaluation of a network has a stream of
/// its own.
record Noise(Address address, int evaluation) {
    /// Layers below are numbered upwards from 0, and −1 belongs to implicit weights.
    private static final int FIRST = -2;

    /// At the first evaluation of the network at `address`.
    static Noise of(Address address) {
        return new Noise(address, 0);
    }

    Noise next() {
        return new Noise(address, evaluation + 1);
    }

    RandomStream open(int drop) {
        return address.layer(FIRST - drop).block(evaluation).open();
    }
}
