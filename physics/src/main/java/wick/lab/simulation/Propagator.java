package wick.lab.simulation;

import java.util.Arrays;
import java.util.Optional;
import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// The exact step of dh = A h dt + c dt + dB over a time t: transition E = e^{At}, integral F = ∫₀^t e^{As}
/// ds, and a factor of the noise, L Lᵀ = Q = ∫₀^t e^{As} e^{Aᵀs} ds.
///
/// Power series over a short time, then doubling: E(2t) = E E, F(2t) = F + E F, Q(2t) = Q + E Q Eᵀ.
record Propagator(Matrix transition, Matrix integral, Matrix noiseFactor) {
    /// ‖A‖ t of the power series, so that the terms left out are below rounding.
    private static final double SHORT = 1.0 / 64;
    private static final int ORDER = 7;

    /// Empty where A grows so fast that Q is no positive matrix of doubles any more.
    static Optional<Propagator> of(Matrix a, double time) {
        int doublings = 0;
        for (double size = norm(a) * time; size > SHORT; size /= 2) {
            doublings++;
        }
        double start = Math.scalb(time, -doublings);
        Matrix transition = Matrix.identity(a.rows());
        Matrix integral = Matrix.zeros(a.rows(), a.rows());
        Matrix covariance = Matrix.zeros(a.rows(), a.rows());
        Matrix power = Matrix.identity(a.rows());
        Matrix growth = Matrix.identity(a.rows());
        double factor = 1;
        for (int order = 1; order <= ORDER; order++) {
            factor *= start / order;
            add(factor, power, integral);
            add(factor, growth, covariance);
            power = Products.times(a, power);
            add(factor, power, transition);
            // d^k Q / dt^k at 0: M → A M + M Aᵀ, with M symmetric
            Matrix half = Products.times(a, growth);
            growth = half.transposed();
            add(1, half, growth);
        }
        for (int k = 0; k < doublings; k++) {
            add(1, Products.timesTransposed(Products.times(transition, covariance), transition), covariance);
            add(1, Products.times(transition, integral.copy()), integral);
            transition = Products.times(transition, transition);
        }
        boolean finite = Arrays.stream(covariance.entries()).allMatch(Double::isFinite);
        if (!finite || !(Factorization.of(covariance) instanceof Factorization.Cholesky(Matrix lower))) {
            return Optional.empty();
        }
        return Optional.of(new Propagator(transition, integral, lower));
    }

    /// √(‖A‖₁ ‖A‖_∞), at least the norm of A.
    private static double norm(Matrix a) {
        double[] columns = new double[a.columns()];
        double row = 0;
        for (int i = 0; i < a.rows(); i++) {
            double sum = 0;
            for (int j = 0; j < a.columns(); j++) {
                sum += Math.abs(a.at(i, j));
                columns[j] += Math.abs(a.at(i, j));
            }
            row = Math.max(row, sum);
        }
        double column = 0;
        for (double sum : columns) {
            column = Math.max(column, sum);
        }
        return Math.sqrt(row * column);
    }

    private static void add(double factor, Matrix x, Matrix y) {
        double[] source = x.entries();
        double[] target = y.entries();
        for (int i = 0; i < target.length; i++) {
            target[i] += factor * source[i];
        }
    }
}
