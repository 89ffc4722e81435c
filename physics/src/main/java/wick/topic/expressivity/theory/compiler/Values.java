package wick.topic.expressivity.theory.compiler;

import java.util.Arrays;

/// What is known of every value of a network: a number near it, the largest distance from that, the largest absolute
/// value.
final class Values {
    private double[] center = new double[64];
    private double[] change = new double[64];
    private double[] largest = new double[64];
    private int count;

    /// Notes one more value.
    int add(double near, double distance, double magnitude) {
        if (count == center.length) {
            center = Arrays.copyOf(center, 2 * count);
            change = Arrays.copyOf(change, 2 * count);
            largest = Arrays.copyOf(largest, 2 * count);
        }
        center[count] = near;
        change[count] = distance;
        largest[count] = magnitude;
        return count++;
    }

    int count() {
        return count;
    }

    double center(int value) {
        return center[value];
    }

    double change(int value) {
        return change[value];
    }

    double largest(int value) {
        return largest[value];
    }
}
