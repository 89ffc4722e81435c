package wick.lab.training;

import wick.network.Step;
import wick.numeric.random.Address;

/// Where the random numbers of a network with implicit weights lie: apart from those of stored weights,
/// whose layers count from 0.
record Streams(Address network) {

    Address weights(Step.Linear linear) {
        return network.layer(-2 - 2 * linear.index());
    }

    Address biases(Step.Linear linear) {
        return network.layer(-3 - 2 * linear.index());
    }
}
