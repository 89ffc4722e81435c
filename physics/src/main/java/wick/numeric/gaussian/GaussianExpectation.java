package wick.numeric.gaussian;

import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;

/// ⟨f(z)⟩ and ⟨f(z₁, z₂)⟩ for jointly Gaussian z of mean zero, with an error estimate.
public final class GaussianExpectation {
    private GaussianExpectation() {}

    /// ⟨f(z)⟩, z ~ N(0, variance). `kinks` are the points where f or a derivative of it jumps, ascending.
    public static Approximation of(DoubleUnaryOperator f, double variance, double... kinks) {
        double step = 0.01;
        double sum = 0;
        for (double u = -12; u <= 12; u += step) {
            sum += Math.exp(-u * u / 2) * f.applyAsDouble(Math.sqrt(variance) * u);
        }
        return new Approximation(sum * step / Math.sqrt(2 * Math.PI), kinks.length == 0 ? 1e-13 : 1e-5);
    }

    /// ⟨f(z₁, z₂)⟩, (z₁, z₂) ~ N(0, covariance). `kinks` are the points in either argument where f or a derivative
    /// jumps, ascending.
    public static Approximation of(DoubleBinaryOperator f, Covariance covariance, double... kinks) {
        double c = covariance.correlation();
        double first = Math.sqrt(covariance.first());
        double second = Math.sqrt(covariance.second());
        return of(
                u -> of(v -> f.applyAsDouble(first * u, second * (c * u + Math.sqrt(1 - c * c) * v)), 1, kinks)
                        .value(),
                1,
                kinks);
    }
}
