package wick.numeric.random;

/// A hash of 128 bits over a sequence of words: two lanes, each mixed by the finalizer of SplitMix64.
///
/// With 128 bits, ten billion addresses share a stream with probability below 10⁻¹⁸.
///
/// Source: Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195.
final class AddressHash {
    private static final long GOLDEN = 0x9e3779b97f4a7c15L;
    private static final long SILVER = 0x6a09e667f3bcc909L;

    private long first = GOLDEN;
    private long second = SILVER;

    void absorb(long word) {
        first = mix(first + GOLDEN ^ mix(word + GOLDEN));
        second = mix(second + SILVER ^ mix(word + SILVER));
    }

    /// The next word of output; depends on everything absorbed so far.
    long squeeze() {
        first += GOLDEN;
        second += SILVER;
        return mix(first) ^ Long.rotateLeft(mix(second), 32);
    }

    private static long mix(long z) {
        z = (z ^ z >>> 30) * 0xbf58476d1ce4e5b9L;
        z = (z ^ z >>> 27) * 0x94d049bb133111ebL;
        return z ^ z >>> 31;
    }
}
