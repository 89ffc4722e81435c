package wick.theory.infinitewidth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Relu;
import wick.numeric.matrix.Matrix;
import wick.theory.Chains;
import wick.theory.Chains.Laws;

/// Ten thousand layers, against values in 40 to 60 digits: `reference/theory/depth.py`.
class DeepKernelTest {
    /// Inputs of two dimensions with x·x/2 = `first` and `second` and 1 − ρ = `delta`.
    private static Matrix inputs(double first, double second, double delta) {
        double sine = Math.sqrt(delta * (2 - delta));
        double a = Math.sqrt(2 * first);
        double b = Math.sqrt(2 * second);
        return Matrix.of(2, 2, a, 0, b * (1 - delta), b * sine);
    }

    /// The roundings of ten thousand steps that neither grow nor cancel stay below 1e-11. 1 − ρ of the tanh
    /// network in its ordered phase is a product of ten thousand averages, each known to about 1e-14.
    /// Where ρ itself nears 0 it is known absolutely, and so is what depends on it.
    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9})
    void tenThousandLayersKeepTheDigitsOfCorrelationsAndLogarithms(int row) throws IOException {
        Path file = Path.of(System.getProperty("wick.root", "."), "reference", "theory", "depth.csv");
        String[] cells = Files.readAllLines(file).get(row).split(",", -1);
        double[] n = DoubleStream.concat(
                        DoubleStream.of(0),
                        java.util.Arrays.stream(cells).skip(1).mapToDouble(Double::parseDouble))
                .toArray();
        Laws laws = Laws.ntk(n[1], n[2]);
        NormalizedKernels kernels = KernelRecursion.of(
                        Chains.deep(GaussianAveragesTest.activation(cells[0]), laws, 2, 4, (int) n[6]))
                .normalized(inputs(n[3], n[4], n[5]));
        double digits = cells[0].equals("relu") ? 2e-11 : 3e-10;
        assertEquals(0, kernels.decorrelation().at(1, 1));
        assertEquals(1, kernels.tangent().at(0, 0));
        assertEquals(n[7], kernels.decorrelation().at(0, 1), digits * n[7], "1 - correlation");
        assertEquals(n[8], kernels.logVariances().at(0), 1e-11 * (1 + Math.abs(n[8])), "ln K");
        assertEquals(n[9], kernels.logTangents().at(0), 1e-11 * (1 + Math.abs(n[9])), "ln Θ");
        assertEquals(n[10], kernels.tangent().at(1, 0), digits * n[10] + 1e-40, "Θ / √ΘΘ");
    }

    @Test
    void aVarianceBeyondEveryDoubleIsRefusedWithItsLogarithm() {
        KernelRecursion recursion = KernelRecursion.of(Chains.deep(new Relu(), Laws.ntk(3, 0.5), 2, 4, 10_000));
        Matrix inputs = inputs(1, 2.5, 0.7);
        var thrown = assertThrows(IllegalArgumentException.class, () -> recursion.kernels(inputs));
        assertTrue(String.valueOf(thrown.getMessage()).contains("e^4055.7"), thrown.getMessage());
        assertThrows(IllegalArgumentException.class, () -> recursion.diagonal(inputs));
    }

    /// Variances near the ends of the range pass through units and come back to the same bits as without.
    @Test
    void scalesOfInputsDoNotChangeCorrelations() {
        KernelRecursion recursion = KernelRecursion.of(Chains.deep(new Relu(), Laws.ntk(2, 0), 2, 4, 5));
        Matrix inputs = KernelRecursionTest.normal(5, 2, 3);
        NormalizedKernels expected = recursion.normalized(inputs);
        for (double scale : new double[] {0x1p-480, 0x1p-100, 0x1p200, 0x1p500}) {
            Matrix scaled = inputs.copy();
            for (int i = 0; i < scaled.entries().length; i++) {
                scaled.entries()[i] *= scale;
            }
            NormalizedKernels found = recursion.normalized(scaled);
            assertEquals(expected.decorrelation(), found.decorrelation());
            assertEquals(expected.tangent(), found.tangent());
        }
    }

    /// With u = 2q/(1 + 2q): arcsin u − arcsin(u − h) = h/√(1 − u²) − h² u / (2 (1 − u²)^(3/2)) + O(h³), h = u δ.
    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 1e-9, 1e-13})
    void nearbyInputsOfTheErrorFunctionKeepTheirDigits(double delta) {
        double q = 1.5;
        double u = 2 * q / (1 + 2 * q);
        double h = u * delta;
        double rest = 1 - u * u;
        double expected = (h / Math.sqrt(rest) - h * h * u / (2 * rest * Math.sqrt(rest))) / Math.asin(u);
        NormalizedKernels kernels = KernelRecursion.of(
                        Chains.deep(GaussianAveragesTest.activation("erf"), Laws.ntk(1, 0), 2, 4, 2))
                .normalized(inputs(q, q, delta));
        // the inputs themselves know δ to about 1e-16/√δ
        double known = 1e-15 / Math.sqrt(delta) + delta * delta;
        assertEquals(expected, kernels.decorrelation().at(0, 1), (1e-12 + known) * expected);
    }
}
