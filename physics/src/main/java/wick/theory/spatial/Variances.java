package wick.theory.spatial;

/// What is remembered of the variances of one input on its way through a network, by slot; an entry per position.
final class Variances {
    private static final double[] NOTHING = new double[0];

    private final double[][] slots;
    /// Whether the variance is 0 somewhere, for slots of standard deviations.
    private final boolean[] vanishing;

    Variances(int count) {
        slots = new double[count][];
        java.util.Arrays.fill(slots, NOTHING);
        vanishing = new boolean[count];
    }

    double[] at(int slot) {
        return slots[slot];
    }

    void put(int slot, double[] values) {
        slots[slot] = values;
        for (double value : values) {
            vanishing[slot] |= value == 0;
        }
    }

    boolean vanishes(int slot) {
        return vanishing[slot];
    }
}
