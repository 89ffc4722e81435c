package wick.theory.inference;

import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// The prediction of each training target from all others, without solving anew:
///
///     mean_i = y_i − (A⁻¹ y)_i / (A⁻¹)_ii,   variance_i = 1 / (A⁻¹)_ii,
///
/// the variance being that of the target, noise and jitter included. `mean` is P x C, `variance` has P
/// entries and holds for every output.
///
/// Source: Rasmussen and Williams 2006, "Gaussian Processes for Machine Learning".
public record LeaveOneOut(Matrix targets, Matrix mean, Vector variance) {

    static LeaveOneOut of(Matrix targets, Matrix weights, Vector inverseDiagonal) {
        Matrix mean = targets.copy();
        for (int i = 0; i < mean.rows(); i++) {
            for (int c = 0; c < mean.columns(); c++) {
                mean.set(i, c, targets.at(i, c) - weights.at(i, c) / inverseDiagonal.at(i));
            }
        }
        return new LeaveOneOut(targets, mean, inverseDiagonal.map(v -> 1 / v));
    }

    /// Σ ln p(y_i | all others) over points and outputs, in nats.
    public double logPredictive() {
        return -Scores.negativeLogLikelihood(mean, variance, targets);
    }

    /// The mean of (mean − y)² over points and outputs.
    public double meanSquaredError() {
        return Scores.meanSquaredError(mean, targets);
    }
}
