package wick.theory.dynamics;

import wick.numeric.matrix.Matrix;

/// The kernels that frozen-kernel training needs, for P training and S test inputs: the neural tangent
/// kernel Θ of the training inputs (P x P) and of test with training inputs (S x P); the covariance K of
/// the initial outputs for training (P x P), test with training (S x P) and test inputs (S x S). S may be
/// 0.
public record TrainingKernels(
        Matrix ntkTrain, Matrix ntkTestTrain, Matrix nngpTrain, Matrix nngpTestTrain, Matrix nngpTest) {

    public TrainingKernels {
        int p = ntkTrain.rows();
        int s = ntkTestTrain.rows();
        if (p < 1) {
            throw new IllegalArgumentException("at least one training input is needed");
        }
        require("ntkTrain", ntkTrain, p, p);
        require("ntkTestTrain", ntkTestTrain, s, p);
        require("nngpTrain", nngpTrain, p, p);
        require("nngpTestTrain", nngpTestTrain, s, p);
        require("nngpTest", nngpTest, s, s);
    }

    private static void require(String name, Matrix matrix, int rows, int columns) {
        if (matrix.rows() != rows || matrix.columns() != columns) {
            throw new IllegalArgumentException(
                    name + " is a " + matrix + "; it must be " + rows + " x " + columns + " to fit the others");
        }
    }

    /// From kernels of all inputs at once, of which the first `training` are the training inputs.
    public static TrainingKernels split(Matrix nngp, Matrix ntk, int training) {
        int all = nngp.rows();
        if (training < 1 || training > all) {
            throw new IllegalArgumentException("training inputs " + training + " must be between 1 and " + all);
        }
        return new TrainingKernels(
                block(ntk, 0, training, training),
                block(ntk, training, all, training),
                block(nngp, 0, training, training),
                block(nngp, training, all, training),
                square(nngp, training, all));
    }

    /// The covariance K of the initial outputs of training and test inputs together, training inputs first.
    public Matrix nngpAll() {
        int p = nngpTrain.rows();
        int s = nngpTest.rows();
        Matrix all = Matrix.zeros(p + s, p + s);
        for (int i = 0; i < p + s; i++) {
            for (int j = 0; j <= i; j++) {
                double entry =
                        i < p ? nngpTrain.at(i, j) : j < p ? nngpTestTrain.at(i - p, j) : nngpTest.at(i - p, j - p);
                all.set(i, j, entry);
                all.set(j, i, entry);
            }
        }
        return all;
    }

    /// The same networks if their readout alone learns, in the NTK parameterization: Θ is K.
    public TrainingKernels readoutOnly() {
        return new TrainingKernels(nngpTrain, nngpTestTrain, nngpTrain, nngpTestTrain, nngpTest);
    }

    private static Matrix block(Matrix a, int from, int to, int columns) {
        Matrix block = Matrix.zeros(to - from, columns);
        for (int i = from; i < to; i++) {
            for (int j = 0; j < columns; j++) {
                block.set(i - from, j, a.at(i, j));
            }
        }
        return block;
    }

    private static Matrix square(Matrix a, int from, int to) {
        Matrix block = Matrix.zeros(to - from, to - from);
        for (int i = from; i < to; i++) {
            for (int j = from; j < to; j++) {
                block.set(i - from, j - from, a.at(i, j));
            }
        }
        return block;
    }
}
