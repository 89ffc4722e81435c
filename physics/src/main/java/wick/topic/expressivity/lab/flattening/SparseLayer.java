package wick.topic.expressivity.lab.flattening;

import java.util.Arrays;

/// A sparse complex matrix, given by its non-zero weights; some of them only hand a value on.
public final class SparseLayer {
    private final int outputs;
    private int[] targets = new int[16];
    private int[] origins = new int[16];
    private double[] weights = new double[32];
    private int count;
    private int handedOn;

    SparseLayer(int outputs) {
        this.outputs = outputs;
    }

    public int outputs() {
        return outputs;
    }

    /// Non-zero weights, without those that only hand on.
    public int synapses() {
        return count - handedOn;
    }

    public int passThrough() {
        return handedOn;
    }

    SparseLayer connect(int target, int origin, double re, double im) {
        if (re == 0 && im == 0) {
            return this;
        }
        if (count == targets.length) {
            targets = Arrays.copyOf(targets, 2 * count);
            origins = Arrays.copyOf(origins, 2 * count);
            weights = Arrays.copyOf(weights, 4 * count);
        }
        targets[count] = target;
        origins[count] = origin;
        weights[2 * count] = re;
        weights[2 * count + 1] = im;
        count++;
        return this;
    }

    SparseLayer connect(int target, int origin, double weight) {
        return connect(target, origin, weight, 0);
    }

    SparseLayer handOn(int target, int origin) {
        handedOn++;
        return connect(target, origin, 1, 0);
    }

    /// Interleaved real and imaginary parts.
    double[] apply(double[] values) {
        double[] result = new double[2 * outputs];
        for (int k = 0; k < count; k++) {
            double re = values[2 * origins[k]];
            double im = values[2 * origins[k] + 1];
            result[2 * targets[k]] += weights[2 * k] * re - weights[2 * k + 1] * im;
            result[2 * targets[k] + 1] += weights[2 * k] * im + weights[2 * k + 1] * re;
        }
        return result;
    }
}
