package wick.theory.spatial;

import java.util.Arrays;

/// What is remembered of the variances of one input on its way through a network, by slot; an entry per
/// position.
final class Variances {
    private static final double[] NOTHING = new double[0];

    private final double[][] slots;
    /// Whether the variance is 0 somewhere, for slots of standard deviations.
    private final boolean[] vanishing;
    /// The smallest positive value and the largest.
    private final double[] smallest;
    private final double[] largest;

    Variances(int count) {
        slots = new double[count][];
        Arrays.fill(slots, NOTHING);
        vanishing = new boolean[count];
        smallest = new double[count];
        largest = new double[count];
    }

    /// The number of slots.
    int count() {
        return slots.length;
    }

    double[] at(int slot) {
        return slots[slot];
    }

    void put(int slot, double[] values) {
        put(slot, values, values.length);
    }

    /// The first `count` values; further ones are room that loops may read.
    void put(int slot, double[] values, int count) {
        slots[slot] = values;
        double least = Double.POSITIVE_INFINITY;
        double most = 0;
        for (int p = 0; p < count; p++) {
            double value = values[p];
            vanishing[slot] |= value == 0;
            least = value > 0 ? Math.min(least, value) : least;
            most = Math.max(most, value);
        }
        smallest[slot] = least;
        largest[slot] = most;
    }

    /// The smallest positive value in a slot, infinite where there is none.
    double smallest(int slot) {
        return smallest[slot];
    }

    double largest(int slot) {
        return largest[slot];
    }

    boolean vanishes(int slot) {
        return vanishing[slot];
    }
}
