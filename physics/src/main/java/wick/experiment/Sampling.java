package wick.experiment;

import wick.lab.realization.Realization;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;

/// Draws networks in parallel and reads the same numbers off each.
public final class Sampling {
    /// Networks that one task draws into the same memory.
    private static final int BLOCK = 25;

    private Sampling() {}

    /// Which networks: their wiring, how they are realized, where their randomness comes from, how many.
    public record Ensemble(Wiring wiring, Engine engine, Address address, int networks) {
        public Ensemble {
            if (networks < 2) {
                throw new IllegalArgumentException("networks " + networks + " must be at least 2");
            }
        }
    }

    /// Reads numbers off one network.
    @FunctionalInterface
    public interface Reader {
        /// Writes every entry of `numbers`.
        void readInto(Realization network, double[] numbers);
    }

    /// Makes a reader with its own memory; called once for every task.
    @FunctionalInterface
    public interface Readers {
        Reader open();
    }

    /// Carries `inputs` through every network of `ensemble` and reads `count` numbers off each.
    public static Sample draw(Ensemble ensemble, Matrix inputs, int count, Readers readers) {
        Matrix rows = Matrix.zeros(ensemble.networks(), count);
        int blocks = (ensemble.networks() + BLOCK - 1) / BLOCK;
        Parallel.forEach(blocks, block -> {
            Realization network = Realization.of(ensemble.wiring(), ensemble.engine());
            Reader reader = readers.open();
            double[] numbers = new double[count];
            int last = Math.min(ensemble.networks(), (block + 1) * BLOCK);
            for (int i = block * BLOCK; i < last; i++) {
                network.realize(ensemble.address().network(i), inputs);
                reader.readInto(network, numbers);
                System.arraycopy(numbers, 0, rows.entries(), i * count, count);
            }
        });
        return new Sample(rows, ensemble.address().seed(), ensemble.engine());
    }
}
