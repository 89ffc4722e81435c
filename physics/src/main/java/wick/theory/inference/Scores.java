package wick.theory.inference;

import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// How good predictions are, given what turned out to be true.
public final class Scores {
    private Scores() {}

    /// −Σ ln N(y; mean, variance) over points and outputs, in nats; `variance` has one entry per point.
    ///
    /// Throws [IllegalArgumentException] where a variance is not positive.
    public static double negativeLogLikelihood(Matrix mean, Vector variance, Matrix truth) {
        requireSame(mean, truth);
        double sum = 0;
        for (int i = 0; i < mean.rows(); i++) {
            double v = variance.at(i);
            if (!(v > 0)) {
                throw new IllegalArgumentException("the variance at point " + i + " is " + v
                        + "; a likelihood needs positive ones, such as with noise");
            }
            double squares = 0;
            for (int c = 0; c < mean.columns(); c++) {
                double d = mean.at(i, c) - truth.at(i, c);
                squares += d * d;
            }
            sum += (squares / v + mean.columns() * Math.log(2 * Math.PI * v)) / 2;
        }
        return sum;
    }

    /// The mean of (mean − y)² over points and outputs.
    public static double meanSquaredError(Matrix mean, Matrix truth) {
        requireSame(mean, truth);
        double sum = 0;
        for (int i = 0; i < mean.entries().length; i++) {
            double d = mean.entries()[i] - truth.entries()[i];
            sum += d * d;
        }
        return sum / mean.entries().length;
    }

    private static void requireSame(Matrix mean, Matrix truth) {
        if (mean.rows() != truth.rows() || mean.columns() != truth.columns() || mean.entries().length == 0) {
            throw new IllegalArgumentException("predictions are a " + mean + ", what is true a " + truth
                    + "; both need the same shape and entries");
        }
    }
}
