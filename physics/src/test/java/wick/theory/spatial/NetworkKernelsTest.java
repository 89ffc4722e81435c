package wick.theory.spatial;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wick.network.NetworkFile;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.theory.infinitewidth.KernelEngine;
import wick.theory.infinitewidth.Kernels;

/// The engine against explicit sums over all positions ([DenseCovariance]).
final class NetworkKernelsTest {

    static Wiring wiring(String input, String layers) {
        return wiring(input, layers, "ntk");
    }

    static Wiring wiring(String input, String layers, String parameterization) {
        StringBuilder text = new StringBuilder("network:\n  input: " + input + "\n  layers:\n");
        for (String layer : layers.strip().split("\n", 0)) {
            text.append("    ").append(layer).append('\n');
        }
        text.append("  parameterization: ").append(parameterization).append('\n');
        return NetworkFile.parse("test.yaml", text.toString()).wire();
    }

    private static final String READOUT = "\n- dense: {width: 1, weight-variance: 1.3, bias-variance: 0.1}";

    private static String conv(String rest) {
        return "- conv: {channels: 4, weight-variance: 1.7, bias-variance: 0.05, " + rest + "}\n";
    }

    private static final String RELU = "- activation: relu\n";
    private static final String ERF = "- activation: erf\n";

    private static final String CONCATENATED_INSIDE = conv("size: [3, 3]")
            + "- concatenate:\n    branches:\n      - - conv: {channels: 6, size: [3, 3], weight-variance: 1.5}\n        - activation: relu\n      - - average-pool: {size: [2, 2], stride: [1, 1], padding: same}\n        - conv: {channels: 3, size: [1, 1], weight-variance: 0.5}\n        - activation: relu\n"
            + conv("size: [3, 3]") + RELU + "- global-average-pool" + READOUT;

    private static final String CONCATENATED_OUTSIDE = CONCATENATED_INSIDE
            .replace("        - activation: relu\n", "")
            .replace("weight-variance: 0.5}\n", "weight-variance: 0.5}\n" + RELU);

