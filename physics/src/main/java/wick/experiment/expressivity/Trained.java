package wick.experiment.expressivity;

import java.util.Arrays;
import java.util.List;
import wick.experiment.Alternative;
import wick.experiment.Comparison;
import wick.experiment.Evidence;
import wick.experiment.Judge;
import wick.experiment.Subject;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.matrix.SingularValues;
import wick.numeric.random.Address;
import wick.observable.Prediction;
import wick.topic.expressivity.lab.flattening.Construction;
import wick.topic.expressivity.lab.flattening.TrainedProduct;

/// Deep and flat linear networks trained towards one matrix with the same number of connections.
record Trained(long seed, int starts) {
    private static final int SIZE = 8;
    private static final int RANK = 3;
    private static final int STEPS = 3000;
    private static final double RATE = 0.03;
    /// What a training that found its optimum leaves, in squares of rounding and of the last steps.
    private static final double SETTLED = 1e-8;

    List<Comparison> comparisons(Ask ask) {
        Matrix hadamard = Matrix.zeros(SIZE, SIZE);
        for (int j = 0; j < SIZE; j++) {
            double[] column = Construction.hadamard(SIZE).column(j);
            for (int i = 0; i < SIZE; i++) {
                hadamard.set(i, j, column[2 * i]);
            }
        }
        List<Matrix> butterflies = TrainedProduct.connections(Construction.hadamard(SIZE));
        int connections = (int) Construction.hadamard(SIZE).synapses();
        double flat = 1 - (double) connections / (SIZE * SIZE);
        Matrix mask = Matrix.zeros(SIZE, SIZE);
        Arrays.fill(mask.entries(), 0, connections, 1);
        Matrix low = lowRank();
        double left = leftOver(low);
        Alternative trainedOn = new Alternative("any network that is trained long enough learns it", 0);
        Subject deep = Subject.of("trained.butterflies", "left by 48 trained weights in three layers");
        Subject single = Subject.of("trained.flat", "left by 48 trained weights in one layer");
        Subject wide = Subject.of("trained.rank", "left by a hidden layer as wide as the rank");
        Subject narrow = Subject.of("trained.below-rank", "left by a hidden layer of one neuron less");
        return List.of(
                Judge.of(
                        ask.exact(deep, left(0), new Alternative("48 of 64 entries", flat)),
                        best(butterflies, hadamard)),
                Judge.of(ask.exact(single, left(flat), trainedOn), best(List.of(mask), hadamard)),
                Judge.of(
                        ask.exact(wide, left(0), new Alternative("one singular value less", left)),
                        best(layers(RANK), low)),
                Judge.of(ask.exact(narrow, left(left), trainedOn), best(layers(RANK - 1), low)));
    }

    private static Prediction.Exact left(double part) {
        return new Prediction.Exact(part, SETTLED, Ask.COUNTED);
    }

    private Evidence best(List<Matrix> masks, Matrix target) {
        TrainedProduct training = new TrainedProduct(masks, target, STEPS, RATE);
        double best = Double.POSITIVE_INFINITY;
        for (int start = 0; start < starts; start++) {
            Address address =
                    Address.of(seed, "no-flattening.trained-" + masks.size()).network(start);
            best = Math.min(best, training.residual(address.open()));
        }
        return Ask.computed(best);
    }

    private static List<Matrix> layers(int hidden) {
        return List.of(ones(hidden, SIZE), ones(SIZE, hidden));
    }

    private static Matrix ones(int rows, int columns) {
        Matrix ones = Matrix.zeros(rows, columns);
        Arrays.fill(ones.entries(), 1);
        return ones;
    }

    private Matrix lowRank() {
        Matrix left = Matrix.zeros(SIZE, RANK);
        Matrix right = Matrix.zeros(RANK, SIZE);
        Address address = Address.of(seed, "no-flattening.rank");
        address.layer(1).open().normalsInto(SIZE * RANK, left.entries(), 0);
        address.layer(2).open().normalsInto(SIZE * RANK, right.entries(), 0);
        return Products.times(left, right);
    }

    /// The smallest of the target's singular values, squared, over the sum of all squares: Eckart and
    /// Young.
    private static double leftOver(Matrix target) {
        double[] values = SingularValues.of(target).values().toArray();
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return values[RANK - 1] * values[RANK - 1] / sum;
    }
}
