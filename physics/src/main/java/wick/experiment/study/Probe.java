package wick.experiment.study;

import java.util.List;
import wick.network.Presence;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.theory.infinitewidth.KernelRecursion;
import wick.theory.infinitewidth.Kernels;
import wick.theory.spatial.NetworkKernels;

/// Two inputs, NaN where positions are absent, whose kernel entries are followed through the network:
/// those of the first few training inputs
/// whose correlation changes most in the last hidden layer (in the whole network, where it is not a stack
/// of dense layers).
record Probe(Matrix pair, int first, int second) {
    private static final int CANDIDATES = 60;

    static Probe choose(Wiring wiring, Matrix inputs, long seed) {
        Matrix candidates = candidates(inputs, seed);
        List<Matrix> layers = layers(wiring, candidates);
        Matrix last = layers.get(Math.max(1, layers.size() - 2));
        Matrix before = layers.get(Math.max(0, layers.size() - 3));
        int first = 0;
        int second = 1;
        double largest = -1;
        for (int i = 0; i < candidates.rows(); i++) {
            for (int j = i + 1; j < candidates.rows(); j++) {
                double change = Math.abs(correlation(last, i, j) - correlation(before, i, j));
                if (change > largest) {
                    largest = change;
                    first = i;
                    second = j;
                }
            }
        }
        Matrix pair = Matrix.zeros(2, candidates.columns());
        System.arraycopy(candidates.row(first), 0, pair.entries(), 0, candidates.columns());
        System.arraycopy(candidates.row(second), 0, pair.entries(), candidates.columns(), candidates.columns());
        return new Probe(pair, first, second);
    }

    /// K behind each weight matrix; of what is not a stack of dense layers the inputs' own and that of
    /// the outputs.
    private static List<Matrix> layers(Wiring wiring, Matrix candidates) {
        return Anatomy.stack(wiring)
                ? KernelRecursion.of(wiring).layers(candidates).stream()
                        .map(Kernels::nngp)
                        .toList()
                : List.of(
                        gram(candidates),
                        NetworkKernels.of(wiring).kernels(candidates).nngp());
    }

    /// x·x′, to which absent positions add nothing.
    private static Matrix gram(Matrix inputs) {
        Matrix filled = Presence.filled(inputs);
        return Products.timesTransposed(filled, filled);
    }

    /// The first inputs; where there is only one, a random one of the same length and with the same
    /// positions joins it.
    private static Matrix candidates(Matrix inputs, long seed) {
        if (inputs.rows() >= 2) {
            return inputs.rows(0, Math.min(CANDIDATES, inputs.rows()));
        }
        Matrix two = Matrix.zeros(2, inputs.columns());
        System.arraycopy(inputs.entries(), 0, two.entries(), 0, inputs.columns());
        RandomStream stream = Address.of(seed, "study.probe").open();
        stream.normalsInto(inputs.columns(), two.entries(), inputs.columns());
        double length = 0;
        double random = 0;
        for (int j = 0; j < inputs.columns(); j++) {
            if (!Double.isNaN(two.at(0, j))) {
                length += two.at(0, j) * two.at(0, j);
                random += two.at(1, j) * two.at(1, j);
            }
        }
        for (int j = 0; j < inputs.columns(); j++) {
            two.set(1, j, Double.isNaN(two.at(0, j)) ? Double.NaN : two.at(1, j) * Math.sqrt(length / random));
        }
        return two;
    }

    /// x·x/d of the first input.
    double meanSquare() {
        double sum = 0;
        for (int j = 0; j < pair.columns(); j++) {
            sum += pair.at(0, j) * pair.at(0, j);
        }
        return sum / pair.columns();
    }

    /// K_ij / √(K_ii K_jj), 0 where a variance is 0.
    static double correlation(Matrix kernel, int i, int j) {
        double scale = kernel.at(i, i) * kernel.at(j, j);
        return scale > 0 ? kernel.at(i, j) / Math.sqrt(scale) : 0;
    }
}
