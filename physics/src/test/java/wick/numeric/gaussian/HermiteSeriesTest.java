package wick.numeric.gaussian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.numeric.elementwise.Elementwise;

/// The series against closed forms; its stated error against the table of references is in
/// [GaussianExpectationTest].
class HermiteSeriesTest {

    /// e^(σu) = e^(σ²/2) Σ σᵏ He_k(u) / k!
    @Test
    void coefficientsOfTheExponentialAreItsGeneratingFunction() {
        double variance = 0.7;
        HermiteSeries series = HermiteSeries.of(Math::exp, variance);
        double expected = Math.exp(variance / 2);
        for (int k = 0; k < 15; k++) {
            assertEquals(expected, series.coefficient(k), 4e-16 * Math.exp(variance));
            expected *= Math.sqrt(variance / (k + 1));
        }
    }

    /// √variance ⟨φ′ He_k⟩ = ⟨φ He_{k+1}⟩
    @Test
    void coefficientsOfTheDerivativeFollowFromThoseOfTheFunction() {
        double variance = 2.5;
        HermiteSeries function = HermiteSeries.of(Elementwise::tanh, variance);
        HermiteSeries slope = HermiteSeries.of(Elementwise::sechSquared, variance);
        for (int k = 0; k < 100; k++) {
            double expected = Math.sqrt(k + 1) * function.coefficient(k + 1) / Math.sqrt(variance);
            assertEquals(expected, slope.coefficient(k), 1e-14);
        }
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-3, 0.1, 1, 4, 30})
    void agreesWithDirectQuadratureForTanh(double variance) {
        HermiteSeries first = HermiteSeries.of(Elementwise::tanh, variance);
        HermiteSeries second = HermiteSeries.of(Elementwise::tanh, 1.3 * variance);
        for (double correlation : new double[] {-0.999, -0.6, -0.01, 0, 0.3, 0.8, 0.95}) {
            Covariance covariance = new Covariance(variance, 1.3 * variance, correlation * variance * Math.sqrt(1.3));
            Approximation direct = GaussianExpectation.ofProduct(Elementwise::tanh, Elementwise::tanh, covariance);
            Approximation series = first.times(second, covariance.cross());
            assertEquals(direct.value(), series.value(), direct.error() + series.error());
        }
    }

    @Test
    void atFullCorrelationTheProductIsTheSquare() {
        HermiteSeries series = HermiteSeries.of(Elementwise::gelu, 1.7);
        Approximation square = series.times(series, 1.7);
        assertEquals(series.square(), square.value(), square.error());
        assertTrue(square.error() < 1e-12);
    }

    @Test
    void differentFunctionsMayBePaired() {
        HermiteSeries function = HermiteSeries.of(Elementwise::erf, 1.3);
        HermiteSeries linear = HermiteSeries.of(z -> z, 0.8);
        Approximation product = function.times(linear, 0.5);
        // Stein: ⟨φ(z₁) z₂⟩ = Cov ⟨φ′⟩, and ⟨erf′⟩ = 2 / √(π (1 + 2 Var))
        double exact = 0.5 * 2 / Math.sqrt(Math.PI * (1 + 2 * 1.3));
        assertEquals(exact, product.value(), product.error() + Math.ulp(exact));
    }

    @Test
    void aConstantAndZeroAreSeriesToo() {
        HermiteSeries one = HermiteSeries.of(z -> 1, 3);
        HermiteSeries zero = HermiteSeries.of(z -> 0, 3);
        assertEquals(1, one.times(one, 1).value(), 1e-15);
        assertEquals(0, zero.times(one, 1).value());
    }
}
