package wick.theory.spatial;

import wick.network.Step;
import wick.numeric.matrix.Matrix;

/// Pieces of self-attention whose logits are averages over the channels of tied keys and queries.
final class Attentions {
    private Attentions() {}

    /// Row by row the softmax of σ_b² + σ_w² K, the limit of k(p)·k(p′)/d by the law of large numbers.
    static double[] of(Step.Linear keys, Matrix covariance) {
        int positions = covariance.rows();
        double[] attention = new double[positions * positions];
        for (int p = 0; p < positions; p++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int q = 0; q < positions; q++) {
                largest = Math.max(largest, covariance.at(p, q));
            }
            double sum = 0;
            for (int q = 0; q < positions; q++) {
                double weight = StrictMath.exp(keys.weightVariance() * (covariance.at(p, q) - largest));
                attention[p * positions + q] = weight;
                sum += weight;
            }
            for (int q = 0; q < positions; q++) {
                attention[p * positions + q] /= sum;
            }
        }
        return attention;
    }

    static void affine(Step.Linear numbers, Matrix k, Matrix theta) {
        double[] covariance = k.entries();
        double[] tangent = theta.entries();
        for (int e = 0; e < covariance.length; e++) {
            tangent[e] =
                    numbers.biasRate() + numbers.weightRate() * covariance[e] + numbers.weightVariance() * tangent[e];
            covariance[e] = numbers.biasVariance() + numbers.weightVariance() * covariance[e];
        }
    }

    static void symmetrize(Matrix matrix) {
        for (int p = 0; p < matrix.rows(); p++) {
            for (int q = 0; q < p; q++) {
                matrix.set(q, p, matrix.at(p, q));
            }
        }
    }
}
