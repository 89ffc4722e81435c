package wick.lab.realization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.lab.realization.Wirings.Law;
import wick.network.Geometry;
import wick.network.Step;
import wick.network.Tanh;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

/// Gradients and kernels of real networks against differences and definitions.
class RealNetworkTest {
    private static final Law TANH = new Law(new Tanh(), 1.7, 0.05);

    static Stream<Arguments> wirings() {
        Map<String, Wiring> all = new LinkedHashMap<>(Wirings.structured());
        all.putAll(AbsentWirings.all());
        all.put("one matrix", Wirings.dense(4, 6, 1, 2, TANH));
        all.put("dense", Wirings.dense(4, 6, 3, 2, TANH));
        all.put("dense with rates", Wirings.withRates(Wirings.dense(4, 6, 3, 2, TANH), 0.6, 0.3));
        all.put("residual", Wirings.withRates(Wirings.residual(3, 5, 2, TANH), 0.4, 0.2));
        all.put("residual on the input", Wirings.residualOnInput(4, 3, TANH));
        return all.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
    }

    /// Always with the same noise.
    static Matrix evaluate(RealNetwork network, Matrix inputs) {
        network.noise(Address.of(4, "noise"));
        return network.forward(inputs);
    }

    /// Central differences of step 1e-5: error 1e-10, against derivatives of order 1.
    @ParameterizedTest(name = "{0}")
    @MethodSource("wirings")
    void gradientsAgreeWithFiniteDifferences(String name, Wiring wiring) {
        RealNetwork network = new RealNetwork(wiring);
        network.draw(Address.of(1, "gradients"));
        Matrix inputs = AbsentWirings.inputs(wiring, 3, 2);
        Matrix direction = Wirings.gaussian(3, wiring.outputs(), 3);
        evaluate(network, inputs);
        Map<String, Matrix> gradients = network.gradients(direction);
        assertEquals(
                network.parameters().keySet(),
                gradients.keySet().stream().collect(java.util.stream.Collectors.toSet()));
        network.parameters().forEach((parameter, matrix) -> {
            for (int i = 0; i < matrix.entries().length; i++) {
                double derivative =
                        centralDifference(matrix.entries(), i, () -> along(evaluate(network, inputs), direction));
                assertEquals(
                        derivative,
                        of(gradients, parameter).entries()[i],
                        1e-8,
                        name + ", " + parameter + " entry " + i);
            }
        });
    }

    /// Θ_ij(x, x′) = Σ_θ rate_θ ∂f_i(x)/∂θ ∂f_j(x′)/∂θ with derivatives by central differences.
    @ParameterizedTest(name = "{0}")
    @MethodSource("wirings")
    void tangentKernelIsTheSquareOfTheJacobian(String name, Wiring wiring) {
        RealNetwork network = new RealNetwork(wiring);
        network.draw(Address.of(1, "jacobian"));
        int n = 3;
        int c = wiring.outputs();
        Matrix inputs = AbsentWirings.inputs(wiring, n, 2);
        Matrix expected = Matrix.zeros(n * c, n * c);
        for (Step.Linear linear : network.matrices()) {
            String number = String.valueOf(linear.index() + 1);
            addJacobian(network, "w" + number, linear.weightRate() / linear.fanIn(), inputs, expected);
            addJacobian(network, "b" + number, linear.biasRate(), inputs, expected);
        }
        evaluate(network, inputs);
        Matrix all = Matrix.zeros(n * c, n * c);
        Matrix mean = Matrix.zeros(n, n);
        Matrix one = Matrix.zeros(n, n);
        network.tangentKernelInto(new Outputs.All(), all);
        network.tangentKernelInto(new Outputs.Mean(), mean);
        network.tangentKernelInto(new Outputs.One(c - 1), one);
        for (int i = 0; i < n * c; i++) {
            for (int j = 0; j < n * c; j++) {
                assertEquals(expected.at(i, j), all.at(i, j), 1e-8 * Math.max(1, expected.at(i, j)), i + "," + j);
            }
        }
        for (int x = 0; x < n; x++) {
            for (int y = 0; y < n; y++) {
                double trace = 0;
                for (int i = 0; i < c; i++) {
                    trace += expected.at(x * c + i, y * c + i);
                }
                assertEquals(trace / c, mean.at(x, y), 1e-8 * Math.max(1, trace));
                double last = expected.at(x * c + c - 1, y * c + c - 1);
                assertEquals(last, one.at(x, y), 1e-8 * Math.max(1, last));
            }
        }
    }

