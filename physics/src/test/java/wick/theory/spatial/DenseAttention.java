package wick.theory.spatial;

import java.util.ArrayList;
import java.util.List;
import wick.network.Step;

/// Self-attention for [DenseCovariance].
final class DenseAttention {
    private DenseAttention() {}

    /// Softmax over the mean logits, then values and outputs, entry by entry.
    static DenseCovariance.State attended(Step.Attention step, DenseCovariance.State s) {
        List<double[]> rows = new ArrayList<>();
        for (int a = 0; a < s.k().length; a++) {
            double[] weights = new double[s.positions()];
            double sum = 0;
            for (int q = 0; q < s.positions(); q++) {
                int b = a / s.positions() * s.positions() + q;
                weights[q] = Math.exp(
                        step.keys().weightVariance() * s.k()[a][b] + step.keys().biasVariance());
                sum += weights[q];
            }
            for (int q = 0; q < s.positions(); q++) {
                weights[q] /= sum;
            }
            rows.add(weights);
        }
        DenseCovariance.State values =
                DenseCovariance.affine(step.values(), step.values().fanOut(), s);
        DenseCovariance.State mixed = DenseCovariance.copy(values);
        for (int a = 0; a < s.k().length; a++) {
            for (int b = 0; b < s.k().length; b++) {
                double k = 0;
                double theta = 0;
                for (int p = 0; p < s.positions(); p++) {
                    for (int q = 0; q < s.positions(); q++) {
                        double weight = rows.get(a)[p] * rows.get(b)[q];
                        int from = a / s.positions() * s.positions() + p;
                        int to = b / s.positions() * s.positions() + q;
                        k += weight * values.k()[from][to];
                        theta += weight * values.theta()[from][to];
                    }
                }
                mixed.k()[a][b] = k;
                mixed.theta()[a][b] = theta;
            }
        }
        return DenseCovariance.affine(step.outputs(), step.outputs().fanOut(), mixed);
    }
}
