package wick.topic.expressivity.theory.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.hipparchus.fraction.BigFraction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.network.Activation;
import wick.network.Monomial;
import wick.network.Relu;
import wick.network.Sigmoid;
import wick.network.Tanh;

class GateTest {
    private static final Gate PRODUCT = Gate.full(List.of(1, 1));

    private static Activation named(String name) {
        return Activation.named(name).orElseThrow();
    }

    /// m = uv [1 + λ²(u² + v²) σ⁗/(6 σ″) + …]: exactly, order by order.
    @Test
    void fourNeuronsLeaveUVTimesTheSumOfSquaresOverSixAtOrderFour() {
        assertEquals(4, PRODUCT.rays().size());
        assertEquals(Map.of(List.of(1, 1), BigFraction.ONE), PRODUCT.moment(2));
        assertTrue(PRODUCT.moment(0).isEmpty()
                && PRODUCT.moment(1).isEmpty()
                && PRODUCT.moment(3).isEmpty());
        assertEquals(
                Map.of(List.of(3, 1), new BigFraction(1, 6), List.of(1, 3), new BigFraction(1, 6)), PRODUCT.moment(4));
        assertEquals(4, PRODUCT.nextOrder());
        assertTrue(PRODUCT.isEven());
    }

    @Test
    void otherGatesHaveTheCountsAndConditionsOfTheirAlgebra() {
        assertEquals(2, Gate.half(List.of(1, 1)).rays().size());
        assertEquals(List.of(1), Gate.half(List.of(1, 1)).vanishing());
        assertEquals(3, Gate.three().rays().size());
        assertEquals(List.of(), Gate.three().vanishing());
        assertEquals(3, Gate.three().nextOrder());
        assertEquals(BigFraction.MINUS_ONE, Gate.three().constant());
        assertEquals(8, Gate.full(List.of(1, 1, 1)).rays().size());
        assertEquals(4, Gate.half(List.of(1, 1, 1)).rays().size());
        assertEquals(List.of(2), Gate.half(List.of(1, 1, 1)).vanishing());
        assertEquals(8, Gate.half(List.of(1, 1, 1, 1)).rays().size());
        assertEquals(List.of(3), Gate.half(List.of(1, 1, 1, 1)).vanishing());
        assertEquals(3, Gate.full(List.of(2)).rays().size());
        assertEquals(2, Gate.full(List.of(2)).withoutConstant().rays().size());
        assertEquals(6, Gate.full(List.of(2, 1)).rays().size());
        assertFalse(Gate.full(List.of(1)).isEven());
    }

    /// What is left over the product at (1, 1), halved: the coefficient of λ²(u² + v²).
    @ParameterizedTest
    @CsvSource({
        "sigmoid, 1, -0.22655719982",
        "softplus, 0, -0.083333333333333333",
        "exp, 0, 0.16666666666666667",
    })
    void theCoefficientOfTheErrorIsThatOfEqEleven(String activation, double bias, double expected) {
        TunedGate gate = TunedGate.of(PRODUCT, named(activation), bias, 1);
        assertEquals(expected, gate.left(4, 1, 1) / 2, 1e-11);
    }

    /// σ″ of the logistic function at bias 1.
    @Test
    void theWeightOfANeuronIsOneOverFourTimesTheSecondDerivative() {
        TunedGate gate = TunedGate.of(PRODUCT, new Sigmoid(), 1, 0.01);
        assertEquals(1 / (4 * -0.09085774767 * 1e-4), gate.weight(0), 1e-5);
    }

    /// s(1 − s) = 1/12 at the bias where the logistic function's fourth derivative is zero.
    @Test
    void atTheTunedBiasTheErrorIsOfFourthOrder() {
        GateTuner tuner = new GateTuner(new Sigmoid());
        TunedGate best = tuner.tuned(PRODUCT).getFirst();
        assertEquals(-2.2924316695612, best.bias(), 1e-13);
        double s = 1 / (1 + Math.exp(-best.bias()));
        assertEquals(1.0 / 12, s * (1 - s), 1e-15);
        TunedGate gate = TunedGate.of(PRODUCT, new Sigmoid(), best.bias(), 0.1);
        assertEquals(-6.585e-7, gate.network().apply(0.7, -0.4)[0] / -0.28 - 1, 5e-11);
    }

    /// The optimum of floating point: about 2e-4 for four neurons at an untuned bias.
    @Test
    void theBestScaleBalancesTruncationAndRounding() {
        double scale = new GateTuner(new Sigmoid()).at(PRODUCT, 1).orElseThrow().scale();
        assertTrue(scale > 1e-4 && scale < 4e-4, () -> "scale " + scale);
    }

    /// However large the scale, the sum of four values of a bounded function over λ² is small: algebra
    /// against the limit
    /// λ → ∞ of the source.
    @Test
    void atLargeScaleABoundedActivationGivesNothing() {
        for (double scale = 10; scale < 1e6; scale *= 10) {
            TunedGate gate = TunedGate.of(PRODUCT, new Sigmoid(), 1, scale);
            double most = 1 / (0.0908577 * scale * scale);
            assertTrue(Math.abs(gate.network().apply(0.7, -0.4)[0]) <= most);
            assertTrue(gate.sumOfWeights() <= most * 1.00001);
        }
    }

    @ParameterizedTest
    @CsvSource({"tanh", "sigmoid", "softplus", "gelu", "silu", "erf", "sin", "cos", "exp"})
    void noGateErrsMoreThanItsBound(String name) {
        GateTuner tuner = new GateTuner(named(name));
        for (Gate gate : List.of(
                PRODUCT,
                Gate.three(),
                Gate.full(List.of(2)),
                Gate.half(List.of(1)),
                Gate.half(List.of(1, 1)),
                Gate.half(List.of(1, 1, 1)))) {
            for (TunedGate tuned : tuner.tuned(gate)) {
                for (double factor : new double[] {1, 16}) {
                    TunedGate scaled = TunedGate.of(gate, tuned.activation(), tuned.bias(), factor * tuned.scale());
                    double bound = GateTuner.error(scaled);
                    var network = scaled.network();
                    for (int i = 0; i < 200; i++) {
                        double[] x = new double[gate.exponents().size()];
                        double product = 1;
                        for (int j = 0; j < x.length; j++) {
                            x[j] = Math.clamp(1.2 * Math.sin(i * (j + 1.3)), -1, 1);
                            product *= Math.pow(x[j], gate.exponents().get(j));
                        }
                        double error = Math.abs(network.apply(x)[0] - product);
                        assertTrue(error <= bound, () -> name + " " + gate.exponents() + ": " + error + " > " + bound);
                    }
                }
            }
        }
    }

    @Test
    void twoNeuronsMultiplyWhereTheSlopeVanishes() {
        TunedGate silu =
                new GateTuner(named("silu")).tuned(Gate.half(List.of(1, 1))).getFirst();
        assertEquals(-1.27846454276, silu.bias(), 1e-11);
        assertTrue(new GateTuner(new Tanh()).tuned(Gate.half(List.of(1, 1))).isEmpty());
        TunedGate square =
                new GateTuner(new Monomial(2)).tuned(Gate.half(List.of(1, 1))).getFirst();
        assertEquals(0, square.bias());
        assertTrue(GateTuner.error(square) < 1e-13);
    }

    @Test
    void whereTheDerivativeVanishesThereIsNoGate() {
        assertThrows(IllegalArgumentException.class, () -> TunedGate.of(PRODUCT, new Tanh(), 0, 0.1));
        assertTrue(new GateTuner(new Relu()).tuned(PRODUCT).isEmpty());
    }
}
