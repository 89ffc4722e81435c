package wick.topic.information.lab;

import org.hipparchus.special.Gamma;
import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Factorization.Cholesky;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// Mutual information of jointly Gaussian variables from samples, in nats, without bias:
/// ½ (ln det S_x + ln det S_y − ln det S_xy) less its mean error, since the determinant of N S, S the mean square of N
/// samples of d variables of mean zero, has E ln det(N S) = ln det Σ + Σ_(i=1..d) (ψ((N + 1 − i)/2) + ln 2).
/// The determinant is a product of independent chi-squared numbers of N, N − 1, ... degrees of freedom.
public final class GaussianSamples {
    private GaussianSamples() {}

    /// One row per sample, of variables of mean zero.
    public static double information(Matrix x, Matrix y) {
        int samples = x.rows();
        int both = x.columns() + y.columns();
        if (y.rows() != samples || samples <= both) {
            throw new IllegalArgumentException(samples + " and " + y.rows() + " samples of " + both
                    + " numbers: need equally many, and more than numbers");
        }
        Matrix joint = Matrix.zeros(samples, both);
        for (int s = 0; s < samples; s++) {
            for (int j = 0; j < both; j++) {
                joint.set(s, j, j < x.columns() ? x.at(s, j) : y.at(s, j - x.columns()));
            }
        }
        return (logDeterminant(x) + logDeterminant(y) - logDeterminant(joint)) / 2;
    }

    /// ln det Σ without bias, up to a part in proportion to the number of variables.
    private static double logDeterminant(Matrix rows) {
        double digammas = 0;
        for (int i = 1; i <= rows.columns(); i++) {
            digammas += Gamma.digamma((rows.rows() + 1 - i) / 2.0);
        }
        return factor(Products.transposedTimes(rows, rows)).logDeterminant() - digammas;
    }

    static Cholesky factor(Matrix squares) {
        return switch (Factorization.of(squares)) {
            case Cholesky cholesky -> cholesky;
            case Factorization.NotPositiveDefinite(int order) ->
                throw new IllegalArgumentException("the samples of " + squares.rows()
                        + " numbers do not span them: number " + order + " follows from those before it");
        };
    }
}
