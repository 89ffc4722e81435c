package wick.topic.expressivity.theory.flattening;

/// Checks of sizes.
final class Sizes {
    private Sizes() {}

    static void powerOfTwo(String what, int size, int largest) {
        if (size < 2 || size > largest || Integer.bitCount(size) != 1) {
            throw new IllegalArgumentException(
                    "size " + size + " of a " + what + " must be a power of two from 2 to " + largest);
        }
    }

    static void within(String what, int size, int largest) {
        if (size < 1 || size > largest) {
            throw new IllegalArgumentException(what + " " + size + " must be from 1 to " + largest);
        }
    }

    static int log2(long powerOfTwo) {
        return Long.numberOfTrailingZeros(powerOfTwo);
    }
}
