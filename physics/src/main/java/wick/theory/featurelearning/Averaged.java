package wick.theory.featurelearning;

import java.util.List;
import wick.numeric.matrix.Matrix;
import wick.numeric.statistics.Estimate;

/// A matrix with the standard error of each of its entries, from replicas.
public record Averaged(Matrix mean, Matrix error) {

    /// Mean and standard error of the mean, entry by entry.
    static Averaged of(List<Matrix> replicas) {
        Matrix first = replicas.getFirst();
        Averaged averaged =
                new Averaged(Matrix.zeros(first.rows(), first.columns()), Matrix.zeros(first.rows(), first.columns()));
        for (int i = 0; i < first.entries().length; i++) {
            int entry = i;
            Estimate estimate = estimate(
                    replicas.stream().mapToDouble(m -> m.entries()[entry]).toArray());
            averaged.mean().entries()[i] = estimate.mean();
            averaged.error().entries()[i] = estimate.standardError();
        }
        return averaged;
    }

    static Estimate estimate(double... values) {
        double mean = 0;
        for (double value : values) {
            mean += value / values.length;
        }
        double squares = 0;
        for (double value : values) {
            squares += (value - mean) * (value - mean);
        }
        return new Estimate(mean, Math.sqrt(squares / (values.length * (values.length - 1.0))), values.length);
    }

    /// Rows `from`, …, `to` − 1.
    Averaged rows(int from, int to) {
        return new Averaged(mean.rows(from, to), error.rows(from, to));
    }
}
