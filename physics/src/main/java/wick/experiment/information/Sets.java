package wick.experiment.information;

import java.util.List;
import wick.experiment.Parameter;
import wick.experiment.Progress;
import wick.experiment.Sample;
import wick.experiment.Settings;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.observable.Basis;
import wick.observable.ExpressivityBibliography;
import wick.observable.Measurement.Engine;
import wick.observable.Prediction;
import wick.observable.Source;

/// Independent sets of drawn data, each read off as one row of numbers, and what predictions about them rest on.
final class Sets {
    static final Basis LIN = basis(ExpressivityBibliography.LIN_2017);

    static final Parameter SEED = new Parameter.Whole("seed", "seed of all random numbers", 1, 0, Long.MAX_VALUE);

    private static final int BLOCK = 8;

    private Sets() {}

    /// What is drawn and read of one set.
    interface Reading {
        void into(RandomStream stream, double[] row);
    }

    static Parameter count(String what, int standard) {
        return new Parameter.Whole("sets", what, standard, 100, 1_000_000);
    }

    /// `sets` of the settings, one row of `columns` numbers each; set k has a random stream of its own.
    static Sample draw(Settings settings, String name, int columns, Reading reading) {
        return draw(settings, name, columns, reading, Progress.silent());
    }

    static Sample draw(Settings settings, String name, int columns, Reading reading, Progress progress) {
        int sets = settings.size("sets");
        long seed = settings.whole("seed");
        Matrix rows = Matrix.zeros(sets, columns);
        int blocks = (sets + BLOCK - 1) / BLOCK;
        int[] done = {0};
        Parallel.forEach(blocks, block -> {
            double[] row = new double[columns];
            for (int k = block * BLOCK; k < Math.min(sets, (block + 1) * BLOCK); k++) {
                reading.into(Address.of(seed, name).network(k).open(), row);
                System.arraycopy(row, 0, rows.entries(), k * columns, columns);
            }
            synchronized (done) {
                progress.at(name, (double) ++done[0] / blocks);
            }
        });
        return new Sample(rows, seed, Engine.DRAWN_DATA);
    }

    static Basis basis(Source source) {
        return new Basis(List.of(), source);
    }

    static Prediction exact(double value, double error) {
        return new Prediction.Exact(value, error, LIN);
    }
}
