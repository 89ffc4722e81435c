package wick.lab.simulation;

import java.util.Arrays;
import java.util.Optional;
import wick.lab.realization.Dot;
import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

/// The exact step of dh = A h dt + c dt + dB over a time t: transition E = e^{At}, integral F = ∫₀^t e^{As}
/// ds, and a factor of the noise, L Lᵀ = Q = ∫₀^t e^{As} e^{Aᵀs} ds.
///
/// Power series over a short time, then doubling: E(2t) = E E, F(2t) = F + E F, Q(2t) = Q + E Q Eᵀ.
record Propagator(Matrix transition, Matrix integral, Matrix noiseFactor) {
    /// ‖A‖ t of the power series, so that the terms left out are below rounding.
    private static final double SHORT = 1.0 / 64;
    private static final int ORDER = 7;

    private static final int ROUNDS = 12;
    private static final double SAFETY = 1.25;

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

    /// Above ‖A‖, unless a few powers of AᵀA do not find its direction; then below it by little.
    private static double norm(Matrix a) {
        double[] x = new double[a.rows()];
        double[] y = new double[a.rows()];
        RandomStream stream = Address.of(1, "norm of a generator").open();
        stream.normalsInto(x.length, x, 0);
        double size = 0;
        for (int round = 0; round < ROUNDS; round++) {
            double length = Math.sqrt(Dot.of(x, 0, x, 0, x.length));
            if (length == 0) {
                return 0;
            }
            for (int i = 0; i < x.length; i++) {
                x[i] /= length;
            }
            Products.applyInto(a, x, y);
            size = Math.sqrt(Dot.of(y, 0, y, 0, y.length));
            Products.applyTransposedInto(a, y, x);
        }
        return SAFETY * size;
    }

    private static void add(double factor, Matrix x, Matrix y) {
        double[] source = x.entries();
        double[] target = y.entries();
        for (int i = 0; i < target.length; i++) {
            target[i] += factor * source[i];
        }
    }
}