    record Case(String name, String input, String layers) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() {
        String grid = "[2, 4, 5]";
        return Stream.of(
                new Case(
                        "same, flatten",
                        grid,
                        conv("size: [3, 3]") + RELU + conv("size: [3, 3]") + RELU + "- flatten" + READOUT),
                new Case(
                        "same, global",
                        grid,
                        conv("size: [3, 3]") + RELU + conv("size: [3, 2]") + RELU + "- global-average-pool" + READOUT),
                new Case(
                        "valid",
                        grid,
                        conv("size: [2, 3], padding: valid") + RELU + conv("size: [2, 2], padding: valid") + RELU
                                + "- global-sum-pool" + READOUT),
                new Case(
                        "circular",
                        grid,
                        conv("size: [3, 3], padding: circular") + RELU + conv("size: [5, 3], padding: circular") + RELU
                                + "- global-average-pool" + READOUT),
                new Case(
                        "circular, flatten",
                        grid,
                        conv("size: [3, 3], padding: circular") + RELU + conv("size: [2, 4], padding: circular") + ERF
                                + "- flatten" + READOUT),
                new Case(
                        "mixed edges",
                        grid,
                        conv("size: [3, 3], padding: circular") + RELU + conv("size: [3, 3]") + RELU
                                + conv("size: [2, 2], padding: valid") + RELU + "- global-average-pool" + READOUT),
                new Case(
                        "stride",
                        "[2, 7, 6]",
                        conv("size: [3, 3], stride: [2, 2]") + RELU + conv("size: [3, 3], stride: [1, 2]") + RELU
                                + "- global-average-pool" + READOUT),
                new Case(
                        "circular stride",
                        "[2, 4, 6]",
                        conv("size: [3, 3], stride: [2, 3], padding: circular") + RELU
                                + conv("size: [3, 3], padding: circular") + RELU + "- global-average-pool" + READOUT),
                new Case(
                        "dilation",
                        "[2, 7, 6]",
                        conv("size: [3, 2], dilation: [2, 3]") + RELU
                                + conv("size: [2, 2], dilation: [3, 1], padding: valid") + RELU
                                + "- global-average-pool" + READOUT),
                new Case(
                        "one dimension",
                        "[3, 9]",
                        conv("size: [3]") + RELU + conv("size: [4], stride: [2]") + RELU + "- global-average-pool"
                                + READOUT),
                new Case(
                        "pooling",
                        "[2, 6, 6]",
                        conv("size: [3, 3]") + RELU + "- average-pool: {size: [2, 2]}\n" + conv("size: [3, 3]") + RELU
                                + "- flatten" + READOUT),
                new Case(
                        "overlapping pooling",
                        "[2, 6, 5]",
                        conv("size: [3, 3]") + RELU + "- sum-pool: {size: [3, 2], stride: [2, 1], padding: same}\n"
                                + conv("size: [2, 2]") + ERF
                                + "- average-pool: {size: [2, 2], stride: [1, 1], padding: circular}\n- global-average-pool"
                                + READOUT),
                new Case(
                        "pooled input",
                        "[2, 4, 4]",
                        "- average-pool: {size: [2, 2]}\n" + conv("size: [2, 2]") + RELU + "- flatten" + READOUT),
                new Case(
                        "pooled circular",
                        "[2, 4, 4]",
                        conv("size: [3, 3], padding: circular") + RELU + "- average-pool: {size: [2, 2]}\n"
                                + conv("size: [3, 3], padding: circular") + RELU + "- flatten" + READOUT),
                new Case(
                        "layer-norm",
                        grid,
                        conv("size: [3, 3]") + "- layer-norm: {epsilon: 0.1}\n" + RELU + conv("size: [3, 3]")
                                + "- layer-norm: {epsilon: 0}\n" + ERF + "- global-average-pool" + READOUT),
                new Case(
                        "layer-norm of all units",
                        grid,
                        conv("size: [3, 3]") + "- flatten\n- layer-norm: {epsilon: 0.01}\n" + RELU
                                + "- dense: {width: 8, weight-variance: 2}\n" + RELU.strip() + READOUT),
                new Case(
                        "dropout",
                        grid,
                        conv("size: [3, 3]") + RELU + "- dropout: {rate: 0.3}\n" + conv("size: [3, 3]") + RELU
                                + "- dropout: {rate: 0.2}\n- global-average-pool" + READOUT),
                new Case(
                        "dropout and pooling",
                        "[2, 4, 4]",
                        conv("size: [3, 3]") + RELU + "- dropout: {rate: 0.3}\n- average-pool: {size: [2, 2]}\n"
                                + conv("size: [3, 3]") + RELU + "- flatten" + READOUT),
                new Case(
                        "dense dropout",
                        "5",
                        "- dense: {width: 8, weight-variance: 2}\n" + RELU
                                + "- dropout: {rate: 0.3}\n- dense: {width: 8, weight-variance: 2, bias-variance: 0.1}\n- layer-norm\n"
                                + ERF.strip() + READOUT),
                new Case(
                        "residual",
                        grid,
                        conv("size: [3, 3]")
                                + "- repeat:\n    times: 2\n    layers:\n      - residual:\n          branch:\n            - activation: relu\n            - conv: {channels: 4, size: [3, 3], weight-variance: 1.5, bias-variance: 0.1}\n"
                                + RELU + "- global-average-pool" + READOUT),
                new Case(
                        "residual attention",
                        "[2, 3, 3]",
                        conv("size: [2, 2]")
                                + "- residual:\n    branch:\n      - layer-norm\n      - attention: {channels: 4, key-variance: 1.5, value-variance: 0.8, output-variance: 1.2}\n"
                                + RELU + conv("size: [3, 3]") + RELU + "- global-average-pool" + READOUT),
                new Case(
                        "attention, flatten",
                        "[3, 6]",
                        conv("size: [3]") + RELU + "- attention: {channels: 4, key-variance: 2}\n" + ERF
                                + "- attention: {channels: 4, key-variance: 0.5}\n- flatten" + READOUT),
                new Case(
                        "sum",
                        grid,
                        conv("size: [3, 3]") + RELU
                                + "- sum:\n    branches:\n      - []\n      - - conv: {channels: 4, size: [3, 3], weight-variance: 1.5}\n      - - conv: {channels: 4, size: [1, 1], weight-variance: 0.5}\n        - activation: erf\n        - conv: {channels: 4, size: [2, 3], weight-variance: 1.5}\n"
                                + conv("size: [3, 3]") + RELU + "- global-average-pool" + READOUT),
                new Case(
                        "strided sum",
                        "[2, 6, 6]",
                        conv("size: [3, 3]") + RELU
                                + "- sum:\n    branches:\n      - - conv: {channels: 4, size: [3, 3], stride: [2, 2], weight-variance: 1.5}\n      - - conv: {channels: 4, size: [1, 1], stride: [2, 2], weight-variance: 0.5}\n"
                                + RELU + "- global-average-pool" + READOUT),
                new Case("concatenation", grid, CONCATENATED_INSIDE),
                new Case(
                        "product",
                        grid,
                        conv("size: [3, 3]") + RELU
                                + "- product:\n    branches:\n      - - conv: {channels: 4, size: [3, 3], weight-variance: 1.5, bias-variance: 0.2}\n      - - conv: {channels: 4, size: [1, 1], weight-variance: 0.5}\n        - activation: relu\n      - []\n"
                                + conv("size: [3, 3]") + RELU + "- global-average-pool" + READOUT),
                new Case(
                        "pooled product",
                        "[2, 4, 4]",
                        conv("size: [3, 3]") + RELU
                                + "- product:\n    branches:\n      - - average-pool: {size: [2, 2], stride: [1, 1], padding: same}\n        - conv: {channels: 4, size: [3, 3], weight-variance: 1.5, bias-variance: 0.2}\n      - - conv: {channels: 4, size: [1, 1], weight-variance: 0.5}\n        - activation: relu\n"
                                + conv("size: [3, 3]") + RELU + "- flatten" + READOUT),
                new Case(
                        "tied",
                        grid,
                        "- repeat:\n    times: 1\n    layers:\n      - conv: {channels: 4, size: [3, 3], weight-variance: 1.5}\n- repeat:\n    times: 3\n    weights: tied\n    layers:\n      - activation: relu\n      - conv: {channels: 4, size: [3, 3], weight-variance: 1.5, bias-variance: 0.1}\n"
                                + RELU + "- global-average-pool" + READOUT));
    }

