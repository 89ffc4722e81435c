package wick.experiment;

import java.util.ArrayList;
import java.util.List;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.numeric.statistics.Estimate;
import wick.numeric.statistics.LeastSquares;

/// The rows of a weighted fit, target = Σ_j design_j θ_j ± error; a prior on a coefficient is one more row.
final class Rows {
    private final List<Vector> designs = new ArrayList<>();
    private final List<Estimate> targets = new ArrayList<>();

    Rows add(double target, double error, double... design) {
        designs.add(Vector.of(design));
        targets.add(new Estimate(target, error, 1));
        return this;
    }

    Solution solve() {
        Matrix design = Matrix.zeros(designs.size(), designs.getFirst().size());
        for (int i = 0; i < design.rows(); i++) {
            for (int j = 0; j < design.columns(); j++) {
                design.set(i, j, designs.get(i).at(j));
            }
        }
        return new Solution(LeastSquares.of(design, targets));
    }

    /// The coefficients in order, and linear combinations of them with errors.
    record Solution(LeastSquares.Fit fit) {

        double value(int j) {
            return fit.parameters().at(j);
        }

        double error(int j) {
            return fit.standardError(j);
        }

        /// Σ_j weights_j θ_j
        double combination(double... weights) {
            double sum = 0;
            for (int j = 0; j < weights.length; j++) {
                sum += weights[j] * value(j);
            }
            return sum;
        }

        /// Standard error of Σ_j weights_j θ_j.
        double combinationError(double... weights) {
            double sum = 0;
            for (int i = 0; i < weights.length; i++) {
                for (int j = 0; j < weights.length; j++) {
                    sum += weights[i] * weights[j] * fit.covariance().at(i, j);
                }
            }
            return Math.sqrt(Math.max(0, sum));
        }
    }
}
