package wick.lab.networkfields;

import wick.network.field.FieldNetwork;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;

/// Independent networks of one law, their parameters drawn one network after the other from addresses of their own.
public record FieldEnsemble(FieldNetwork network, Address address, int networks) {
    private static final int BLOCK = 256;

    public FieldEnsemble {
        if (networks < 1) {
            throw new IllegalArgumentException("networks " + networks + " must be at least 1");
        }
    }

    /// The values of the field at `points`, one row per network, one column per point.
    public Matrix sample(Matrix points) {
        return sample(points, points.rows(), (values, numbers) -> System.arraycopy(values, 0, numbers, 0, numbers.length));
    }

    /// `count` numbers read off every network at `points`, one row per network. The reading is called by several
    /// threads.
    public Matrix sample(Matrix points, int count, FieldReading reading) {
        if (points.columns() != network.neuron().dimension()) {
            throw new IllegalArgumentException("points have " + points.columns() + " coordinates where space has "
                    + network.neuron().dimension());
        }
        Matrix rows = Matrix.zeros(networks, count);
        Parallel.forEach((networks + BLOCK - 1) / BLOCK, block -> {
            FieldParameters parameters = new FieldParameters(network);
            FieldValues field = new FieldValues(points);
            double[] values = new double[points.rows()];
            double[] numbers = new double[count];
            for (int n = block * BLOCK; n < Math.min(networks, (block + 1) * BLOCK); n++) {
                parameters.draw(address.network(n).open());
                field.into(parameters, values);
                reading.readInto(values, numbers);
                System.arraycopy(numbers, 0, rows.entries(), n * count, count);
            }
        });
        return rows;
    }
}
