package wick.topic.information.lab;

import org.hipparchus.special.Gamma;
import wick.numeric.matrix.Matrix;

/// Mutual information of continuous variables in nats from the distances of samples:
/// Î = ψ(k) + ψ(N) − ⟨ψ(n_x + 1) + ψ(n_y + 1)⟩, where n_x counts the samples whose x is closer than the k-th nearest
/// neighbor in (x, y), in the maximum norm. Estimated by looking at all pairs.
///
/// Source: Kraskov, Stögbauer and Grassberger 2004, arXiv:cond-mat/0305641, first estimator.
public final class NearestNeighbors {
    private NearestNeighbors() {}

    /// One row per sample in `x` and `y`.
    public static double information(Matrix x, Matrix y, int neighbors) {
        int samples = x.rows();
        if (y.rows() != samples || neighbors < 1 || neighbors >= samples) {
            throw new IllegalArgumentException(samples + " and " + y.rows() + " samples, " + neighbors
                    + " neighbors: need equally many samples and fewer neighbors than samples");
        }
        double[] nearest = new double[neighbors];
        double[] apartX = new double[samples];
        double[] apartY = new double[samples];
        double sum = 0;
        for (int i = 0; i < samples; i++) {
            java.util.Arrays.fill(nearest, Double.POSITIVE_INFINITY);
            for (int j = 0; j < samples; j++) {
                apartX[j] = distance(x, i, j);
                apartY[j] = distance(y, i, j);
                if (j != i) {
                    insert(nearest, Math.max(apartX[j], apartY[j]));
                }
            }
            double radius = nearest[neighbors - 1];
            int closerX = 0;
            int closerY = 0;
            for (int j = 0; j < samples; j++) {
                closerX += j != i && apartX[j] < radius ? 1 : 0;
                closerY += j != i && apartY[j] < radius ? 1 : 0;
            }
            sum += Gamma.digamma(closerX + 1.0) + Gamma.digamma(closerY + 1.0);
        }
        return Gamma.digamma(neighbors) + Gamma.digamma(samples) - sum / samples;
    }

    private static double distance(Matrix x, int i, int j) {
        int columns = x.columns();
        double[] entries = x.entries();
        double largest = 0;
        for (int c = 0; c < columns; c++) {
            largest = Math.max(largest, Math.abs(entries[i * columns + c] - entries[j * columns + c]));
        }
        return largest;
    }

    /// Keeps the smallest distances in ascending order.
    private static void insert(double[] nearest, double distance) {
        int at = nearest.length - 1;
        if (distance >= nearest[at]) {
            return;
        }
        while (at > 0 && nearest[at - 1] > distance) {
            nearest[at] = nearest[at - 1];
            at--;
        }
        nearest[at] = distance;
    }
}
