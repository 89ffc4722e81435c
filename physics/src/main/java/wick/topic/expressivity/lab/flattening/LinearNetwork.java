package wick.topic.expressivity.lab.flattening;

import java.util.List;
import wick.numeric.parallel.Parallel;

/// A deep linear network of sparse layers, the first one applied first.
public record LinearNetwork(int inputs, List<SparseLayer> layers) {
    /// Entries of the product below this part of the largest are rounding.
    private static final double ZERO = 1e-12;

    public LinearNetwork {
        layers = List.copyOf(layers);
    }

    public long synapses() {
        return layers.stream().mapToLong(SparseLayer::synapses).sum();
    }

    public long passThrough() {
        return layers.stream().mapToLong(SparseLayer::passThrough).sum();
    }

    /// What unit `input` is turned into: interleaved real and imaginary parts.
    public double[] column(int input) {
        double[] values = new double[2 * inputs];
        values[2 * input] = 1;
        for (SparseLayer layer : layers) {
            values = layer.apply(values);
        }
        return values;
    }

    /// Non-zero entries of the product of all layers, counted on the product itself.
    public long flatSynapses() {
        long[] counts = new long[inputs];
        Parallel.forEach(inputs, input -> {
            double[] column = column(input);
            double largest = 0;
            for (double part : column) {
                largest = Math.max(largest, Math.abs(part));
            }
            for (int i = 0; i < column.length; i += 2) {
                if (Math.hypot(column[i], column[i + 1]) > ZERO * largest) {
                    counts[input]++;
                }
            }
        });
        long total = 0;
        for (long count : counts) {
            total += count;
        }
        return total;
    }
}
