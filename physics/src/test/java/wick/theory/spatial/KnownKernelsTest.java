package wick.theory.spatial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wick.theory.spatial.NetworkKernelsTest.inputs;
import static wick.theory.spatial.NetworkKernelsTest.matrix;
import static wick.theory.spatial.NetworkKernelsTest.wiring;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.theory.infinitewidth.KernelKinds;
import wick.theory.infinitewidth.KernelRecursion;
import wick.theory.infinitewidth.Kernels;

/// Exact relations of kernels with positions, and the networks that have none.
final class KnownKernelsTest {
    private static final String READOUT = "- dense: {width: 1, weight-variance: 1.3, bias-variance: 0.1}";

    private static String conv(String rest) {
        return "- conv: {channels: 4, weight-variance: 1.7, bias-variance: 0.05, " + rest + "}\n";
    }

    private static String dense() {
        return "- dense: {width: 4, weight-variance: 1.7, bias-variance: 0.05}\n";
    }

    private static String act(String name) {
        return "- activation: " + name + "\n";
    }

    private static void assertSame(Kernels expected, Kernels actual, double tolerance) {
        for (int i = 0; i < expected.nngp().rows(); i++) {
            for (int j = 0; j < expected.nngp().columns(); j++) {
                assertEquals(expected.nngp().at(i, j), actual.nngp().at(i, j), tolerance, "K at " + i + ", " + j);
                assertEquals(expected.ntk().at(i, j), actual.ntk().at(i, j), tolerance, "Theta at " + i + ", " + j);
            }
        }
    }

    /// A window over the whole grid without padding sees one flat input.
    @ParameterizedTest
    @ValueSource(strings = {"relu", "erf", "tanh"})
    void aWindowOverTheWholeGridIsADenseLayer(String activation) {
        Wiring window = wiring(
                "[2, 3, 2]",
                conv("size: [3, 2], padding: valid") + act(activation) + conv("size: [1, 1]") + act(activation)
                        + "- flatten\n" + READOUT);
        Wiring flat = wiring("12", dense() + act(activation) + dense() + act(activation) + READOUT);
        Matrix x = matrix(inputs(4, 12, 1));
        assertSame(
                KernelRecursion.of(flat).kernels(x), NetworkKernels.of(window).kernels(x), 2e-12);
    }

