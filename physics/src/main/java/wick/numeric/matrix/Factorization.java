package wick.numeric.matrix;

/// What comes of factoring a symmetric matrix A = L Lᵀ.
public sealed interface Factorization {

    /// A = L Lᵀ with the lower triangle L.
    record Cholesky(Matrix lower) implements Factorization {
        /// X with A X = B, one column per right-hand side.
        public Matrix solve(Matrix b) {
            int n = lower.rows();
            Matrix x = b.copy();
            for (int column = 0; column < x.columns(); column++) {
                for (int i = 0; i < n; i++) {
                    double sum = x.at(i, column);
                    for (int k = 0; k < i; k++) {
                        sum -= lower.at(i, k) * x.at(k, column);
                    }
                    x.set(i, column, sum / lower.at(i, i));
                }
                for (int i = n - 1; i >= 0; i--) {
                    double sum = x.at(i, column);
                    for (int k = i + 1; k < n; k++) {
                        sum -= lower.at(k, i) * x.at(k, column);
                    }
                    x.set(i, column, sum / lower.at(i, i));
                }
            }
            return x;
        }

        /// ln det A
        public double logDeterminant() {
            double sum = 0;
            for (double pivot : lower.diagonal()) {
                sum += 2 * Math.log(pivot);
            }
            return sum;
        }
    }

    /// The leading minor of this order (1 for the first) is not positive.
    record NotPositiveDefinite(int order) implements Factorization {}

    /// Factors the symmetric matrix `a`, of which only the lower triangle is read.
    static Factorization of(Matrix a) {
        int n = a.rows();
        Matrix l = Matrix.zeros(n, n);
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                double sum = a.at(i, j);
                for (int k = 0; k < j; k++) {
                    sum -= l.at(i, k) * l.at(j, k);
                }
                if (i == j && !(sum > 0)) {
                    return new NotPositiveDefinite(j + 1);
                }
                l.set(i, j, i == j ? Math.sqrt(sum) : sum / l.at(j, j));
            }
        }
        return new Cholesky(l);
    }
}
