package wick.numeric.matrix;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// An immutable list of doubles, for results and descriptions; inner loops use plain arrays.
public final class Vector {
    private final double[] entries;

    private Vector(double[] entries) {
        this.entries = entries;
    }

    public static Vector of(double... entries) {
        return new Vector(entries.clone());
    }

    /// from, from + 1, …, to − 1
    public static Vector range(int from, int to) {
        double[] entries = new double[to - from];
        Arrays.setAll(entries, i -> from + i);
        return new Vector(entries);
    }

    public int size() {
        return entries.length;
    }

    public double at(int index) {
        return entries[index];
    }

    public Vector map(DoubleUnaryOperator function) {
        return new Vector(Arrays.stream(entries).map(function).toArray());
    }

    public double[] toArray() {
        return entries.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Vector vector && Arrays.equals(entries, vector.entries);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(entries);
    }

    @Override
    public String toString() {
        return Arrays.toString(entries);
    }
}
