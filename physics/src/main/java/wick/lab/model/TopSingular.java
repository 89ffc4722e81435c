package wick.lab.model;

import java.util.OptionalDouble;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.random.Address;

/// The square of a matrix's largest singular value, from below, by 24 steps of power iteration.
final class TopSingular {
    private static final int STEPS = 24;

    private TopSingular() {}

    /// Empty for matrices of one row or column, and where an entry is not finite.
    static OptionalDouble square(Matrix matrix) {
        if (Math.min(matrix.rows(), matrix.columns()) < 2) {
            return OptionalDouble.empty();
        }
        double[] vector = new double[matrix.columns()];
        double[] image = new double[matrix.rows()];
        Address.of(1, "top-singular-value").open().normalsInto(vector.length, vector, 0);
        double value = 0;
        for (int step = 0; step < STEPS; step++) {
            double norm = Math.sqrt(square(vector));
            if (norm == 0) {
                return OptionalDouble.of(0);
            }
            for (int i = 0; i < vector.length; i++) {
                vector[i] /= norm;
            }
            Products.applyInto(matrix, vector, image);
            value = square(image);
            Products.applyTransposedInto(matrix, image, vector);
        }
        return Double.isFinite(value) ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    private static double square(double[] vector) {
        double sum = 0;
        for (double entry : vector) {
            sum += entry * entry;
        }
        return sum;
    }
}
