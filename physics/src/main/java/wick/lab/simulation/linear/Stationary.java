package wick.lab.simulation.linear;

import wick.numeric.matrix.Inverse;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// The covariance that a linear network settles to, if it does.
public sealed interface Stationary {

    /// The covariance C of the stationary state.
    record Settled(Matrix covariance) implements Stationary {}

    /// Some mode grows, or decays so slowly that no stationary state was reached in 2⁶⁰ steps.
    record Growing() implements Stationary {}

    /// C = R C Rᵀ + Q, summed as Σ Rᵏ Q Rᵏᵀ with the number of terms doubled at each turn.
    ///
    /// Source: Smith 1968, doi:10.1137/0116017.
    static Stationary of(Propagator step) {
        Matrix response = step.response();
        Matrix covariance = step.covariance().copy();
        for (int doubling = 0; doubling < 60; doubling++) {
            Matrix added = new Propagator(response, covariance).carry(covariance);
            double before = norm(covariance);
            double more = norm(added);
            if (!Double.isFinite(more)) {
                return new Growing();
            }
            for (int i = 0; i < added.entries().length; i++) {
                covariance.entries()[i] += added.entries()[i];
            }
            // what the next turn adds is about (more/before)² of the whole
            if (more <= 1e-12 * before) {
                return new Settled(covariance);
            }
            response = Products.times(response, response);
        }
        return new Growing();
    }

    /// A C + C Aᵀ + κ = 0. With the Cayley transform S = (p + A)(p − A)⁻¹ this is C = S C Sᵀ + 2 p κ (p − A)⁻¹
    /// (p − A)⁻ᵀ for every p > 0; eigenvalues of A near −p are summed fastest.
    ///
    /// Throws [IllegalArgumentException] where A is not square or an argument is not finite.
    static Stationary ofLyapunov(Matrix a, double noise, double p) {
        int n = a.rows();
        Matrix shifted = Matrix.zeros(n, a.columns());
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < a.columns(); j++) {
                shifted.set(i, j, (i == j ? p : 0) - a.at(i, j));
            }
        }
        return switch (Inverse.of(shifted)) {
            // p > 0 is an eigenvalue of A
            case Inverse.Singular _ -> new Growing();
            case Inverse.Regular(Matrix inverse) -> of(transformed(inverse, noise, p));
        };
    }

    private static Propagator transformed(Matrix inverse, double noise, double p) {
        int n = inverse.rows();
        Matrix covariance = Products.gram(inverse);
        Matrix cayley = Matrix.zeros(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                covariance.set(i, j, 2 * p * noise * covariance.at(i, j));
                cayley.set(i, j, 2 * p * inverse.at(i, j) - (i == j ? 1 : 0));
            }
        }
        return new Propagator(cayley, covariance);
    }

    private static double norm(Matrix a) {
        double sum = 0;
        for (double entry : a.entries()) {
            sum += entry * entry;
        }
        return Math.sqrt(sum);
    }
}
