package wick.theory.spatial;

import wick.network.Step;
import wick.numeric.matrix.Matrix;

/// Pieces of self-attention whose logits are averages over the channels of tied keys and queries.
final class Attentions {
    private Attentions() {}

    /// Row by row the softmax of σ_b² + σ_w² K, the limit of k(p)·k(p′)/d by the law of large numbers,
    /// over the positions for which `present` is 1; over all if it is empty.
    static double[] of(Step.Linear keys, Matrix covariance, double[] present) {
        int positions = covariance.rows();
        double[] attention = new double[positions * positions];
        for (int p = 0; p < positions; p++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int q = 0; q < positions; q++) {
                largest = absent(present, q) ? largest : Math.max(largest, covariance.at(p, q));
            }
            double sum = 0;
            for (int q = 0; q < positions; q++) {
                double weight = absent(present, q)
                        ? 0
                        : StrictMath.exp(keys.weightVariance() * (covariance.at(p, q) - largest));
                attention[p * positions + q] = weight;
                sum += weight;
            }
            for (int q = 0; q < positions; q++) {
                attention[p * positions + q] /= sum;
            }
        }
        return attention;
    }

    private static boolean absent(double[] present, int position) {
        return present.length > 0 && present[position] == 0;
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

    /// The largest (Σ_q A_pq √K_qq)² relative to (A K Aᵀ)_pp, for K and for Θ of the values.
    static double[] losses(Matrix attention, Matrix values, Matrix tangents, Matrix mixed, Matrix mixedTangents) {
        double[] losses = {1, 1};
        for (int p = 0; p < attention.rows(); p++) {
            double roots = 0;
            double tangentRoots = 0;
            for (int q = 0; q < attention.columns(); q++) {
                roots += attention.at(p, q) * Math.sqrt(Math.max(0, values.at(q, q)));
                tangentRoots += attention.at(p, q) * Math.sqrt(Math.max(0, tangents.at(q, q)));
            }
            losses[0] = Math.max(losses[0], Windows.ratio(roots * roots, mixed.at(p, p)));
            losses[1] = Math.max(losses[1], Windows.ratio(tangentRoots * tangentRoots, mixedTangents.at(p, p)));
        }
        return losses;
    }
}
