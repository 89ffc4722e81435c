package wick.lab.ensemble;

import wick.network.Network;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;

/// Ensembles of one network at several hidden widths, independent of each other.
public record WidthSweep(Network network, Engine engine, Address address) {

    /// `networks` networks with the widest hidden layer `width` wide. Each width has streams of its own:
    /// shared random
    /// numbers would correlate the widths, which fits in 1/n take for independent.
    public Ensemble at(int width, int networks) {
        Address own = new Address(
                address.seed(),
                address.experiment() + ".width-" + width,
                address.network(),
                address.layer(),
                address.block());
        return new Ensemble(network.withHiddenWidth(width).wire(), engine, own, networks);
    }
}