    /// Inputs are carried back in parts; with 5 outputs 30 of them make three.
    @ParameterizedTest
    @ValueSource(strings = {"few positions", "pools", "tied dense layers", "dense layers of one wide matrix"})
    void kernelOfManyInputsIsMadeOfThoseOfTwo(String name) {
        Wiring wiring = Objects.requireNonNull(Wirings.structured().get(name));
        RealNetwork network = new RealNetwork(wiring);
        network.draw(Address.of(1, "many"));
        int n = 100;
        Matrix inputs = AbsentWirings.inputs(wiring, n, 2);
        Matrix all = Matrix.zeros(2 * n, 2 * n);
        network.forward(inputs);
        network.tangentKernelInto(new Outputs.All(), all);
        Matrix four = Matrix.zeros(4, 4);
        for (int[] pair : new int[][] {{0, 1}, {3, 40}, {31, 32}, {99, 5}, {64, 97}}) {
            Matrix two = Matrix.zeros(2, wiring.inputs());
            for (int x = 0; x < 2; x++) {
                System.arraycopy(inputs.row(pair[x]), 0, two.entries(), x * wiring.inputs(), wiring.inputs());
            }
            network.forward(two);
            network.tangentKernelInto(new Outputs.All(), four);
            for (int i = 0; i < 4; i++) {
                for (int j = 0; j < 4; j++) {
                    double expected = four.at(i, j);
                    double actual = all.at(2 * pair[i / 2] + i % 2, 2 * pair[j / 2] + j % 2);
                    assertEquals(expected, actual, 1e-12 * Math.max(1, Math.abs(four.at(i, i))));
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

    /// By the definition: patches read from the geometry, products at equal positions, their mean.
    @Test
    void kernelOfAConvolutionIsTheMeanOverPositions() {
        Wiring wiring = Objects.requireNonNull(Wirings.structured().get("convolutions in two dimensions"));
        if (!(wiring.steps().getFirst() instanceof Step.Convolution(Step.Linear linear, Geometry geometry))) {
            throw new AssertionError("no convolution");
        }
        RealNetwork network = new RealNetwork(wiring);
        network.draw(Address.of(1, "positions"));
        Matrix inputs = Wirings.gaussian(2, wiring.inputs(), 2);
        network.forward(inputs);
        Matrix kernel = Matrix.zeros(2, 2);
        network.kernelInto(0, kernel);
        int[] sources = geometry.sources();
        int positions = geometry.positions();
        for (int x = 0; x < 2; x++) {
            for (int y = 0; y < 2; y++) {
                double sum = 0;
                for (int source : sources) {
                    for (int channel = 0; source >= 0 && channel < 2; channel++) {
                        sum += inputs.at(x, channel * 12 + source) * inputs.at(y, channel * 12 + source);
                    }
                }
                double expected = linear.biasVariance() + linear.weightVariance() / linear.fanIn() * sum / positions;
                assertEquals(expected, kernel.at(x, y), 1e-13);
            }
        }
        assertThrows(IllegalArgumentException.class, () -> network.kernelInto(3, kernel));
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
            double[] above = evaluate(network, inputs).entries().clone();
            entries[i] = kept - 1e-5;
            double[] below = evaluate(network, inputs).entries().clone();
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
