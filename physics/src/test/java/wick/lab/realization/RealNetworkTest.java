package wick.lab.realization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
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

class RealNetworkTest {
    private static final Law TANH = new Law(new Tanh(), 1.7, 0.05);

    static Stream<Wiring> wirings() {
        return Stream.of(
                Wirings.dense(4, 6, 1, 2, TANH),
                Wirings.dense(4, 6, 3, 2, TANH),
                Wirings.withRates(Wirings.dense(4, 6, 3, 2, TANH), 0.6, 0.3),
                Wirings.withRates(Wirings.residual(3, 5, 2, TANH), 0.4, 0.2),
                Wirings.residualOnInput(4, 3, TANH));
    }

    /// Central differences of step 1e-5: error 1e-10, against derivatives of order 1.
    @ParameterizedTest
    @MethodSource("wirings")
    void gradientsAgreeWithFiniteDifferences(Wiring wiring) {
        RealNetwork network = new RealNetwork(wiring);
        network.draw(Address.of(1, "gradients"));
        Matrix inputs = Wirings.gaussian(3, wiring.inputs(), 2);
        Matrix direction = Wirings.gaussian(3, wiring.outputs(), 3);
        network.forward(inputs);
        Map<String, Matrix> gradients = network.gradients(direction);
        assertEquals(
                network.parameters().keySet(),
                gradients.keySet().stream().collect(java.util.stream.Collectors.toSet()));
        network.parameters().forEach((name, matrix) -> {
            for (int i = 0; i < matrix.entries().length; i++) {
                double derivative =
                        centralDifference(matrix.entries(), i, () -> along(network.forward(inputs), direction));
                assertEquals(derivative, of(gradients, name).entries()[i], 1e-8, name + " entry " + i);
            }
        });
    }

    /// Θ_ij(x, x′) = Σ_θ rate_θ ∂f_i(x)/∂θ ∂f_j(x′)/∂θ with derivatives by central differences.
    @ParameterizedTest
    @MethodSource("wirings")
    void tangentKernelIsTheSquareOfTheJacobian(Wiring wiring) {
        RealNetwork network = new RealNetwork(wiring);
        network.draw(Address.of(1, "jacobian"));
        int n = 3;
        int c = wiring.outputs();
        Matrix inputs = Wirings.gaussian(n, wiring.inputs(), 2);
        Matrix expected = Matrix.zeros(n * c, n * c);
        for (Step.Linear linear : network.matrices()) {
            String number = String.valueOf(linear.index() + 1);
            addJacobian(network, "w" + number, linear.weightRate() / linear.fanIn(), inputs, expected);
            addJacobian(network, "b" + number, linear.biasRate(), inputs, expected);
        }
        network.forward(inputs);
        Matrix all = Matrix.zeros(n * c, n * c);
        Matrix mean = Matrix.zeros(n, n);
        Matrix one = Matrix.zeros(n, n);
        network.tangentKernelInto(new Outputs.All(), all);
        network.tangentKernelInto(new Outputs.Mean(), mean);
        network.tangentKernelInto(new Outputs.One(c - 1), one);
        for (int i = 0; i < n * c; i++) {
            for (int j = 0; j < n * c; j++) {
                assertEquals(expected.at(i, j), all.at(i, j), 1e-8, i + "," + j);
            }
        }
        for (int x = 0; x < n; x++) {
            for (int y = 0; y < n; y++) {
                double trace = 0;
                for (int i = 0; i < c; i++) {
                    trace += expected.at(x * c + i, y * c + i);
                }
                assertEquals(trace / c, mean.at(x, y), 1e-8);
                assertEquals(expected.at(x * c + c - 1, y * c + c - 1), one.at(x, y), 1e-8);
            }
        }
    }