    /// Windows of one point never mix positions: the kernel is the mean of dense kernels of every position.
    @Test
    void windowsOfOnePointAverageDenseKernels() {
        Wiring points = wiring(
                "[3, 4]", conv("size: [1]") + act("relu") + conv("size: [1]") + act("relu") + "- flatten\n" + READOUT);
        Wiring flat = wiring("3", dense() + act("relu") + dense() + act("relu") + READOUT);
        double[][] x = inputs(3, 12, 2);
        double[][] expected = new double[3][3];
        for (int p = 0; p < 4; p++) {
            double[][] at = new double[3][3];
            for (int i = 0; i < 3; i++) {
                for (int c = 0; c < 3; c++) {
                    at[i][c] = x[i][c * 4 + p];
                }
            }
            Matrix k = KernelRecursion.of(flat).kernels(matrix(at)).ntk();
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    expected[i][j] += k.at(i, j) / 4;
                }
            }
        }
        Matrix actual = NetworkKernels.of(points).kernels(matrix(x)).ntk();
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertEquals(expected[i][j], actual.at(i, j), 1e-12);
            }
        }
    }

    /// A network that is periodic and pools over everything cannot tell an image from a shifted one.
    @Test
    void periodicNetworksWithGlobalPoolingDoNotSeeShifts() {
        Wiring wiring = wiring(
                "[2, 4, 5]",
                conv("size: [3, 3], padding: circular") + act("relu") + conv("size: [2, 3], padding: circular")
                        + act("relu") + "- global-average-pool\n" + READOUT);
        double[][] x = inputs(2, 40, 3);
        double[][] shifted = new double[2][40];
        for (int c = 0; c < 2; c++) {
            for (int p = 0; p < 20; p++) {
                int to = (p / 5 + 1) % 4 * 5 + (p % 5 + 3) % 5;
                shifted[0][c * 20 + to] = x[0][c * 20 + p];
                shifted[1][c * 20 + to] = x[0][c * 20 + p];
            }
        }
        Kernels own = NetworkKernels.of(wiring).kernels(matrix(x));
        Kernels moved = NetworkKernels.of(wiring).kernels(matrix(x).rows(0, 1), matrix(shifted));
        assertEquals(own.nngp().at(0, 0), moved.nngp().at(0, 0), 1e-13);
        assertEquals(own.ntk().at(0, 0), moved.ntk().at(0, 0), 1e-12);
    }

    /// Black borders make many patches coincide to the last bit and others nearly; Θ of relu networks is
    /// as sensitive to that as a square root. The bound holds its promise against the same network at a
    /// finer scale of numbers.
    @Test
    void flatImagesKeepTheirDigits() {
        Wiring wiring = wiring(
                "[1, 6, 6]", (conv("size: [3, 3]") + act("relu")).repeat(6) + "- global-average-pool\n" + READOUT);
        double[][] x = new double[3][36];
        x[0][14] = 1;
        x[1][14] = 1 + 1e-9;
        x[2][15] = 1;
        Kernels kernels = NetworkKernels.of(wiring).kernels(matrix(x));
        assertTrue(kernels.ntkError() < 1e-10, () -> "bound " + kernels.ntkError());
        double own = kernels.ntk().at(0, 0);
        assertEquals(1, kernels.ntk().at(0, 1) / own, 1e-8);
        assertTrue(kernels.ntk().at(0, 2) < own);
    }

    @Test
    void aNetworkWithJumpsHasACovarianceAlone() {
        Wiring wiring = wiring("[1, 4]", conv("size: [2]") + act("sign") + "- flatten\n" + READOUT);
        Matrix x = matrix(inputs(2, 4, 4));
        var refused = assertThrows(
                IllegalArgumentException.class, () -> NetworkKernels.of(wiring).kernels(x));
        assertTrue(String.valueOf(refused.getMessage()).contains("jumps"), refused.getMessage());
        Matrix nngp = Matrix.zeros(2, 2);
        NetworkKernels.of(wiring).tiles(x, KernelKinds.NNGP).tileInto(0, 0, nngp, Matrix.zeros(0, 0));
        assertEquals(1.4, nngp.at(0, 0), 1e-14);
        assertTrue(Math.abs(nngp.at(0, 1)) < 1.4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "- max-pool: {size: [2]} | max-pool",
                "- global-max-pool$- activation: erf | global-max-pool",
                "- activation: relu$- layer-norm | layer-norm must act on a signal of mean zero",
                "- activation: relu$- activation: relu | relu must act on a signal that is Gaussian",
                "- dropout: {rate: 0.5}$- activation: erf | erf must act on a signal that is Gaussian",
                "- sum:$    branches:$      - []$      - - activation: relu | sum needs branches",
                "- product:$    branches:$      - []$      - - activation: relu | product needs branches",
                "- conv: {channels: 2, size: [3], stride: [2], padding: circular, weight-variance: 1} | must divide"
            })
    void networksWithoutKernelsAreDeclinedWithTheLayer(String layers, String why) {
        Wiring wiring = wiring("[2, 5]", conv("size: [2]") + layers.replace("$", "\n") + "\n" + READOUT);
        var e = assertThrows(IllegalArgumentException.class, () -> NetworkKernels.of(wiring));
        assertTrue(String.valueOf(e.getMessage()).contains(why), e.getMessage());
    }

    @Test
    void inputsMustFit() {
        Wiring wiring = wiring("[1, 4]", conv("size: [2]") + "- flatten\n" + READOUT);
        var e = assertThrows(
                IllegalArgumentException.class, () -> NetworkKernels.of(wiring).kernels(Matrix.zeros(2, 5)));
        assertTrue(String.valueOf(e.getMessage()).contains("5 columns; the network takes 4"), e.getMessage());
        Matrix bad = Matrix.zeros(1, 4);
        bad.set(0, 2, Double.NaN);
        assertThrows(
                IllegalArgumentException.class, () -> NetworkKernels.of(wiring).kernels(bad));
    }
}
