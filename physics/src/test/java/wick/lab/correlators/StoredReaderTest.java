package wick.lab.correlators;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import wick.lab.realization.RealNetwork;
import wick.network.Distribution;
import wick.network.Gelu;
import wick.network.Step;
import wick.network.Tanh;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;
import wick.observable.Measurement.Engine;

/// Every number that is read off a stored network, against gradients and second differences of the outputs
/// of that network itself, averaged over its readout: two inputs, unequal widths, rates that are not the
/// variances.
class StoredReaderTest {
    private static final Matrix INPUTS = Matrix.of(2, 2, 0.9, -0.4, 0.3, 1.1);
    private static final Wiring WIRING = new Wiring(
            2,
            2,
            List.of(
                    new Step.Linear(0, 2, 3, 1.4, 0.2, 0.7, 0.4),
                    new Step.Pointwise(new Tanh()),
                    new Step.Linear(1, 3, 4, 1.7, 0.1, 1.1, 0.3),
                    new Step.Pointwise(new Gelu()),
                    new Step.Linear(2, 4, 3, 1.2, 0.3, 0.9, 0.2),
                    new Step.Pointwise(new Tanh()),
                    new Step.Linear(3, 3, 2, 1.9, 0, 1.3, 0.6)),
            Distribution.NORMAL);

    private final RealNetwork network = new RealNetwork(WIRING);
    private final FiniteDifferences differences = new FiniteDifferences(network, INPUTS);
    private final CorrelatorReading reading = new CorrelatorReading(Engine.REAL_WEIGHTS, Extent.DRIFT);
    private final Layout layout = reading.layout(3, 4, 2);

    private double[] read() {
        network.realize(Address.of(5, "stored-reader"), INPUTS);
        double[] numbers = new double[reading.size(WIRING, 2)];
        reading.open(WIRING, 2).readInto(network, numbers, 0);
        double[] last = new double[layout.size()];
        System.arraycopy(numbers, numbers.length - last.length, last, 0, last.length);
        return last;
    }

    private interface Entry {
        void check(int a, int b, int c, int d);
    }

    private static void everywhere(Entry entry) {
        for (int at = 0; at < 16; at++) {
            entry.check(at / 8, at / 4 % 2, at / 2 % 2, at % 2);
        }
    }

    @Test
    void kernelsAndTangentKernelsAreThoseOfTheNetwork() {
        double[] numbers = read();
        everywhere((a, b, c, d) -> {
            double kernel = differences.overReadout(() -> differences.output(0, a) * differences.output(0, b));
            assertEquals(kernel, numbers[layout.kernel(a, b)], 1e-12);
            double tangent = differences.overReadout(() -> differences.tangent(0, 0, a, b));
            assertEquals(tangent, numbers[layout.tangent(a, b)], 1e-12);
            assertEquals(0, numbers[layout.within(layout.kernel(a, b), layout.kernel(c, d))]);
        });
    }

    @Test
    void mixedTangentKernelsAreThoseOfTheNetwork() {
        double[] numbers = read();
        everywhere((a, b, c, d) -> {
            double mixing =
                    differences.overReadout(() -> differences.tangent(0, 1, a, b) * differences.tangent(0, 1, c, d));
            assertEquals(mixing, numbers[layout.mixing(a, b, c, d)], 1e-12, "B " + a + b + c + d);
            double output = differences.overReadout(
                    () -> differences.output(0, a) * differences.output(1, b) * differences.tangent(0, 1, c, d));
            assertEquals(output, numbers[layout.outputMixing(a, b, c, d)], 1e-12, "F " + a + b + c + d);
        });
    }

    @Test
    void theDriftOfTheTangentKernelIsThatOfTheNetwork() {
        double[] numbers = read();
        everywhere((a, b, c, d) -> {
            double p = differences.overReadout(() ->
                    differences.differential(0, new int[] {1, b}, new int[] {1, c}, a) * differences.output(0, d));
            assertEquals(p, numbers[layout.driftP(a, b, c, d)], 3e-8, "P " + a + b + c + d);
            double q = differences.overReadout(() ->
                    differences.differential(0, new int[] {0, b}, new int[] {1, c}, a) * differences.output(1, d));
            assertEquals(q, numbers[layout.driftQ(a, b, c, d)], 3e-8, "Q " + a + b + c + d);
        });
    }
}