    static double[][] inputs(int count, int dimension, long seed) {
        Random random = new Random(seed);
        double[][] x = new double[count][dimension];
        for (double[] row : x) {
            for (int k = 0; k < dimension; k++) {
                row[k] = random.nextGaussian();
            }
        }
        return x;
    }

    static Matrix matrix(double[][] x) {
        return Matrix.of(
                x.length,
                x[0].length,
                Stream.of(x).flatMapToDouble(java.util.Arrays::stream).toArray());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void kernelsAreThoseOfExplicitSums(Case one) {
        for (String parameterization : new String[] {"ntk", "standard"}) {
            Wiring wiring = wiring(one.input, one.layers, parameterization);
            double[][] x = inputs(3, wiring.inputs(), 5);
            double[][][] expected = DenseCovariance.kernels(wiring, x);
            Kernels kernels = NetworkKernels.of(wiring).kernels(matrix(x));
            assertClose("K " + parameterization, expected[0], kernels.nngp(), 2e-13);
            assertClose("Theta " + parameterization, expected[1], kernels.ntk(), 2e-13);
        }
    }

    private static void assertClose(String name, double[][] expected, Matrix actual, double tolerance) {
        for (int i = 0; i < expected.length; i++) {
            for (int j = 0; j < expected.length; j++) {
                double scale = Math.sqrt(expected[i][i] * expected[j][j]);
                assertEquals(expected[i][j] / scale, actual.at(i, j) / scale, tolerance, name + " at " + i + ", " + j);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void crossKernelsDiagonalsAndThreadsGiveTheSameBytes(Case one) {
        Wiring wiring = wiring(one.input, one.layers);
        double[][] x = inputs(12, wiring.inputs(), 6);
        KernelEngine engine = NetworkKernels.of(wiring);
        Kernels all = engine.kernels(matrix(x));
        Kernels[] single = new Kernels[1];
        Parallel.withThreads(1, () -> single[0] = engine.kernels(matrix(x)));
        assertEquals(all.nngp(), single[0].nngp());
        assertEquals(all.ntk(), single[0].ntk());
        Kernels cross = engine.kernels(matrix(x).rows(7, 9), matrix(x).rows(0, 5));
        for (int i = 0; i < 2; i++) {
            for (int j = 0; j < 5; j++) {
                assertEquals(all.nngp().at(7 + i, j), cross.nngp().at(i, j));
                assertEquals(all.ntk().at(7 + i, j), cross.ntk().at(i, j));
            }
        }
        assertArrayEquals(
                all.nngp().diagonal(), engine.diagonal(matrix(x)).nngp().toArray());
        assertArrayEquals(all.ntk().diagonal(), engine.diagonal(matrix(x)).ntk().toArray());
    }

    /// An activation acts on each channel, so it stands behind a concatenation or in its branches alike.
    @Test
    void anActivationBehindAConcatenationActsInEveryBranch() {
        Wiring inside = wiring("[2, 4, 5]", CONCATENATED_INSIDE);
        Wiring outside = wiring("[2, 4, 5]", CONCATENATED_OUTSIDE);
        Matrix x = matrix(inputs(3, inside.inputs(), 5));
        assertEquals(
                NetworkKernels.of(inside).kernels(x).ntk(),
                NetworkKernels.of(outside).kernels(x).ntk());
    }

    @Test
    void anInputMeetsItselfInTheCrossKernel() {
        Wiring wiring =
                wiring("[2, 4, 4]", conv("size: [3, 3]") + RELU + conv("size: [3, 3]") + RELU + "- flatten" + READOUT);
        double[][] x = inputs(2, wiring.inputs(), 7);
        KernelEngine engine = NetworkKernels.of(wiring);
        Kernels cross = engine.kernels(matrix(x), matrix(x));
        Kernels all = engine.kernels(matrix(x));
        assertEquals(all.nngp().at(0, 0), cross.nngp().at(0, 0), 1e-14);
        assertEquals(all.ntk().at(1, 1), cross.ntk().at(1, 1), 1e-14);
    }
}
