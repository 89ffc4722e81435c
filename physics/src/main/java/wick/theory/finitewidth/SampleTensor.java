package wick.theory.finitewidth;

import java.util.Arrays;
import wick.numeric.gaussian.Approximation;

/// A quantity with one index per input, T_ab or T_abcd, each entry with a bound on its numerical error.
/// Inputs count from
/// 0.
public final class SampleTensor {
    private final int inputs;
    private final int rank;
    private final double[] values;
    private final double[] errors;

    private SampleTensor(int inputs, int rank) {
        this.inputs = inputs;
        this.rank = rank;
        values = new double[Math.toIntExact(Math.round(Math.pow(inputs, rank)))];
        errors = new double[values.length];
    }

    /// The entry at (a, b).
    @FunctionalInterface
    interface Two {
        Bounded at(int a, int b);
    }

    /// The entry at (a, b, c, d).
    @FunctionalInterface
    interface Four {
        Bounded at(int a, int b, int c, int d);
    }

    static SampleTensor zeros(int inputs, int rank) {
        return new SampleTensor(inputs, rank);
    }

    static SampleTensor of(int inputs, Two entries) {
        SampleTensor tensor = new SampleTensor(inputs, 2);
        for (int i = 0; i < tensor.values.length; i++) {
            tensor.put(i, entries.at(i / inputs, i % inputs));
        }
        return tensor;
    }

    static SampleTensor of(int inputs, Four entries) {
        SampleTensor tensor = new SampleTensor(inputs, 4);
        int square = inputs * inputs;
        for (int i = 0; i < tensor.values.length; i++) {
            int ab = i / square;
            int cd = i % square;
            tensor.put(i, entries.at(ab / inputs, ab % inputs, cd / inputs, cd % inputs));
        }
        return tensor;
    }

    private void put(int i, Bounded entry) {
        values[i] = entry.value();
        errors[i] = entry.error();
    }

    /// How many values an index takes.
    public int inputs() {
        return inputs;
    }

    /// How many indices: 2 or 4.
    public int rank() {
        return rank;
    }

    /// The entry at these indices.
    public double at(int... indices) {
        return values[offset(indices)];
    }

    /// The entry at these indices with the bound on its error.
    public Approximation entry(int... indices) {
        int i = offset(indices);
        return new Approximation(values[i], errors[i]);
    }

    Bounded bounded(int a, int b) {
        int i = a * inputs + b;
        return new Bounded(values[i], errors[i]);
    }

    Bounded bounded(int a, int b, int c, int d) {
        int i = ((a * inputs + b) * inputs + c) * inputs + d;
        return new Bounded(values[i], errors[i]);
    }

    private int offset(int[] indices) {
        if (indices.length != rank) {
            throw new IllegalArgumentException(
                    "indices " + Arrays.toString(indices) + ": this quantity has " + rank + " of them");
        }
        int i = 0;
        for (int index : indices) {
            if (index < 0 || index >= inputs) {
                throw new IllegalArgumentException(
                        "indices " + Arrays.toString(indices) + " must be from 0 to " + (inputs - 1));
            }
            i = i * inputs + index;
        }
        return i;
    }

    /// The largest |entry|.
    public double largest() {
        double largest = 0;
        for (double value : values) {
            largest = Math.max(largest, Math.abs(value));
        }
        return largest;
    }

    /// A bound on the error of every entry.
    public double largestError() {
        double largest = 0;
        for (double error : errors) {
            largest = Math.max(largest, error);
        }
        return largest;
    }

    SampleTensor times(double factor) {
        SampleTensor product = new SampleTensor(inputs, rank);
        for (int i = 0; i < values.length; i++) {
            product.put(i, new Bounded(values[i], errors[i]).times(factor));
        }
        return product;
    }

    /// The same with index i standing for `distinct[i]`.
    SampleTensor spread(int[] distinct) {
        return rank == 2
                ? of(distinct.length, (a, b) -> bounded(distinct[a], distinct[b]))
                : of(distinct.length, (a, b, c, d) -> bounded(distinct[a], distinct[b], distinct[c], distinct[d]));
    }

    @Override
    public String toString() {
        return "SampleTensor" + Arrays.toString(values) + " +- " + largestError();
    }
}
