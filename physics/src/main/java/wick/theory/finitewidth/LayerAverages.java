package wick.theory.finitewidth;

import java.util.function.DoubleUnaryOperator;
import wick.network.Activation;
import wick.numeric.gaussian.Approximation;
import wick.numeric.gaussian.GaussianExpectation;

/// One-dimensional Gaussian averages of products of φ and its derivatives at variance K, and their response
/// to K: ĥ⟨f⟩ = ½⟨f″⟩ = ⟨f (z² − K)⟩/(2K²) and ⟨f⟩₄ = ⟨f (z⁴ − 6Kz² + 3K²)⟩/(8K⁴), which need no derivative
/// of f.
final class LayerAverages {
    private final Activation activation;
    private final double variance;
    private final double varianceError;

    LayerAverages(Activation activation, Bounded variance) {
        if (!(variance.value() > 0)) {
            throw new IllegalArgumentException("variance " + variance.value()
                    + " in front of an activation must be positive: a zero input without bias has no corrections");
        }
        this.activation = activation;
        this.variance = variance.value();
        varianceError = variance.error() / variance.value();
    }

    private static double power(double x, int exponent) {
        double product = 1;
        for (int i = 0; i < exponent; i++) {
            product *= x;
        }
        return product;
    }

    /// With the uncertainty of K carried on by d⟨f⟩/dK, so that it grows with depth no faster than the
    /// recursion makes it.
    private Bounded average(DoubleUnaryOperator f) {
        double[] kinks =
                activation.kinks().stream().mapToDouble(Double::doubleValue).toArray();
        Approximation approximation = GaussianExpectation.of(f, variance, kinks);
        double inherited = 0;
        if (varianceError > 0) {
            Approximation response =
                    GaussianExpectation.of(z -> f.applyAsDouble(z) * (z * z / variance - 1) / 2, variance, kinks);
            inherited = varianceError
                    * (Math.abs(response.value())
                            + response.error()
                            + 4 * varianceError * Math.abs(approximation.value()));
        }
        return new Bounded(approximation.value(), approximation.error() + inherited);
    }

    /// ⟨φ^value φ′^slope⟩
    Bounded mean(int value, int slope) {
        return average(z -> power(activation.value(z), value) * power(activation.derivative(z), slope));
    }

    /// d⟨f⟩/dK for f = φ^value φ′^slope
    Bounded response(int value, int slope) {
        return average(z -> power(activation.value(z), value)
                * power(activation.derivative(z), slope)
                * (z * z / variance - 1)
                / (2 * variance));
    }

    /// ½ d²⟨f⟩/dK² for f = φ^value φ′^slope
    Bounded curvature(int value, int slope) {
        return average(z -> {
            double x = z * z / variance;
            return power(activation.value(z), value)
                    * power(activation.derivative(z), slope)
                    * (x * x - 6 * x + 3)
                    / (8 * variance * variance);
        });
    }

    /// ⟨φ^value φ′^slope φ″⟩
    Bounded bent(int value, int slope) {
        return average(z -> power(activation.value(z), value)
                * power(activation.derivative(z), slope)
                * activation.secondDerivative(z));
    }

    /// ⟨φ″²⟩
    Bounded bentSquare() {
        return average(z -> activation.secondDerivative(z) * activation.secondDerivative(z));
    }

    /// ⟨(φ″φ′)′⟩ = ⟨z φ″φ′⟩/K
    Bounded bentSlopeResponse() {
        return average(z -> z * activation.secondDerivative(z) * activation.derivative(z) / variance);
    }
}
