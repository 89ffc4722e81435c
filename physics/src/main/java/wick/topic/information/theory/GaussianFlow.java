package wick.topic.information.theory;

import java.util.ArrayList;
import java.util.List;
import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Factorization.Cholesky;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.matrix.SymmetricEigen;
import wick.topic.information.Hierarchy.GaussianChain;

/// What every level of a Gaussian chain says of the first: with posterior covariance
/// Σ_(0|i) = Σ_0 − C_i Σ_i⁻¹ C_iᵀ, C_i = Cov(y_0, y_i), I(y_0; y_i) = ½ ln det Σ_0 − ½ ln det Σ_(0|i).
///
/// The mean of y_0 given y_i, B_i y_i with B_i = C_i Σ_i⁻¹, is a sufficient statistic of as many numbers as C_i has
/// rank, and it is undone one level at a time: E(y_(i−1) | y_n) = F_i E(y_i | y_n) with
/// F_i = Cov(y_(i−1), y_i) Σ_i⁻¹.
public final class GaussianFlow {
    /// A canonical correlation below this counts as none.
    private static final double NONE = 1e-10;

    /// A level: I(y_0; y_i) in nats, the canonical correlations with level 0 that are not zero, the map from y_i to
    /// the posterior mean of y_0 and its covariance.
    public record Level(double information, List<Double> correlations, Matrix mean, Matrix covariance) {
        /// How many numbers a minimal sufficient statistic has.
        public int dimension() {
            return correlations.size();
        }
    }

    private GaussianFlow() {}

    public static List<Level> of(GaussianChain chain) {
        Matrix covariance = chain.prior();
        Matrix cross = chain.prior();
        Cholesky prior = factor(chain.prior());
        List<Level> levels = new ArrayList<>();
        for (GaussianChain.Step step : chain.steps()) {
            cross = Products.timesTransposed(cross, step.map());
            covariance =
                    plus(Products.timesTransposed(Products.times(step.map(), covariance), step.map()), step.noise(), 1);
            levels.add(level(prior, chain.prior(), cross, factor(covariance)));
        }
        return levels;
    }

    /// F_1, …, F_n: E(y_(i−1) | y_n) = F_i E(y_i | y_n).
    public static List<Matrix> functions(GaussianChain chain) {
        Matrix covariance = chain.prior();
        List<Matrix> functions = new ArrayList<>();
        for (GaussianChain.Step step : chain.steps()) {
            Matrix forward = Products.times(step.map(), covariance);
            covariance = plus(Products.timesTransposed(forward, step.map()), step.noise(), 1);
            functions.add(factor(covariance).solve(forward).transposed());
        }
        return functions;
    }

    private static Level level(Cholesky prior, Matrix priorCovariance, Matrix cross, Cholesky seen) {
        Matrix mean = seen.solve(cross.transposed()).transposed();
        Matrix explained = Products.timesTransposed(mean, cross);
        Matrix whitened =
                prior.solveLower(prior.solveLower(symmetric(explained)).transposed());
        double[] squares = SymmetricEigen.of(symmetric(whitened)).values().toArray();
        double information = 0;
        List<Double> correlations = new ArrayList<>();
        for (int k = squares.length - 1; k >= 0; k--) {
            double square = Math.clamp(squares[k], 0.0, 1.0);
            information -= Math.log1p(-square) / 2;
            if (square > NONE * NONE * 1e4) {
                correlations.add(Math.sqrt(square));
            }
        }
        return new Level(information, correlations, mean, plus(priorCovariance, explained, -1));
    }

    static Cholesky factor(Matrix covariance) {
        return switch (Factorization.of(covariance)) {
            case Cholesky factor -> factor;
            case Factorization.NotPositiveDefinite(int order) ->
                throw new IllegalArgumentException("a covariance of " + covariance.rows()
                        + " variables is not positive definite: leading minor " + order);
        };
    }

    static Matrix symmetric(Matrix a) {
        Matrix mean = a.copy();
        for (int i = 0; i < a.rows(); i++) {
            for (int j = 0; j < i; j++) {
                double value = (a.at(i, j) + a.at(j, i)) / 2;
                mean.set(i, j, value);
                mean.set(j, i, value);
            }
        }
        return mean;
    }

    static Matrix plus(Matrix a, Matrix b, double factor) {
        Matrix sum = a.copy();
        for (int k = 0; k < sum.entries().length; k++) {
            sum.entries()[k] += factor * b.entries()[k];
        }
        return sum;
    }
}
