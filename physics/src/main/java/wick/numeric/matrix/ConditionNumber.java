package wick.numeric.matrix;

import java.util.function.UnaryOperator;

/// λ_max / λ_min of a positive definite matrix A = L Lᵀ, from its Cholesky factor alone.
///
/// Both extremes by Lanczos iteration, with A and with A⁻¹, from one fixed vector: within 1e−3 of the truth
/// as a rule, never above it by more than rounding.
public final class ConditionNumber {
    private static final int MOST_STEPS = 30;
    private static final double SETTLED = 1e-4;

    private ConditionNumber() {}

    public static double of(Factorization.Cholesky cholesky) {
        Matrix lower = cholesky.lower();
        int size = lower.rows();
        if (size == 0) {
            return 1;
        }
        double largest = largest(size, x -> Products.times(lower, Products.transposedTimes(lower, x)));
        double inverse = largest(size, cholesky::solve);
        return Math.max(1, largest * inverse);
    }

    /// The largest eigenvalue of a symmetric matrix without large negative ones.
    public static double largestEigenvalue(Matrix symmetric) {
        Symmetric.requireSquare(symmetric);
        return largest(symmetric.rows(), x -> Products.times(symmetric, x));
    }

    private static double largest(int size, UnaryOperator<Matrix> operator) {
        int steps = Math.min(size, MOST_STEPS);
        Matrix basis = Matrix.zeros(steps, size);
        Matrix projected = Matrix.zeros(steps, steps);
        double[] next = start(size);
        double value = 0;
        for (int k = 0; k < steps; k++) {
            System.arraycopy(next, 0, basis.entries(), k * size, size);
            double[] image = operator.apply(Matrix.of(size, 1, next)).entries();
            next = image.clone();
            // against all earlier vectors, twice: what rounding brings back would count eigenvalues twice
            for (int pass = 0; pass < 2; pass++) {
                for (int j = 0; j <= k; j++) {
                    double overlap = dot(basis.entries(), j * size, next);
                    subtract(overlap, basis.entries(), j * size, next);
                    projected.set(k, j, projected.at(k, j) + overlap);
                }
            }
            double before = value;
            value = largestOf(projected, k + 1);
            double length = Math.sqrt(dot(next, 0, next));
            boolean settled = k >= 4 && Math.abs(value - before) <= SETTLED * Math.abs(value);
            if (settled || !(length > 1e-14 * Math.abs(value))) {
                break;
            }
            for (int i = 0; i < size; i++) {
                next[i] /= length;
            }
        }
        return value;
    }

    private static double largestOf(Matrix projected, int order) {
        Matrix corner = Matrix.zeros(order, order);
        for (int i = 0; i < order; i++) {
            System.arraycopy(projected.entries(), i * projected.columns(), corner.entries(), i * order, i + 1);
        }
        return SymmetricEigen.of(corner).values().at(order - 1);
    }

    /// A vector without symmetry, so that no eigenvector is missed.
    private static double[] start(int size) {
        double[] vector = new double[size];
        double sum = 0;
        for (int i = 0; i < size; i++) {
            vector[i] = 1 + 0.9 * Math.sin(1 + i * 2.399963229728653);
            sum += vector[i] * vector[i];
        }
        for (int i = 0; i < size; i++) {
            vector[i] /= Math.sqrt(sum);
        }
        return vector;
    }

    private static double dot(double[] rows, int from, double[] vector) {
        double sum = 0;
        for (int i = 0; i < vector.length; i++) {
            sum += rows[from + i] * vector[i];
        }
        return sum;
    }

    private static void subtract(double factor, double[] rows, int from, double[] vector) {
        for (int i = 0; i < vector.length; i++) {
            vector[i] -= factor * rows[from + i];
        }
    }
}
