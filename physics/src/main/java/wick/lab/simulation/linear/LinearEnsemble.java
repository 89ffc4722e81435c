package wick.lab.simulation.linear;

import java.util.Arrays;
import java.util.List;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;

/// Linear networks of `size` units, each drawn at an address of its own and solved exactly.
///
/// `antithetic` ensembles hold pairs W and −W, which are equally likely: what is odd in W cancels in the mean of
/// a pair, which is one row. Results have the same bits for any number of threads, and more networks leave the
/// earlier ones as they were.
public record LinearEnsemble(RecurrentNetwork network, int size, Address address, int networks, boolean antithetic) {

    /// Throws [IllegalArgumentException] for networks that cannot be solved one by one, see [LinearNetwork].
    public LinearEnsemble {
        LinearNetwork.requireSolvable(network);
        if (size < 1) {
            throw new IllegalArgumentException("size " + size + " of a recurrent network must be at least 1");
        }
        if (networks < 1) {
            throw new IllegalArgumentException("networks " + networks + " must be at least 1");
        }
        if (antithetic && networks % 2 == 1) {
            throw new IllegalArgumentException(
                    "networks " + networks + " do not make pairs W and −W: take an even number");
        }
    }

    /// Each network drawn independently of the others.
    public static LinearEnsemble of(RecurrentNetwork network, int size, Address address, int networks) {
        return new LinearEnsemble(network, size, address, networks, false);
    }

    /// The weights of a network, or of the first of a pair.
    public Matrix weights(int row) {
        double[] entries = new double[Math.multiplyExact(size, size)];
        address.network(row).open().normalsInto(entries.length, entries, 0);
        double scale = network.weightDeviation() / Math.sqrt(size);
        for (int i = 0; i < entries.length; i++) {
            entries[i] *= scale;
        }
        return Matrix.of(size, size, entries);
    }

    /// Numbers that every network has, stable or not.
    ///
    /// Throws [IllegalArgumentException] where one of them needs a stationary state.
    public LinearSample sample(LinearReading... readings) {
        List<LinearReading> list = List.of(readings);
        if (list.stream().anyMatch(LinearReading::stationary)) {
            throw new IllegalArgumentException("numbers of the stationary state exist for stable networks only: say"
                    + " by which margin they must be stable");
        }
        return drawn(list, (_, _) -> true);
    }

    /// Numbers of the networks none of whose modes decays more slowly than `margin` γ: no eigenvalue of W has a
    /// real part above γ (1 − `margin`). A pair is kept where both are. The margin is to be fixed in advance.
    ///
    /// Throws [IllegalArgumentException] where the margin is not between 0 and 1.
    public LinearSample sampleStable(double margin, LinearReading... readings) {
        Stability stability = new Stability(network, margin);
        return drawn(List.of(readings), stability::holds);
    }

    private interface Choice {
        boolean keeps(Matrix weights, boolean both);
    }

    private LinearSample drawn(List<LinearReading> readings, Choice choice) {
        int rows = antithetic ? networks / 2 : networks;
        int count = readings.stream().mapToInt(r -> r.count(size)).reduce(0, Math::addExact);
        Matrix all = Matrix.zeros(rows, count);
        boolean[] kept = new boolean[rows];
        Parallel.forEach(rows, row -> {
            Matrix weights = weights(row);
            double[] numbers = new double[count];
            kept[row] = choice.keeps(weights, antithetic) && read(weights, readings, numbers);
            System.arraycopy(numbers, 0, all.entries(), row * count, count);
        });
        return new LinearSample(compressed(all, kept), rows);
    }

    private boolean read(Matrix weights, List<LinearReading> readings, double[] numbers) {
        double share = antithetic ? 0.5 : 1;
        boolean exists = new LinearReader(LinearNetwork.of(network, weights)).add(readings, share, numbers);
        if (exists && antithetic) {
            double[] negative = Arrays.stream(weights.entries()).map(w -> -w).toArray();
            Matrix other = Matrix.of(size, size, negative);
            exists = new LinearReader(LinearNetwork.of(network, other)).add(readings, share, numbers);
        }
        return exists;
    }

    private static Matrix compressed(Matrix all, boolean[] kept) {
        int count = all.columns();
        int rows = 0;
        for (int row = 0; row < kept.length; row++) {
            if (kept[row]) {
                System.arraycopy(all.entries(), row * count, all.entries(), rows * count, count);
                rows++;
            }
        }
        return all.rows(0, rows);
    }
}