    @Test
    void aStepOfGradientDescentMovesParametersByTheirRates() {
        Wiring wiring = Wirings.withRates(Wirings.residual(3, 5, 2, TANH), 0.4, 0.2);
        RealNetwork network = new RealNetwork(wiring);
        network.draw(Address.of(1, "step"));
        Matrix inputs = Wirings.gaussian(4, 3, 2);
        Matrix direction = Wirings.gaussian(4, 2, 3);
        network.forward(inputs);
        Map<String, Matrix> before = new LinkedHashMap<>();
        network.parameters().forEach((name, matrix) -> before.put(name, matrix.copy()));
        Map<String, Matrix> gradients = network.gradients(direction);
        network.descend(direction, 0.1);
        for (Step.Linear linear : network.matrices()) {
            int k = linear.index() + 1;
            for (String name : List.of("w" + k, "b" + k)) {
                double rate = name.startsWith("w") ? linear.weightRate() / linear.fanIn() : linear.biasRate();
                double[] now = of(network.parameters(), name).entries();
                for (int i = 0; i < now.length; i++) {
                    double expected = of(before, name).entries()[i]
                            - 0.1 * rate * of(gradients, name).entries()[i];
                    assertEquals(expected, now[i], 1e-14, name);
                }
            }
        }
    }

    /// By hand: S of a layer from the activations of the one before.
    @Test
    void kernelOfALayerIsTheCovarianceOfItsOutputsGivenItsInputs() {
        Wiring wiring = Wirings.dense(3, 5, 3, 1, TANH);
        RealNetwork network = new RealNetwork(wiring);
        network.draw(Address.of(1, "kernel"));
        Matrix inputs = Wirings.gaussian(2, 3, 2);
        network.forward(inputs);
        Matrix w1 = of(network.parameters(), "w1");
        Matrix b1 = of(network.parameters(), "b1");
        double[] expected = new double[3];
        for (int unit = 0; unit < 5; unit++) {
            double[] h = new double[2];
            for (int x = 0; x < 2; x++) {
                double z = b1.at(0, unit);
                for (int j = 0; j < 3; j++) {
                    z += w1.at(unit, j) * inputs.at(x, j);
                }
                h[x] = Math.tanh(z);
            }
            expected[0] += h[0] * h[0] * 1.7 / 5;
            expected[1] += h[0] * h[1] * 1.7 / 5;
            expected[2] += h[1] * h[1] * 1.7 / 5;
        }
        Matrix kernel = Matrix.zeros(2, 2);
        network.kernelInto(1, kernel);
        assertEquals(expected[0] + 0.05, kernel.at(0, 0), 1e-13);
        assertEquals(expected[1] + 0.05, kernel.at(0, 1), 1e-13);
        assertEquals(expected[2] + 0.05, kernel.at(1, 1), 1e-13);
    }

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

    @Test
    void memoryIsReusedForAsManyInputs() {
        RealNetwork network = new RealNetwork(Wirings.dense(4, 6, 3, 2, TANH));
        Matrix first = network.forward(Wirings.gaussian(5, 4, 1));
        assertSame(first, network.forward(Wirings.gaussian(5, 4, 2)));
        assertMessage("4", () -> network.forward(Wirings.gaussian(5, 3, 1)));
    }

    private static void assertMessage(String part, org.junit.jupiter.api.function.Executable action) {
        String message = String.valueOf(
                assertThrows(IllegalArgumentException.class, action).getMessage());
        assertTrue(message.contains(part), message);
    }

    private static Matrix of(Map<String, Matrix> parameters, String name) {
        return Objects.requireNonNull(parameters.get(name));
    }

    private static double along(Matrix outputs, Matrix direction) {
        double sum = 0;
        for (int i = 0; i < direction.entries().length; i++) {
            sum += outputs.entries()[i] * direction.entries()[i];
        }
        return sum;
    }

    private static double centralDifference(double[] entries, int i, java.util.function.DoubleSupplier f) {
        double kept = entries[i];
        entries[i] = kept + 1e-5;
        double above = f.getAsDouble();
        entries[i] = kept - 1e-5;
        double below = f.getAsDouble();
        entries[i] = kept;
        return (above - below) / 2e-5;
    }

    private static void addJacobian(RealNetwork network, String name, double rate, Matrix inputs, Matrix sum) {
        double[] entries = of(network.parameters(), name).entries();
        int rows = sum.rows();
        for (int i = 0; i < entries.length; i++) {
            double kept = entries[i];
            entries[i] = kept + 1e-5;
            double[] above = network.forward(inputs).entries().clone();
            entries[i] = kept - 1e-5;
            double[] below = network.forward(inputs).entries().clone();
            entries[i] = kept;
            for (int a = 0; a < rows; a++) {
                for (int b = 0; b < rows; b++) {
                    double product = (above[a] - below[a]) * (above[b] - below[b]) / 4e-10;
                    sum.set(a, b, sum.at(a, b) + rate * product);
                }
            }
        }
    }
}
