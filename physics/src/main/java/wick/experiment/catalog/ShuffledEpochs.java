package wick.experiment.catalog;

import java.util.Map;
import wick.experiment.Sample;
import wick.lab.realization.RealNetwork;
import wick.lab.training.BatchOrder;
import wick.network.Wiring;
import wick.network.training.Batches;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;

/// Linear models trained in epochs, each in a fresh random order of the points.
record ShuffledEpochs(Matrix inputs, Matrix targets, Vector start, int batch) {

    /// The loss per point after `steps` steps of rate `rate`, one row per run.
    Sample sample(Wiring wiring, double rate, int steps, Runs runs) {
        Matrix rows = Matrix.zeros(runs.count(), 1);
        int blocks = Math.min(runs.count(), 64);
        Parallel.forEach(blocks, block -> {
            RealNetwork network = new RealNetwork(wiring);
            for (int k = block; k < runs.count(); k += blocks) {
                network.use(Map.of("w1", Matrix.of(1, start.size(), start.toArray())));
                BatchOrder order = new BatchOrder(
                        new Batches.Shuffled(batch),
                        inputs.rows(),
                        runs.address().network(k));
                for (int step = 0; step < steps; step++) {
                    descend(network, order.at(step), rate);
                }
                Matrix off = network.forward(inputs);
                double sum = 0;
                for (int p = 0; p < inputs.rows(); p++) {
                    sum += Math.pow(off.at(p, 0) - targets.at(p, 0), 2) / 2;
                }
                rows.set(k, 0, sum / inputs.rows());
            }
        });
        return new Sample(rows, runs.address().seed(), Engine.REAL_WEIGHTS);
    }

    /// How many runs, and where their orders are drawn.
    record Runs(int count, Address address) {}

    private void descend(RealNetwork network, int[] points, double rate) {
        Matrix x = Matrix.zeros(points.length, inputs.columns());
        for (int i = 0; i < points.length; i++) {
            System.arraycopy(
                    inputs.entries(),
                    points[i] * inputs.columns(),
                    x.entries(),
                    i * inputs.columns(),
                    inputs.columns());
        }
        Matrix slope = network.forward(x).copy();
        for (int i = 0; i < points.length; i++) {
            slope.set(i, 0, (slope.at(i, 0) - targets.at(points[i], 0)) / points.length);
        }
        network.descend(slope, rate);
    }
}
