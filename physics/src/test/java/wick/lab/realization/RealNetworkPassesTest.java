package wick.lab.realization;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import wick.lab.realization.Wirings.Law;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Step;
import wick.network.Tanh;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;

/// Passes of real networks: threads, memory, steps, noise, and numbers that are too large or all equal.
class RealNetworkPassesTest {
    private static final Law TANH = new Law(new Tanh(), 1.7, 0.05);

    static Stream<Arguments> wirings() {
        return RealNetworkTest.wirings();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wirings")
    void anyNumberOfThreadsGivesTheSameBytes(String name, Wiring wiring) {
        Matrix inputs = AbsentWirings.inputs(wiring, 40, 2);
        int rows = 40 * wiring.outputs();
        List<Matrix> kernels = new ArrayList<>();
        List<Matrix> outputs = new ArrayList<>();
        for (int threads : new int[] {1, 2, 3}) {
            Matrix kernel = Matrix.zeros(rows, rows);
            Parallel.withThreads(threads, () -> {
                RealNetwork network = new RealNetwork(wiring);
                network.realize(Address.of(1, "threads"), inputs);
                network.tangentKernelInto(new Outputs.All(), kernel);
                network.descend(network.outputs().copy(), 0.01);
                outputs.add(RealNetworkTest.evaluate(network, inputs).copy());
            });
            kernels.add(kernel);
        }
        assertEquals(kernels.get(0), kernels.get(1));
        assertEquals(kernels.get(0), kernels.get(2));
        assertEquals(outputs.get(0), outputs.get(1));
        assertEquals(outputs.get(0), outputs.get(2));
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

    @Test
    void dropoutKeepsMeansAndDrawsEveryEvaluationInputAndUnitByItself() {
        Layer readout = new Layer.Dense(1, new Initialization.Variances(1, 0));
        int units = 20_000;
        Wiring wiring = new Network(
                        units, List.of(new Layer.Dropout(0.3), readout), Distribution.NORMAL, Parameterization.STANDARD)
                .wire();
        RealNetwork network = new RealNetwork(wiring);
        network.use(Map.of("w1", Matrix.of(1, units, ones(units))));
        network.noise(Address.of(1, "dropout"));
        Matrix inputs = Matrix.of(2, units, ones(2 * units));
        double[] first = network.forward(inputs).entries().clone();
        double[] second = network.forward(inputs).entries().clone();
        // 5 standard deviations of a sum of n terms that are 1/(1 − p) with probability 1 − p, else 0
        double deviation = Math.sqrt(units * 0.3 / 0.7);
        for (double sum : new double[] {first[0], first[1], second[0], second[1]}) {
            assertEquals(units, sum, 5 * deviation);
        }
        assertNotEquals(first[0], first[1]);
        assertNotEquals(first[0], second[0]);
        assertNotEquals(first[1], second[0]);
        network.noise(Address.of(1, "dropout"));
        assertArrayEquals(first, network.forward(inputs).entries());
        network.noise(Address.of(1, "dropout"));
        assertEquals(first[0], network.forward(inputs.rows(0, 1)).at(0, 0), "another input changes the mask");
    }

    private static double[] ones(int count) {
        double[] ones = new double[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    /// All channels equal: nothing to normalize, and no NaN.
    @Test
    void aSignalWithoutVarianceIsNormalizedToZero() {
        Layer readout = new Layer.Dense(1, new Initialization.Variances(1, 0));
        Wiring wiring = new Network(
                        3, List.of(new Layer.LayerNorm(0), readout), Distribution.NORMAL, Parameterization.STANDARD)
                .wire();
        RealNetwork network = new RealNetwork(wiring);
        network.draw(Address.of(1, "norm"));
        assertEquals(0, network.forward(Matrix.of(1, 3, 2, 2, 2)).at(0, 0));
    }

    /// Logits far beyond the range of exp.
    @Test
    void attentionDoesNotOverflow() {
        Wiring wiring = Objects.requireNonNull(Wirings.structured().get("attention"));
        RealNetwork network = new RealNetwork(wiring);
        network.draw(Address.of(1, "attention"));
        Matrix inputs = Wirings.gaussian(2, wiring.inputs(), 1);
        for (int i = 0; i < inputs.entries().length; i++) {
            inputs.entries()[i] *= 1e5;
        }
        Matrix kernel = Matrix.zeros(2, 2);
        network.forward(inputs);
        network.tangentKernelInto(new Outputs.One(0), kernel);
        for (double entry : kernel.entries()) {
            assertTrue(Double.isFinite(entry));
        }
    }

    @Test
    void memoryIsReusedForAsManyInputs() {
        RealNetwork network = new RealNetwork(Wirings.dense(4, 6, 3, 2, TANH));
        Matrix first = network.forward(Wirings.gaussian(5, 4, 1));
        assertSame(first, network.forward(Wirings.gaussian(5, 4, 2)));
        Matrix narrow = Wirings.gaussian(5, 3, 1);
        assertThrows(IllegalArgumentException.class, () -> network.forward(narrow));
    }

    private static Matrix of(Map<String, Matrix> parameters, String name) {
        return Objects.requireNonNull(parameters.get(name));
    }
}
