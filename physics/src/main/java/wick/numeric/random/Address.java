package wick.numeric.random;

import static java.nio.charset.StandardCharsets.UTF_8;

/// Where a stream of random numbers lives: every (seed, experiment, network, layer, block) has its own, so
/// any part of an ensemble can be drawn again alone, in any order, on any number of threads.
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
        AddressHash hash = new AddressHash();
        hash.absorb(seed);
        absorb(hash, experiment.getBytes(UTF_8));
        hash.absorb(network);
        hash.absorb(((long) layer << 32) | (block & 0xffffffffL));
        long increment = hash.squeeze();
        long congruential = hash.squeeze();
        long low = hash.squeeze();
        long high = hash.squeeze();
        return RandomStream.from(increment, congruential, low, high);
    }

    /// Length first, then words of eight bytes, so that no two strings share a sequence of words.
    private static void absorb(AddressHash hash, byte[] bytes) {
        hash.absorb(bytes.length);
        for (int at = 0; at < bytes.length; at += Long.BYTES) {
            long word = 0;
            for (int i = at; i < Math.min(at + Long.BYTES, bytes.length); i++) {
                word |= (bytes[i] & 0xffL) << (8 * (i - at));
            }
            hash.absorb(word);
        }
    }
}
