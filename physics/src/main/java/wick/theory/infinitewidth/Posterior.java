package wick.theory.infinitewidth;

import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// Bayesian inference with the NNGP prior: what training data say about the outputs at test inputs.
public sealed interface Posterior {
    /// Condition numbers above this leave no digit of a solution.
    double SINGULAR = 1e15;

    /// `mean` (S x outputs) and `covariance` (S x S, the same for every output) at the test inputs, given
    /// noise-free targets up to `jitter`. `conditionNumber` of the training kernel with jitter estimates
    /// the ratio of its extreme eigenvalues; about 16 − log₁₀ of it digits of the mean can be trusted.
    record Conditioned(Matrix mean, Matrix covariance, double jitter, double conditionNumber) implements Posterior {}

    /// The training kernel with this jitter is not positive definite to working precision, as with
    /// repeated inputs: its leading minor of order `order` fails.
    record Singular(double jitter, int order) implements Posterior {}

    /// Mean K(x,X) K⁻¹ y, covariance K(x,x′) − K(x,X) K⁻¹ K(X,x′), with K + `jitter` 1 in place of K(X,X).
    ///
    /// `train` is P x P, `testTrain` S x P, `test` S x S, `targets` P x outputs.
    ///
    /// Source: Lee, Bahri, Novak, Schoenholz, Pennington and Sohl-Dickstein 2018, arXiv:1711.00165.
    static Posterior of(Covariances kernels, Matrix targets, double jitter) {
        if (!(jitter >= 0) || Double.isInfinite(jitter)) {
            throw new IllegalArgumentException("jitter " + jitter + " must be finite and not negative");
        }
        if (targets.rows() != kernels.train().rows()) {
            throw new IllegalArgumentException("targets have " + targets.rows() + " rows for "
                    + kernels.train().rows() + " training inputs");
        }
        Matrix train = kernels.train().copy();
        for (int i = 0; i < train.rows(); i++) {
            train.set(i, i, train.at(i, i) + jitter);
        }
        return switch (Factorization.of(train)) {
            case Factorization.NotPositiveDefinite(int order) -> new Singular(jitter, order);
            case Factorization.Cholesky cholesky -> conditioned(kernels, targets, jitter, train, cholesky);
        };
    }

    /// The blocks of a kernel that inference needs: P x P, S x P and S x S.
    record Covariances(Matrix train, Matrix testTrain, Matrix test) {
        public Covariances {
            int p = train.rows();
            int s = testTrain.rows();
            if (train.columns() != p || testTrain.columns() != p || test.rows() != s || test.columns() != s) {
                throw new IllegalArgumentException(
                        "blocks " + train + ", " + testTrain + ", " + test + " do not fit: need P x P, S x P, S x S");
            }
        }
    }

    private static Posterior conditioned(
            Covariances kernels, Matrix targets, double jitter, Matrix train, Factorization.Cholesky cholesky) {
        double conditionNumber = conditionNumber(train, cholesky);
        if (conditionNumber > SINGULAR) {
            return new Singular(jitter, train.rows());
        }
        Matrix mean = Products.times(kernels.testTrain(), cholesky.solve(targets));
        Matrix explained = Products.times(
                kernels.testTrain(), cholesky.solve(kernels.testTrain().transposed()));
        Matrix covariance = kernels.test().copy();
        for (int i = 0; i < covariance.rows(); i++) {
            for (int j = 0; j < covariance.columns(); j++) {
                double both = (explained.at(i, j) + explained.at(j, i)) / 2;
                covariance.set(i, j, covariance.at(i, j) - both);
            }
        }
        return new Conditioned(mean, covariance, jitter, conditionNumber);
    }

    /// Power iteration for the largest eigenvalue, and on the inverse for the smallest.
    private static double conditionNumber(Matrix matrix, Factorization.Cholesky cholesky) {
        int size = matrix.rows();
        Matrix large = start(size);
        Matrix small = start(size);
        double largest = 0;
        double inverse = 0;
        for (int step = 0; step < 40; step++) {
            large = Products.times(matrix, large);
            largest = normalize(large);
            small = cholesky.solve(small);
            inverse = normalize(small);
        }
        return Math.max(1, largest * inverse);
    }

    /// A vector without symmetry, so that no eigenvector is missed.
    private static Matrix start(int size) {
        Matrix vector = Matrix.zeros(size, 1);
        for (int i = 0; i < size; i++) {
            vector.set(i, 0, Math.sin(1 + i * 2.399963229728653));
        }
        normalize(vector);
        return vector;
    }

    private static double normalize(Matrix vector) {
        double sum = 0;
        for (double entry : vector.entries()) {
            sum += entry * entry;
        }
        double length = Math.sqrt(sum);
        for (int i = 0; i < vector.rows(); i++) {
            vector.set(i, 0, vector.at(i, 0) / length);
        }
        return length;
    }
}
