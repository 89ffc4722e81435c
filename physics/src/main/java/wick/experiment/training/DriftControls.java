package wick.experiment.training;

import wick.lab.training.Outcome;
import wick.numeric.matrix.Matrix;
import wick.theory.finitewidth.CorrelatorLayer;

/// Numbers of a network with one output whose means over networks are known to order 1/n: outputs before training on
/// training and test points; products of two of them and entries of the tangent kernel on the training points, less
/// their means by theory. What they explain of later numbers may be subtracted ([wick.experiment.Controlled]).
public record DriftControls(CorrelatorLayer means, int points, int tests) {

    public int count() {
        return points + tests + points * (points + 1);
    }

    /// Fills the first [#count] places of `row`.
    public void readInto(Outcome.Trained outcome, double width, double[] row) {
        double[] before = outcome.snapshots().getFirst().training().entries();
        System.arraycopy(before, 0, row, 0, points);
        System.arraycopy(outcome.snapshots().getFirst().tests().entries(), 0, row, points, tests);
        Matrix kernel = outcome.kernels().getFirst();
        int next = points + tests;
        for (int i = 0; i < points; i++) {
            for (int j = 0; j <= i; j++) {
                double covariance =
                        means.kernel().at(i, j) + means.kernelCorrection().at(i, j) / width;
                double mean = means.tangentKernel().at(i, j)
                        + means.tangentCorrection().at(i, j) / width;
                row[next++] = before[i] * before[j] - covariance;
                row[next++] = kernel.at(i, j) - mean;
            }
        }
    }
}
