package wick.numeric.statistics;

import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// The means and the covariance matrix of a stream of vectors, in one pass; mergeable in a fixed order.
///
/// Source: Chan, Golub and LeVeque 1979, Stanford report STAN-CS-79-773.
public final class CoMoments {
    private final int dimension;
    private final double[] mean;
    private final double[] delta;
    /// Σ (x − x̄)(x − x̄)ᵀ, lower triangle, row-major.
    private final double[] products;
    private long count;

    public CoMoments(int dimension) {
        if (dimension < 1) {
            throw new IllegalArgumentException("dimension " + dimension + " must be at least 1");
        }
        this.dimension = dimension;
        mean = new double[dimension];
        delta = new double[dimension];
        products = new double[Math.multiplyExact(dimension, dimension)];
    }

    public int dimension() {
        return dimension;
    }

    public long count() {
        return count;
    }

    /// Adds one vector, of which every entry must be finite.
    public void add(double[] sample) {
        requireDimension(sample.length);
        for (double entry : sample) {
            if (!Double.isFinite(entry)) {
                throw new IllegalArgumentException("sample entry " + entry + " must be finite");
            }
        }
        long before = count++;
        for (int i = 0; i < dimension; i++) {
            delta[i] = sample[i] - mean[i];
            mean[i] += delta[i] / count;
        }
        accumulate((double) before / count);
    }

    /// Adds all vectors of `other` to this.
    public void merge(CoMoments other) {
        requireDimension(other.dimension);
        if (other.count == 0) {
            return;
        }
        double total = (double) count + other.count;
        for (int i = 0; i < dimension; i++) {
            delta[i] = other.mean[i] - mean[i];
            mean[i] += delta[i] * (other.count / total);
        }
        for (int i = 0; i < products.length; i++) {
            products[i] += other.products[i];
        }
        accumulate(count * (other.count / total));
        count += other.count;
    }

    public double mean(int i) {
        return mean[i];
    }

    public Vector means() {
        return Vector.of(mean);
    }

    /// The unbiased covariance Σ (xᵢ − x̄ᵢ)(xⱼ − x̄ⱼ) / (N − 1).
    public double covariance(int i, int j) {
        if (count < 2) {
            throw new IllegalStateException("a covariance needs at least 2 samples, has " + count);
        }
        return products[Math.max(i, j) * dimension + Math.min(i, j)] / (count - 1);
    }

    /// All [#covariance]s, dimension x dimension.
    public Matrix covariance() {
        Matrix matrix = Matrix.zeros(dimension, dimension);
        for (int i = 0; i < dimension; i++) {
            for (int j = 0; j < dimension; j++) {
                matrix.set(i, j, covariance(i, j));
            }
        }
        return matrix;
    }

    /// The mean of entry i with its standard error.
    public Estimate estimate(int i) {
        return new Estimate(mean[i], Math.sqrt(covariance(i, i) / count), count);
    }

    private void accumulate(double factor) {
        for (int i = 0; i < dimension; i++) {
            double left = factor * delta[i];
            int row = i * dimension;
            for (int j = 0; j <= i; j++) {
                products[row + j] += left * delta[j];
            }
        }
    }

    private void requireDimension(int given) {
        if (given != dimension) {
            throw new IllegalArgumentException("dimension " + given + " must be " + dimension);
        }
    }
}
