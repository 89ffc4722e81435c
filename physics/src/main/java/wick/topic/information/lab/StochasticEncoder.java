package wick.topic.information.lab;

import java.util.Arrays;
import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Factorization.Cholesky;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.minimization.Lbfgs;
import wick.numeric.minimization.Objective;
import wick.numeric.random.RandomStream;

/// A linear map with noise of variance one, t = W x + ξ, trained by gradient to forget of x what is not about y: down
/// I(t; x) − β I(t; y) = ½ (1 − β) ln det(1 + W Σ Wᵀ) + ½ β ln det(1 + W Σ_(x|y) Wᵀ), the law for Gaussian x and y.
///
/// Source: Chechik, Globerson, Tishby and Weiss 2005, Journal of Machine Learning Research 6.
public final class StochasticEncoder {
    private static final int STEPS = 2000;

    private StochasticEncoder() {}

    /// The covariance of x, and that of x where y is known; exact ones, or those of samples.
    public record Spread(Matrix data, Matrix givenCause) {
        public Spread {
            if (data.rows() != data.columns()
                    || givenCause.rows() != data.rows()
                    || givenCause.columns() != data.rows()) {
                throw new IllegalArgumentException("covariances of " + data.rows() + " x " + data.columns() + " and "
                        + givenCause.rows() + " x " + givenCause.columns() + " numbers: both must be those of x");
            }
        }

        /// Of samples of variables of mean zero, one row each: S_xx and S_xx − S_xy S_yy⁻¹ S_yx.
        public static Spread of(Matrix x, Matrix y) {
            if (x.rows() != y.rows() || x.rows() <= x.columns() + y.columns()) {
                throw new IllegalArgumentException(x.rows() + " and " + y.rows() + " samples of " + x.columns()
                        + " and " + y.columns() + " numbers: need equally many, and more than numbers");
            }
            Matrix data = moments(x, x);
            Matrix cross = moments(x, y);
            Matrix explained =
                    Products.times(cross, GaussianSamples.factor(moments(y, y)).solve(cross.transposed()));
            Matrix given = data.copy();
            for (int k = 0; k < given.entries().length; k++) {
                given.entries()[k] -= explained.entries()[k];
            }
            return new Spread(data, given);
        }

        private static Matrix moments(Matrix a, Matrix b) {
            Matrix sum = Products.transposedTimes(a, b);
            for (int k = 0; k < sum.entries().length; k++) {
                sum.entries()[k] /= a.rows();
            }
            return sum;
        }
    }

    /// W, one row per number of t, from the weights `start` on.
    public static Matrix trained(Spread spread, double beta, Matrix start) {
        if (!(beta > 1) || start.columns() != spread.data().rows()) {
            throw new IllegalArgumentException("beta " + beta + " and weights on " + start.columns()
                    + " numbers: beta must be above 1, and the weights on all "
                    + spread.data().rows());
        }
        double[] weights = start.entries().clone();
        Lbfgs.minimize(new Tradeoff(spread, beta, start.rows()), weights, STEPS, (step, value) -> {});
        return Matrix.of(start.rows(), start.columns(), weights);
    }

    /// t of every row of `x`.
    public static Matrix drawn(Matrix weights, Matrix x, RandomStream stream) {
        Matrix summary = Products.timesTransposed(x, weights);
        for (int k = 0; k < summary.entries().length; k++) {
            summary.entries()[k] += stream.nextNormal();
        }
        return summary;
    }

    private record Tradeoff(Spread spread, double beta, int rows) implements Objective {
        @Override
        public int size() {
            return rows * spread.data().rows();
        }

        @Override
        public double valueInto(double[] x, double[] gradient) {
            Arrays.fill(gradient, 0);
            Matrix weights = Matrix.of(rows, spread.data().rows(), x.clone());
            return part(weights, spread.data(), 1 - beta, gradient)
                    + part(weights, spread.givenCause(), beta, gradient);
        }

        /// ½ factor ln det(1 + W Σ Wᵀ), whose gradient is factor (1 + W Σ Wᵀ)⁻¹ W Σ.
        private double part(Matrix weights, Matrix covariance, double factor, double[] gradient) {
            Matrix seen = Products.times(weights, covariance);
            Matrix summary = Products.timesTransposed(seen, weights);
            for (int i = 0; i < rows; i++) {
                summary.set(i, i, summary.at(i, i) + 1);
            }
            if (!(Factorization.of(summary) instanceof Cholesky cholesky)) {
                return Double.POSITIVE_INFINITY;
            }
            Matrix slope = cholesky.solve(seen);
            for (int k = 0; k < gradient.length; k++) {
                gradient[k] += factor * slope.entries()[k];
            }
            return factor * cholesky.logDeterminant() / 2;
        }
    }
}
