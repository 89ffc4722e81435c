package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wick.lab.realization.RealNetwork;
import wick.lab.training.GradientDescent;
import wick.lab.training.Outcome;
import wick.lab.training.Problem;
import wick.lab.training.Snapshot;
import wick.lab.training.Training;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Linear;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.matrix.SymmetricEigen;
import wick.numeric.matrix.Vector;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

/// Real linear networks of `depth` weight matrices without biases, trained on white inputs to become the map
/// `left` diag(strengths) `right`ᵀ; every matrix learns at the same rate.
record LinearChain(int depth, int width, Vector strengths, Matrix left, Matrix right) {

    /// The map with singular vectors drawn at `address`.
    static LinearChain drawn(int depth, int width, Vector strengths, Address address) {
        int d = strengths.size();
        return new LinearChain(depth, width, strengths, rotation(d, address.block(1)), rotation(d, address.block(2)));
    }

    /// Eigenvectors of a symmetric matrix of normal numbers.
    private static Matrix rotation(int size, Address address) {
        Matrix matrix = Matrix.zeros(size, size);
        RandomStream stream = address.open();
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double number = stream.nextNormal();
                matrix.set(i, j, number);
                matrix.set(j, i, number);
            }
        }
        return SymmetricEigen.of(matrix).vectors();
    }

    private Wiring wiring() {
        int d = strengths.size();
        List<Layer> layers = new ArrayList<>();
        for (int l = 1; l <= depth; l++) {
            // a variance that is the fan-in makes the rate of the first matrix one, as that of the others
            layers.add(new Layer.Dense(l == depth ? d : width, new Initialization.Variances(l == 1 ? d : 1, 0)));
            if (l < depth) {
                layers.add(new Layer.Pointwise(new Linear()));
            }
        }
        Parameterization.Exponents none = new Parameterization.Exponents(0, 0, 0);
        return new Network(d, layers, Distribution.NORMAL, new Parameterization(List.of(none, none, none), true))
                .wire();
    }

    /// Balanced matrices whose singular vectors are those of the target at the ends and shared by neighbors
    /// between, each with singular values `start`^(1/D).
    Map<String, Matrix> aligned(double start, Address address) {
        int d = strengths.size();
        double each = Math.pow(start, 1.0 / depth);
        Map<String, Matrix> weights = new HashMap<>();
        Matrix before = right;
        for (int l = 1; l <= depth; l++) {
            Matrix after = l == depth ? left : columns(rotation(width, address.layer(l)), d);
            Matrix weight = Products.timesTransposed(after, before);
            for (int i = 0; i < weight.entries().length; i++) {
                weight.entries()[i] *= each;
            }
            weights.put("w" + l, weight);
            before = after;
        }
        return weights;
    }

    private static Matrix columns(Matrix matrix, int count) {
        Matrix some = Matrix.zeros(matrix.rows(), count);
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < count; j++) {
                some.set(i, j, matrix.at(i, j));
            }
        }
        return some;
    }

    /// All entries normal with this standard deviation.
    Map<String, Matrix> random(double deviation, Address address) {
        int d = strengths.size();
        Map<String, Matrix> weights = new HashMap<>();
        for (int l = 1; l <= depth; l++) {
            Matrix weight = Matrix.zeros(l == depth ? d : width, l == 1 ? d : width);
            address.layer(l).open().normalsInto(weight.entries().length, weight.entries(), 0);
            for (int i = 0; i < weight.entries().length; i++) {
                weight.entries()[i] *= deviation;
            }
            weights.put("w" + l, weight);
        }
        return weights;
    }

    /// What the network that starts with `weights` has of each mode after each number of steps, ascending:
    /// one row per record.
    Matrix trained(Map<String, Matrix> weights, double rate, List<Integer> records) {
        int d = strengths.size();
        Matrix inputs = Matrix.zeros(d, d);
        Matrix scaled = right.copy();
        for (int i = 0; i < d; i++) {
            inputs.set(i, i, 1);
            for (int k = 0; k < d; k++) {
                scaled.set(i, k, right.at(i, k) * strengths.at(k));
            }
        }
        Problem problem = new Problem(inputs, Products.timesTransposed(scaled, left), Matrix.zeros(0, d));
        RealNetwork network = new RealNetwork(wiring());
        network.use(weights);
        GradientDescent descent = new GradientDescent(rate, records.getLast(), records, Optional.empty());
        return switch (new Training(network.wiring(), problem, descent).train(network)) {
            case Outcome.Trained trained -> modes(trained.snapshots());
            case Outcome.Diverged(int step, List<Snapshot> _) ->
                throw new IllegalArgumentException(
                        "a linear network of " + depth + " matrices diverged in " + step + " steps at rate " + rate);
        };
    }

    /// Row i of the outputs is the map's column i.
    private Matrix modes(List<Snapshot> snapshots) {
        int d = strengths.size();
        Matrix modes = Matrix.zeros(snapshots.size(), d);
        for (int r = 0; r < snapshots.size(); r++) {
            Matrix turned = Products.transposedTimes(
                    right, Products.times(snapshots.get(r).training(), left));
            for (int k = 0; k < d; k++) {
                modes.set(r, k, turned.at(k, k));
            }
        }
        return modes;
    }
}
