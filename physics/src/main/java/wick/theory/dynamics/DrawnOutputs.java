package wick.theory.dynamics;

import wick.numeric.matrix.Matrix;

/// Outputs of networks started from drawn initial functions: `rows` has one row per draw, and column
/// i C + c for output c of C at test input i.
///
/// Standard errors are over draws: of a mean √(variance/N), of a variance √((m₄ − variance²)/N) with the
/// fourth central moment m₄.
public record DrawnOutputs(Matrix rows, int outputs) {

    public DrawnOutputs {
        if (rows.rows() < 2 || outputs < 1 || rows.columns() % outputs != 0) {
            throw new IllegalArgumentException(
                    rows + " of draws does not fit " + outputs + " outputs; at least 2 draws are needed");
        }
    }

    /// Mean and variance over draws, each S x C, with their standard errors.
    public record Summary(Matrix mean, Matrix meanError, Matrix variance, Matrix varianceError) {}

    public Summary summary() {
        int draws = rows.rows();
        int tests = rows.columns() / outputs;
        Summary summary = new Summary(
                Matrix.zeros(tests, outputs),
                Matrix.zeros(tests, outputs),
                Matrix.zeros(tests, outputs),
                Matrix.zeros(tests, outputs));
        for (int j = 0; j < rows.columns(); j++) {
            double mean = 0;
            for (int n = 0; n < draws; n++) {
                mean += rows.at(n, j) / draws;
            }
            double second = 0;
            double fourth = 0;
            for (int n = 0; n < draws; n++) {
                double square = (rows.at(n, j) - mean) * (rows.at(n, j) - mean);
                second += square;
                fourth += square * square / draws;
            }
            double variance = second / (draws - 1);
            summary.mean.entries()[j] = mean;
            summary.meanError.entries()[j] = Math.sqrt(variance / draws);
            summary.variance.entries()[j] = variance;
            summary.varianceError.entries()[j] = Math.sqrt(Math.max(0, fourth - variance * variance) / draws);
        }
        return summary;
    }

    /// The covariance over draws of output `output` between test inputs, S x S.
    public Matrix covariance(int output) {
        int tests = rows.columns() / outputs;
        Matrix centered = Matrix.zeros(tests, rows.rows());
        for (int i = 0; i < tests; i++) {
            double mean = 0;
            for (int n = 0; n < rows.rows(); n++) {
                mean += rows.at(n, i * outputs + output) / rows.rows();
            }
            for (int n = 0; n < rows.rows(); n++) {
                centered.set(i, n, (rows.at(n, i * outputs + output) - mean) / Math.sqrt(rows.rows() - 1.0));
            }
        }
        return wick.numeric.matrix.Products.gram(centered);
    }
}
