package wick.network.weighted;

import java.util.Arrays;
import wick.numeric.matrix.Matrix;

/// The weights that lead into the neurons of one layer, those that are not zero: for every neuron the values it reads
/// (its sources), ascending, and how strongly.
///
/// Values of a network are numbered through: its inputs first, then the neurons of every layer in turn.
public final class Synapses {
    private final int[] starts;
    private final int[] sources;
    private final double[] weights;

    private Synapses(int[] starts, int[] sources, double[] weights) {
        this.starts = starts;
        this.sources = sources;
        this.weights = weights;
    }

    /// Every non-zero entry (i, j) of `matrix` as a weight from the value `first` + j into neuron i.
    public static Synapses of(Matrix matrix, int first) {
        Builder builder = new Builder();
        for (int row = 0; row < matrix.rows(); row++) {
            for (int column = 0; column < matrix.columns(); column++) {
                builder.add(first + column, matrix.at(row, column));
            }
            builder.endNeuron();
        }
        return builder.build();
    }

    /// How many neurons there are.
    public int neurons() {
        return starts.length - 1;
    }

    /// How many weights are not zero.
    public int count() {
        return sources.length;
    }

    /// The weights of neuron i are those numbered from `start(i)` up to, not including, `start(i + 1)`.
    public int start(int neuron) {
        return starts[neuron];
    }

    public int source(int synapse) {
        return sources[synapse];
    }

    public double weight(int synapse) {
        return weights[synapse];
    }

    /// The lowest number of a value that is read; the largest whole number where none is.
    public int lowestSource() {
        return Arrays.stream(sources).min().orElse(Integer.MAX_VALUE);
    }

    /// The highest number of a value that is read; −1 where none is.
    public int highestSource() {
        return Arrays.stream(sources).max().orElse(-1);
    }

    /// sums\[i × count + p] ← Σ_j w_ij values\[j × count + p], for all neurons i and `count` points p.
    void applyInto(double[] values, int count, double[] sums) {
        for (int neuron = 0; neuron < starts.length - 1; neuron++) {
            int to = neuron * count;
            Arrays.fill(sums, to, to + count, 0);
            for (int k = starts[neuron]; k < starts[neuron + 1]; k++) {
                int from = sources[k] * count;
                double weight = weights[k];
                for (int point = 0; point < count; point++) {
                    sums[to + point] += weight * values[from + point];
                }
            }
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Synapses synapses
                && Arrays.equals(starts, synapses.starts)
                && Arrays.equals(sources, synapses.sources)
                && Arrays.equals(weights, synapses.weights);
    }

    @Override
    public int hashCode() {
        return (31 * Arrays.hashCode(starts) + Arrays.hashCode(sources)) * 31 + Arrays.hashCode(weights);
    }

    @Override
    public String toString() {
        return count() + " synapses into " + neurons() + " neurons";
    }

    /// Neuron after neuron, with the sources of each in ascending order.
    static final class Builder {
        private int[] starts = new int[9];
        private int neurons;
        private int[] sources = new int[16];
        private double[] weights = new double[16];
        private int count;

        /// One more weight of the neuron that is being made; a zero is left out.
        Builder add(int source, double weight) {
            if (!Double.isFinite(weight)) {
                throw new IllegalArgumentException("weight " + weight + " from value " + source + " must be finite");
            }
            if (source < 0 || (count > starts[neurons] && source <= sources[count - 1])) {
                throw new IllegalArgumentException(
                        "the sources of a neuron must ascend from 0; " + source + " does not");
            }
            if (weight != 0) {
                if (count == sources.length) {
                    sources = Arrays.copyOf(sources, 2 * count);
                    weights = Arrays.copyOf(weights, 2 * count);
                }
                sources[count] = source;
                weights[count++] = weight;
            }
            return this;
        }

        Builder endNeuron() {
            neurons++;
            if (neurons == starts.length) {
                starts = Arrays.copyOf(starts, 2 * neurons);
            }
            starts[neurons] = count;
            return this;
        }

        int neurons() {
            return neurons;
        }

        Synapses build() {
            return new Synapses(
                    Arrays.copyOf(starts, neurons + 1), Arrays.copyOf(sources, count), Arrays.copyOf(weights, count));
        }
    }
}
