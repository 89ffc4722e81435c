package wick.topic.information.theory;

import java.util.List;
import java.util.stream.IntStream;
import wick.numeric.matrix.Factorization.Cholesky;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.matrix.SymmetricEigen;

/// How much of what Gaussian data x say of a Gaussian cause y a linear map keeps: with the covariance
/// of x and that of x
/// given y, I(y; W x) = ½ ln det(W Σ_x Wᵀ) − ½ ln det(W Σ_(x|y) Wᵀ).
public record LinearDistillation(Matrix covariance, Matrix givenCause) {

    public LinearDistillation {
        if (covariance.rows() != givenCause.rows()) {
            throw new IllegalArgumentException("covariances of " + covariance.rows() + " and " + givenCause.rows()
                    + " variables: both must be those of x");
        }
        GaussianFlow.factor(covariance);
        GaussianFlow.factor(givenCause);
    }

    /// x = A y + noise.
    public static LinearDistillation of(Matrix map, Matrix cause, Matrix noise) {
        Matrix signal = Products.timesTransposed(Products.times(map, cause), map);
        return new LinearDistillation(GaussianFlow.plus(noise, signal, 1), noise);
    }

    /// I(y; x)
    public double whole() {
        return kept(Matrix.identity(covariance.rows()));
    }

    /// I(y; W x); the rows of W are linearly independent.
    public double kept(Matrix map) {
        return (logDeterminant(map, covariance) - logDeterminant(map, givenCause)) / 2;
    }

    /// What t = W x + ξ keeps of x, ½ ln det(1 + W Σ_x Wᵀ), and says of y, that less ½ ln det(1 + W Σ_(x|y)
    /// Wᵀ), where the
    /// noise ξ has variance one.
    public Encoded encoded(Matrix map) {
        double kept = noisy(map, covariance);
        return new Encoded(kept, kept - noisy(map, givenCause));
    }

    /// I(t; x) and I(t; y).
    public record Encoded(double kept, double relevant) {}

    private static double noisy(Matrix map, Matrix covariance) {
        Matrix seen = Products.timesTransposed(Products.times(map, covariance), map);
        Matrix summary = GaussianFlow.plus(GaussianFlow.symmetric(seen), Matrix.identity(map.rows()), 1);
        return GaussianFlow.factor(summary).logDeterminant() / 2;
    }

    /// The k directions in which x varies most, as rows.
    public Matrix principal(int k) {
        return rows(SymmetricEigen.of(covariance).vectors(), k);
    }

    /// The k combinations of x that say most of y, as rows: the largest canonical correlations.
    public Matrix best(int k) {
        Cholesky noise = GaussianFlow.factor(givenCause);
        Matrix whitened = GaussianFlow.symmetric(
                noise.solveLower(noise.solveLower(covariance).transposed()));
        Matrix directions = rows(SymmetricEigen.of(whitened).vectors(), k);
        // W = V L⁻¹
        Matrix inverse = noise.solveLower(Matrix.identity(covariance.rows()));
        return Products.times(directions, inverse);
    }

    /// The squared canonical correlations of x with y, largest first.
    public List<Double> squaredCorrelations() {
        Cholesky noise = GaussianFlow.factor(givenCause);
        double[] ratios = SymmetricEigen.of(GaussianFlow.symmetric(
                        noise.solveLower(noise.solveLower(covariance).transposed())))
                .values()
                .toArray();
        return IntStream.range(0, ratios.length)
                .mapToObj(i -> Math.max(0, 1 - 1 / ratios[ratios.length - 1 - i]))
                .toList();
    }

    /// The eigenvectors of the k largest eigenvalues, which stand last, as rows.
    private static Matrix rows(Matrix vectors, int k) {
        int size = vectors.rows();
        if (k < 1 || k > size) {
            throw new IllegalArgumentException("modes " + k + " must be from 1 to " + size);
        }
        Matrix rows = Matrix.zeros(k, size);
        for (int i = 0; i < k; i++) {
            for (int j = 0; j < size; j++) {
                rows.set(i, j, vectors.at(j, size - 1 - i));
            }
        }
        return rows;
    }

    private static double logDeterminant(Matrix map, Matrix covariance) {
        Matrix seen = Products.timesTransposed(Products.times(map, covariance), map);
        return GaussianFlow.factor(GaussianFlow.symmetric(seen)).logDeterminant();
    }
}
