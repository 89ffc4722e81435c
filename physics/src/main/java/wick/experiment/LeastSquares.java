package wick.experiment;

import java.util.ArrayList;
import java.util.List;
import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// Weighted linear least squares: y = Σ_j design_j θ_j ± error, row by row, a prior on a coefficient
/// being one more row.
final class LeastSquares {
    private final List<Vector> designs = new ArrayList<>();
    private final List<double[]> targets = new ArrayList<>();

    /// What came out: coefficients, their covariance, χ² at the minimum and its degrees of freedom.
    record Solution(Vector coefficients, Matrix covariance, double chiSquare, int freedom) {

        double value(int j) {
            return coefficients.at(j);
        }

        double error(int j) {
            return Math.sqrt(covariance.at(j, j));
        }

        /// Σ_j weights_j θ_j
        double combination(double... weights) {
            double sum = 0;
            for (int j = 0; j < weights.length; j++) {
                sum += weights[j] * coefficients.at(j);
            }
            return sum;
        }

        /// Standard error of Σ_j weights_j θ_j.
        double combinationError(double... weights) {
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                for (int j = 0; j < weights.length; j++) {
                    sum += weights[i] * weights[j] * covariance.at(i, j);
                }
            }
            return Math.sqrt(Math.max(0, sum));
        }
    }

    LeastSquares row(double target, double error, double... design) {
        designs.add(Vector.of(design));
        targets.add(new double[] {target, error});
        return this;
    }

    Solution solve() {
        int k = designs.getFirst().size();
        Matrix normal = Matrix.zeros(k, k);
        Matrix side = Matrix.zeros(k, 1);
        for (int r = 0; r < designs.size(); r++) {
            double weight = 1 / (targets.get(r)[1] * targets.get(r)[1]);
            for (int i = 0; i < k; i++) {
                double scaled = weight * designs.get(r).at(i);
                side.set(i, 0, side.at(i, 0) + scaled * targets.get(r)[0]);
                for (int j = 0; j < k; j++) {
                    normal.set(i, j, normal.at(i, j) + scaled * designs.get(r).at(j));
                }
            }
        }
        return switch (equilibrated(normal)) {
            case Factorization.Cholesky cholesky -> {
                Vector scales = scales(normal);
                Matrix covariance = rescaled(cholesky.solve(Matrix.identity(k)), scales);
                double[] theta = new double[k];
                for (int i = 0; i < k; i++) {
                    for (int j = 0; j < k; j++) {
                        theta[i] += covariance.at(i, j) * side.at(j, 0);
                    }
                }
                Vector coefficients = Vector.of(theta);
                yield new Solution(coefficients, covariance, chiSquare(coefficients), designs.size() - k);
            }
            case Factorization.NotPositiveDefinite(int order) ->
                throw new IllegalArgumentException("the rows do not determine coefficient " + order);
        };
    }

    /// Coefficients differ by powers of the width: the normal matrix is factored with a unit diagonal.
    private static Factorization equilibrated(Matrix normal) {
        return Factorization.of(rescaled(normal, scales(normal)));
    }

    private static Vector scales(Matrix normal) {
        return Vector.of(normal.diagonal()).map(d -> 1 / Math.sqrt(d));
    }

    private static Matrix rescaled(Matrix matrix, Vector scales) {
        Matrix result = matrix.copy();
        for (int i = 0; i < matrix.rows(); i++) {
            for (int j = 0; j < matrix.columns(); j++) {
                result.set(i, j, scales.at(i) * matrix.at(i, j) * scales.at(j));
            }
        }
        return result;
    }

    private double chiSquare(Vector coefficients) {
        double sum = 0;
        for (int r = 0; r < designs.size(); r++) {
            double residual = targets.get(r)[0];
            for (int j = 0; j < coefficients.size(); j++) {
                residual -= designs.get(r).at(j) * coefficients.at(j);
            }
            residual /= targets.get(r)[1];
            sum += residual * residual;
        }
        return sum;
    }
}
