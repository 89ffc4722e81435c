package wick.experiment;

import java.util.List;
import java.util.function.ToDoubleFunction;
import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Matrix;
import wick.numeric.statistics.CoMoments;

/// Means with less scatter, by subtracting what numbers of mean zero explain (control variates).
public final class Controlled {
    private Controlled() {}

    /// The mean of column `wanted` at every width, where columns 0 … `controls` − 1 are known to have
    /// mean zero. The coefficients are fitted over networks; the bias this brings falls as one over their
    /// number.
    public static WidthSeries mean(Sweep sweep, int controls, int wanted) {
        return sweep.series(sample ->
                sample.derived(List.of(rest(sample, controls, wanted))).mean(0));
    }

    /// What the controls leave of column `wanted` in a row of the sample.
    public static ToDoubleFunction<double[]> rest(Sample sample, int controls, int wanted) {
        double[] weights = weights(sample, controls, wanted);
        return row -> rest(row, weights, wanted);
    }

    private static double rest(double[] row, double[] weights, int wanted) {
        double rest = row[wanted];
        for (int i = 0; i < weights.length; i++) {
            rest -= weights[i] * row[i];
        }
        return rest;
    }

    /// None where the controls depend on each other, as with fewer networks than controls.
    private static double[] weights(Sample sample, int controls, int wanted) {
        CoMoments moments = new CoMoments(controls + 1);
        double[] numbers = new double[controls + 1];
        for (int k = 0; k < sample.networks(); k++) {
            double[] row = sample.rows().row(k);
            System.arraycopy(row, 0, numbers, 0, controls);
            numbers[controls] = row[wanted];
            moments.add(numbers);
        }
        Matrix covariance = Matrix.zeros(controls, controls);
        Matrix right = Matrix.zeros(controls, 1);
        for (int i = 0; i < controls; i++) {
            for (int j = 0; j < controls; j++) {
                covariance.set(i, j, moments.covariance(i, j));
            }
            right.set(i, 0, moments.covariance(i, controls));
        }
        return switch (Factorization.of(covariance)) {
            case Factorization.Cholesky cholesky -> cholesky.solve(right).entries();
            case Factorization.NotPositiveDefinite _ -> new double[0];
        };
    }
}
