package wick.numeric.random;

/// Where a stream of random numbers lives: every (seed, experiment, network, layer, block) has its own, so any part of
/// an ensemble can be drawn again alone, in any order, on any number of threads.
public record Address(long seed, String experiment, long network, int layer, int block) {

    public static Address of(long seed, String experiment) {
        return new Address(seed, experiment, 0, 0, 0);
    }

    public Address network(long index) {
        return new Address(seed, experiment, index, layer, block);
    }

    public Address layer(int index) {
        return new Address(seed, experiment, network, index, block);
    }

    public Address block(int index) {
        return new Address(seed, experiment, network, layer, index);
    }

    /// A fresh stream at the start of this address.
    public RandomStream open() {
        return new RandomStream(this);
    }
}
