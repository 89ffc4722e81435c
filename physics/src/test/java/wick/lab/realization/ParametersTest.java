package wick.lab.realization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import wick.lab.realization.Wirings.Law;
import wick.network.Distribution;
import wick.network.Relu;
import wick.network.Step;
import wick.network.Tanh;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.random.Address;
import wick.numeric.statistics.Moments;

class ParametersTest {
    private static final Law TANH = new Law(new Tanh(), 1.7, 0.05);

    /// Mean and variance of all weights within 4.5 standard errors, for each law and for tall and wide
    /// matrices.
    @ParameterizedTest
    @EnumSource(Distribution.class)
    void weightsHaveTheirVariance(Distribution distribution) {
        Wiring wiring = Wirings.with(Wirings.dense(90, 240, 3, 60, new Law(new Relu(), 2, 0.3)), distribution);
        RealNetwork network = new RealNetwork(wiring);
        network.draw(Address.of(1, "variance"));
        for (Step.Linear linear : network.matrices()) {
            Moments weights = Moments.of(
                    of(network.parameters(), "w" + (linear.index() + 1)).entries());
            double variance = 2.0 / linear.fanIn();
            assertEquals(0, weights.estimate().deviationsFrom(0), 4.5);
            // orthogonality fixes the sum of squares
            double error = distribution == Distribution.ORTHOGONAL
                    ? 1e-12
                    : weights.varianceEstimate().standardError();
            assertEquals(variance, weights.centralMoment(2) + weights.mean() * weights.mean(), 4.5 * error);
            Moments biases = Moments.of(
                    of(network.parameters(), "b" + (linear.index() + 1)).entries());
            assertEquals(0.3, biases.variance(), 5 * biases.varianceEstimate().standardError());
        }
    }

    @Test
    void orthogonalWeightsAreOrthogonalAndHaar() {
        Wiring wiring = Wirings.with(Wirings.dense(3, 6, 3, 2, new Law(new Relu(), 2, 0)), Distribution.ORTHOGONAL);
        RealNetwork network = new RealNetwork(wiring);
        Moments fourth = new Moments();
        Moments sign = new Moments();
        for (int k = 0; k < 20_000; k++) {
            network.draw(Address.of(1, "haar").network(k));
            double entry = of(network.parameters(), "w2").at(4, 1) / Math.sqrt(2);
            fourth.add(entry * entry * entry * entry);
            sign.add(of(network.parameters(), "w2").at(0, 0));
        }
        // an entry of a Haar matrix in n dimensions: E u⁴ = 3 / (n (n + 2)); 4 standard errors
        assertEquals(0, fourth.estimate().deviationsFrom(3.0 / (6 * 8)), 4);
        assertEquals(0, sign.estimate().deviationsFrom(0), 4);
        Matrix square = of(network.parameters(), "w2");
        Matrix gram = Products.timesTransposed(square, square);
        Matrix tall = of(network.parameters(), "w1");
        Matrix columns = Products.transposedTimes(tall, tall);
        for (int i = 0; i < 6; i++) {
            for (int j = 0; j < 6; j++) {
                assertEquals(i == j ? 2 : 0, gram.at(i, j), 1e-12);
                if (i < 3 && j < 3) {
                    assertEquals(i == j ? 2 * 6 / 3.0 : 0, columns.at(i, j), 1e-12);
                }
            }
        }
    }

    @Test
    void nearlyDependentRowsStillBecomeOrthonormal() {
        Matrix matrix = Wirings.gaussian(40, 40, 1);
        for (int j = 0; j < 40; j++) {
            matrix.set(3, j, matrix.at(7, j) + 1e-11 * matrix.at(3, j));
        }
        Matrix given = matrix.copy();
        Orthogonal.makeInto(matrix, 1);
        Matrix gram = Products.timesTransposed(matrix, matrix);
        Matrix triangle = Products.timesTransposed(given, matrix);
        for (int i = 0; i < 40; i++) {
            for (int j = 0; j < 40; j++) {
                assertEquals(i == j ? 1 : 0, gram.at(i, j), 1e-12);
                if (j > i) {
                    assertEquals(0, triangle.at(i, j), 1e-12);
                }
            }
            assertTrue(triangle.at(i, i) > 0);
        }
    }

    @Test
    void anEqualAddressGivesAnEqualNetwork() {
        Wiring wiring = Wirings.dense(3, 200, 3, 2, TANH);
        RealNetwork first = new RealNetwork(wiring);
        RealNetwork second = new RealNetwork(wiring);
        first.draw(Address.of(5, "same").network(3));
        second.draw(Address.of(5, "same").network(4));
        assertTrue(!first.parameters().equals(second.parameters()));
        second.draw(Address.of(5, "same").network(3));
        assertEquals(first.parameters(), second.parameters());
    }

    @Test
    void givenWeightsAreUsedAndMisfitsNamed() {
        Wiring wiring = Wirings.dense(2, 3, 2, 1, TANH);
        RealNetwork network = new RealNetwork(wiring);
        Matrix w1 = Matrix.of(3, 2, 1, 2, 3, 4, 5, 6);
        Matrix w2 = Matrix.of(1, 3, 1, -1, 2);
        Matrix b1 = Matrix.of(3, 1, 0.1, 0.2, 0.3);
        Matrix b2 = Matrix.of(1, 1, 7);
        network.use(Map.of("w1", w1, "w2", w2, "b1", b1, "b2", b2));
        Matrix x = Matrix.of(1, 2, 0.5, -0.25);
        double expected = Math.tanh(0.1) - Math.tanh(0.7) + 2 * Math.tanh(1.3) + 7;
        assertEquals(expected, network.forward(x).at(0, 0), 1e-14);
        network.use(Map.of("w1", w1, "w2", w2));
        assertEquals(
                Math.tanh(0) - Math.tanh(0.5) + 2 * Math.tanh(1),
                network.forward(x).at(0, 0),
                1e-14);
        assertMessage("'w2' are 3 x 1", () -> network.use(Map.of("w1", w1, "w2", w2.transposed())));
        assertMessage("[w3]", () -> network.use(Map.of("w1", w1, "w2", w2, "w3", w2)));
        assertMessage("'w2' are missing", () -> network.use(Map.of("w1", w1)));
        assertMessage("'b2' are missing", () -> network.use(Map.of("w1", w1, "w2", w2, "b1", b1)));
        assertMessage("NaN", () -> network.use(Map.of("w1", w1, "w2", Matrix.of(1, 3, 1, Double.NaN, 0))));
        assertEquals(3 * 2 + 3 + 3 + 1, network.parameterCount());
    }

    private static void assertMessage(String part, org.junit.jupiter.api.function.Executable action) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, action).getMessage());
        assertTrue(message.contains(part), message);
    }

    private static Matrix of(Map<String, Matrix> parameters, String name) {
        return Objects.requireNonNull(parameters.get(name));
    }
}
