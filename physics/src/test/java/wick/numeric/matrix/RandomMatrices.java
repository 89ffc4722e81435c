package wick.numeric.matrix;

import java.util.SplittableRandom;

/// Seeded matrices and plain loops to compare with.
final class RandomMatrices {
    static final double EPSILON = Math.ulp(1.0);

    private RandomMatrices() {}

    static Matrix uniform(int rows, int columns, long seed) {
        var random = new SplittableRandom(seed);
        Matrix matrix = Matrix.zeros(rows, columns);
        for (int i = 0; i < matrix.entries().length; i++) {
            matrix.entries()[i] = 2 * random.nextDouble() - 1;
        }
        return matrix;
    }

    /// G Gᵀ / n + shift for uniform G, by plain loops.
    static Matrix positiveDefinite(int size, double shift, long seed) {
        Matrix g = uniform(size, size, seed);
        Matrix a = product(g, g.transposed());
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                a.set(i, j, a.at(i, j) / size + (i == j ? shift : 0));
            }
        }
        return a;
    }

    static Matrix product(Matrix a, Matrix b) {
        Matrix c = Matrix.zeros(a.rows(), b.columns());
        for (int i = 0; i < a.rows(); i++) {
            for (int k = 0; k < a.columns(); k++) {
                double factor = a.at(i, k);
                for (int j = 0; j < b.columns(); j++) {
                    c.entries()[i * b.columns() + j] += factor * b.entries()[k * b.columns() + j];
                }
            }
        }
        return c;
    }

    static Matrix tile(Matrix a, int row, int rows, int column, int columns) {
        Matrix tile = Matrix.zeros(rows, columns);
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                tile.set(i, j, a.at(row + i, column + j));
            }
        }
        return tile;
    }

    static double largestDifference(Matrix a, Matrix b) {
        double largest = 0;
        for (int i = 0; i < a.entries().length; i++) {
            largest = Math.max(largest, Math.abs(a.entries()[i] - b.entries()[i]));
        }
        return largest;
    }

    static double frobenius(Matrix a) {
        double sum = 0;
        for (double entry : a.entries()) {
            sum += entry * entry;
        }
        return Math.sqrt(sum);
    }

    static Matrix difference(Matrix a, Matrix b) {
        Matrix c = a.copy();
        for (int i = 0; i < c.entries().length; i++) {
            c.entries()[i] -= b.entries()[i];
        }
        return c;
    }
}
