package wick.lab.networkfields;

import wick.network.field.FieldNetwork;
import wick.network.field.Readout;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;

/// Independent networks of one law, their parameters drawn one network after the other from addresses of
/// their own.
public record FieldEnsemble(FieldNetwork network, Address address, int networks) {
    private static final int BLOCK = 256;

    public FieldEnsemble {
        if (networks < 1) {
            throw new IllegalArgumentException("networks " + networks + " must be at least 1");
        }
    }

    /// The values of the field at `points`, one row per network, one column per point.
    public Matrix sample(Matrix points) {
        return sample(
                points, points.rows(), (values, numbers) -> System.arraycopy(values, 0, numbers, 0, numbers.length));
    }

    /// `count` numbers read off every network at `points`, one row per network. The reading is called by
    /// several threads.
    public Matrix sample(Matrix points, int count, FieldReading reading) {
        return drawn(points, points.rows(), count, reading, FieldValues::into);
    }

    /// Like [#sample], with the readouts averaged over instead of drawn: given frequencies and phases the
    /// field is Gaussian, and the reading is handed its covariances C(x_0, x_p) for all points p, then
    /// C(x_p, x_p). By Wick's theorem they tell every correlator of such a network, with far less scatter
    /// than its values.
    ///
    /// Throws [IllegalArgumentException] for readouts that are not normal with mean 0.
    public Matrix sampleCovariances(Matrix points, int count, FieldReading reading) {
        Readout readout = network.neuron().readout();
        if (readout.law() != Readout.Law.NORMAL || !readout.symmetric()) {
            throw new IllegalArgumentException("averages over readouts need normal readouts of mean 0, not " + readout);
        }
        return drawn(points, 2 * points.rows(), count, reading, FieldValues::covariancesInto);
    }

    /// What is computed at the points of one network.
    @FunctionalInterface
    private interface Evaluation {
        void into(FieldValues field, FieldParameters parameters, double[] values);
    }

    private Matrix drawn(Matrix points, int size, int count, FieldReading reading, Evaluation evaluation) {
        if (points.columns() != network.neuron().dimension()) {
            throw new IllegalArgumentException("points have " + points.columns() + " coordinates where space has "
                    + network.neuron().dimension());
        }
        Matrix rows = Matrix.zeros(networks, count);
        Parallel.forEach((networks + BLOCK - 1) / BLOCK, block -> {
            FieldParameters parameters = new FieldParameters(network);
            FieldValues field = new FieldValues(points);
            double[] values = new double[size];
            double[] numbers = new double[count];
            for (int n = block * BLOCK; n < Math.min(networks, (block + 1) * BLOCK); n++) {
                parameters.draw(address.network(n).open());
                evaluation.into(field, parameters, values);
                reading.readInto(values, numbers);
                System.arraycopy(numbers, 0, rows.entries(), n * count, count);
            }
        });
        return rows;
    }
}
