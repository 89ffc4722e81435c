package wick.theory.inference;

import java.util.List;
import org.hipparchus.special.Erf;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// Probabilities of classes from outputs that were fitted to one-hot targets by regression, one row per
/// input.
public record ClassProbabilities(Matrix rows) {
    private static final int NODES = 41;
    private static final double REACH = 8;
    private static final double NEGLIGIBLE = 1e-18;

    /// The probability that each class has the largest output, outputs being independent Gaussians with
    /// these means and one variance per input:
    ///
    ///     p_c = ∫ φ(u) Π_{b≠c} Φ((μ_c − μ_b)/σ + u) du,
    ///
    /// by the trapezoidal rule, exact to about 1e−12 before rows are made to sum to 1.
    ///
    /// Throws [IllegalArgumentException] where a variance is not positive.
    public static ClassProbabilities ofLargest(Matrix mean, Vector variance) {
        Matrix rows = Matrix.zeros(mean.rows(), mean.columns());
        for (int i = 0; i < mean.rows(); i++) {
            double deviation = Math.sqrt(variance.at(i));
            if (!(deviation > 0)) {
                throw new IllegalArgumentException("the variance at point " + i + " is " + variance.at(i)
                        + "; class probabilities need positive ones, such as with noise");
            }
            double sum = 0;
            for (int c = 0; c < mean.columns(); c++) {
                rows.set(i, c, largest(mean.row(i), c, deviation));
                sum += rows.at(i, c);
            }
            for (int c = 0; c < mean.columns(); c++) {
                rows.set(i, c, rows.at(i, c) / sum);
            }
        }
        return new ClassProbabilities(rows);
    }

    private static double largest(double[] mean, int c, double deviation) {
        double step = 2 * REACH / (NODES - 1);
        double sum = 0;
        for (int k = 0; k < NODES; k++) {
            double u = -REACH + k * step;
            double product = Math.exp(-u * u / 2) / Math.sqrt(2 * Math.PI) * step;
            for (int b = 0; b < mean.length && product > NEGLIGIBLE; b++) {
                if (b != c) {
                    product *= Erf.erfc(-((mean[c] - mean[b]) / deviation + u) / Math.sqrt(2)) / 2;
                }
            }
            sum += product;
        }
        return Math.max(sum, Double.MIN_NORMAL);
    }

    /// softmax(mean / temperature)
    public static ClassProbabilities softmax(Matrix mean, double temperature) {
        if (!(temperature > 0)) {
            throw new IllegalArgumentException("temperature " + temperature + " must be positive");
        }
        Matrix rows = mean.copy();
        for (int i = 0; i < rows.rows(); i++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (double value : mean.row(i)) {
                largest = Math.max(largest, value);
            }
            double sum = 0;
            for (int c = 0; c < rows.columns(); c++) {
                rows.set(i, c, Math.exp((mean.at(i, c) - largest) / temperature));
                sum += rows.at(i, c);
            }
            for (int c = 0; c < rows.columns(); c++) {
                rows.set(i, c, Math.max(Double.MIN_NORMAL, rows.at(i, c) / sum));
            }
        }
        return new ClassProbabilities(rows);
    }

    /// The temperature at which [#softmax] makes the labels most probable, between 1e−4 and 1e4 by golden
    /// section of its logarithm. For means to be trusted they must not have seen the labels: leave-one-out.
    public static double temperature(Matrix mean, List<Integer> labels) {
        double ratio = (Math.sqrt(5) - 1) / 2;
        double low = Math.log(1e-4);
        double high = Math.log(1e4);
        double left = high - ratio * (high - low);
        double right = low + ratio * (high - low);
        double atLeft = softmax(mean, Math.exp(left)).negativeLogLikelihood(labels);
        double atRight = softmax(mean, Math.exp(right)).negativeLogLikelihood(labels);
        while (high - low > 1e-6) {
            if (atLeft < atRight) {
                high = right;
                right = left;
                atRight = atLeft;
                left = high - ratio * (high - low);
                atLeft = softmax(mean, Math.exp(left)).negativeLogLikelihood(labels);
            } else {
                low = left;
                left = right;
                atLeft = atRight;
                right = low + ratio * (high - low);
                atRight = softmax(mean, Math.exp(right)).negativeLogLikelihood(labels);
            }
        }
        return Math.exp((low + high) / 2);
    }

    /// The mean of −ln p(label), in nats per input.
    public double negativeLogLikelihood(List<Integer> labels) {
        requireLabels(labels);
        double sum = 0;
        for (int i = 0; i < rows.rows(); i++) {
            sum -= Math.log(rows.at(i, labels.get(i)));
        }
        return sum / rows.rows();
    }

    /// The share of inputs whose most probable class is their label.
    public double accuracy(List<Integer> labels) {
        requireLabels(labels);
        int right = 0;
        for (int i = 0; i < rows.rows(); i++) {
            right += largest(i) == labels.get(i) ? 1 : 0;
        }
        return right / (double) rows.rows();
    }

    /// The class of the largest probability of a row; the first of several.
    public int largest(int row) {
        int best = 0;
        for (int c = 1; c < rows.columns(); c++) {
            best = rows.at(row, c) > rows.at(row, best) ? c : best;
        }
        return best;
    }

    private void requireLabels(List<Integer> labels) {
        if (labels.size() != rows.rows() || rows.rows() == 0) {
            throw new IllegalArgumentException(labels.size() + " labels for " + rows.rows() + " inputs");
        }
    }
}
