package wick.numeric.matrix;

/// What comes of factoring a symmetric matrix A = L Lᵀ.
public sealed interface Factorization {

    /// A = L Lᵀ with the lower triangle L; entries above the diagonal are zero.
    record Cholesky(Matrix lower) implements Factorization {
        public Cholesky {
            Symmetric.requireSquare(lower);
        }

        /// X with A X = B, one column per right-hand side.
        public Matrix solve(Matrix b) {
            Matrix x = b.copy();
            Triangular.solve(lower, x);
            Triangular.solveTransposed(lower, x);
            return x;
        }

        /// X ← A⁻¹ B, allocates no array; X may be B.
        public void solveInto(Matrix b, Matrix x) {
            Triangular.copyInto(b, x);
            Triangular.solve(lower, x);
            Triangular.solveTransposed(lower, x);
        }

        /// L⁻¹ B, so that Bᵀ A⁻¹ B is the Gram matrix of its columns.
        public Matrix solveLower(Matrix b) {
            Matrix x = b.copy();
            Triangular.solve(lower, x);
            return x;
        }

        /// L Z: for Z of independent standard normals, columns that are normal with covariance A.
        public Matrix timesLower(Matrix z) {
            return Triangular.times(lower, z);
        }

        /// The diagonal of A⁻¹, panel by panel of L⁻¹ below its diagonal, so that A⁻¹ is never held whole.
        public double[] inverseDiagonal() {
            return Triangular.inverseSquares(lower);
        }

        /// A⁻¹, symmetric to the last bit.
        public Matrix inverse() {
            Matrix inverse = solve(Matrix.identity(lower.rows()));
            Symmetric.mirrorLower(inverse);
            return inverse;
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

    /// Factors the symmetric matrix `a`, of which only the lower triangle is read and checked.
    ///
    /// Throws [IllegalArgumentException] where `a` is not square or has an entry that is not finite.
    static Factorization of(Matrix a) {
        Symmetric.requireFinite(a);
        Matrix lower = Symmetric.lowerTriangle(a);
        int order = TiledCholesky.factor(lower);
        return order == 0 ? new Cholesky(lower) : new NotPositiveDefinite(order);
    }

    /// As [#of], in the memory of the symmetric matrix `a` itself, which becomes L; where `a` is not
    /// positive definite, it is given back as it was.
    static Factorization inPlace(Matrix a) {
        Symmetric.requireFinite(a);
        double[] diagonal = a.diagonal();
        int order = TiledCholesky.factor(a);
        if (order == 0) {
            Symmetric.clearUpper(a);
            return new Cholesky(a);
        }
        for (int i = 0; i < diagonal.length; i++) {
            a.set(i, i, diagonal[i]);
        }
        Symmetric.mirrorUpper(a);
        return new NotPositiveDefinite(order);
    }
}
