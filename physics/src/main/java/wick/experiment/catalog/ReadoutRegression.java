package wick.experiment.catalog;

import java.util.List;
import wick.experiment.Sample;
import wick.lab.realization.RealNetwork;
import wick.network.Distribution;
import wick.network.Step;
import wick.network.Tanh;
import wick.network.Wiring;
import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.observable.Measurement.Engine;

/// Networks of one hidden layer of tanh units, `perInput` for each of `inputs` Gaussian inputs, that fit only their
/// readout to a noisy linear target, with a ridge in proportion to the inputs.
record ReadoutRegression(int inputs, int perInput, double pointsPerInput, double ridge, double noise) {
    /// Test points for each training point.
    private static final int TESTS = 2;
    /// Networks in one mean: the errors of single ones are skewed.
    private static final int TOGETHER = 4;

    /// Hidden layer alone: its outputs are the features.
    static Wiring hidden(int inputs, int units) {
        return new Wiring(
                inputs,
                units,
                List.of(new Step.Linear(0, inputs, units, 1, 0, 1, 0), new Step.Pointwise(new Tanh())),
                Distribution.NORMAL);
    }

    /// The test error with noise of drawn networks, each with a training and a test set of its own; one row for the
    /// mean over four of them.
    Sample sample(long seed, String name, int networks) {
        Address weights = Address.of(seed, name + ".weights.inputs-" + inputs);
        Address points = Address.of(seed, name + ".points.inputs-" + inputs);
        Matrix rows = Matrix.zeros(Math.max(2, networks / TOGETHER), 1);
        int blocks = Math.min(rows.rows(), 64);
        Parallel.forEach(blocks, block -> {
            RealNetwork network = new RealNetwork(hidden(inputs, perInput * inputs));
            for (int k = block; k < rows.rows(); k += blocks) {
                double sum = 0;
                for (int one = k * TOGETHER; one < (k + 1) * TOGETHER; one++) {
                    network.draw(weights.network(one));
                    sum += testError(network, points.network(one).open());
                }
                rows.set(k, 0, sum / TOGETHER);
            }
        });
        return new Sample(rows, seed, Engine.REAL_WEIGHTS);
    }

    private double testError(RealNetwork network, RandomStream stream) {
        int count = Math.toIntExact(Math.round(pointsPerInput * inputs));
        Matrix x = normals(count, stream);
        Matrix y = linear(x);
        for (int i = 0; i < count; i++) {
            y.set(i, 0, y.at(i, 0) + Math.sqrt(noise) * stream.nextNormal());
        }
        Matrix features = network.forward(x).copy();
        Matrix kernel = Products.gram(features);
        for (int i = 0; i < count; i++) {
            kernel.set(i, i, kernel.at(i, i) + ridge * inputs);
        }
        Matrix weights = switch (Factorization.inPlace(kernel)) {
            case Factorization.Cholesky cholesky -> cholesky.solve(y);
            case Factorization.NotPositiveDefinite _ ->
                throw new ArithmeticException("a ridge leaves no kernel singular");
        };
        Matrix readout = Products.transposedTimes(features, weights);
        Matrix tests = normals(TESTS * count, stream);
        Matrix learned = Products.times(network.forward(tests), readout);
        Matrix right = linear(tests);
        double sum = 0;
        for (int i = 0; i < tests.rows(); i++) {
            sum += Math.pow(learned.at(i, 0) - right.at(i, 0), 2);
        }
        return noise + sum / tests.rows();
    }

    private Matrix normals(int count, RandomStream stream) {
        Matrix x = Matrix.zeros(count, inputs);
        stream.normalsInto(count * inputs, x.entries(), 0);
        return x;
    }

    /// Of power 1: which direction does not matter.
    private Matrix linear(Matrix x) {
        Matrix y = Matrix.zeros(x.rows(), 1);
        for (int i = 0; i < x.rows(); i++) {
            double sum = 0;
            for (int j = 0; j < inputs; j++) {
                sum += x.at(i, j);
            }
            y.set(i, 0, sum / Math.sqrt(inputs));
        }
        return y;
    }
}
