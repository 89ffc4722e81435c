package wick.theory.spatial;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static wick.theory.spatial.NetworkKernelsTest.inputs;
import static wick.theory.spatial.NetworkKernelsTest.matrix;
import static wick.theory.spatial.NetworkKernelsTest.wiring;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.theory.infinitewidth.KernelEngine;
import wick.theory.infinitewidth.KernelKinds;
import wick.theory.infinitewidth.KernelRecursion;
import wick.theory.infinitewidth.Kernels;

/// Residual sums over layers that share weights.
final class SharedKernelsTest {
    private static final String FIRST = "- dense: {width: 8, weight-variance: 1.5}\n";
    private static final String LAST = "- dense: {width: 1, weight-variance: 1.25}";

    private static String residual(int times, String weights, String activation) {
        return "- repeat:\n    times: " + times + "\n    weights: " + weights + "\n    layers:\n"
                + "      - residual:\n          branch:\n" + activation
                + "            - dense: {width: 8, weight-variance: 0.7, bias-variance: 0}\n";
    }

    /// (1 + W)^L has the mean square Σ_k C(L, k)² σ^2k per component, since powers of W are orthogonal on
    /// average; with independent matrices it would be (1 + σ²)^L.
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 6})
    void powersOfOnePlusAMatrixHaveSquaredBinomials(int times) {
        Wiring wiring = wiring("3", FIRST + residual(times, "tied", "") + LAST);
        Matrix x = matrix(inputs(2, 3, 1));
        double sum = 0;
        double binomial = 1;
        for (int k = 0; k <= times; k++) {
            sum += binomial * binomial * Math.pow(0.7, k);
            binomial *= (times - k) / (k + 1.0);
        }
        double product = 0;
        for (int k = 0; k < 3; k++) {
            product += x.at(0, k) * x.at(1, k) / 3;
        }
        double expected = 1.25 * 1.5 * sum * product;
        assertEquals(expected, NetworkKernels.of(wiring).kernels(x).nngp().at(0, 1), 1e-13 * Math.abs(expected));
    }

    /// The same passage with as many matrices as uses is the recursion of dense layers.
    @ParameterizedTest
    @ValueSource(strings = {"relu", "erf", "tanh"})
    void withoutSharingItIsTheRecursionOfDenseLayers(String activation) {
        String act = "            - activation: " + activation + "\n";
        Wiring wiring = wiring(
                "3",
                FIRST + residual(4, "own", act).replace("weights: own\n", "weights: independent\n") + "- activation: "
                        + activation + "\n" + LAST);
        Matrix x = matrix(inputs(4, 3, 2));
        Kernels expected = KernelRecursion.of(wiring).kernels(x);
        Kernels actual = new SharedKernels(SharedChain.of(wiring)).kernels(x);
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 4; j++) {
                assertEquals(expected.nngp().at(i, j), actual.nngp().at(i, j), 1e-12);
                assertEquals(expected.ntk().at(i, j), actual.ntk().at(i, j), 1e-11);
            }
        }
    }

    /// Without sums, gradients that come back to different uses of a matrix are uncorrelated.
    @Test
    void aStackOfSharedLayersHasTheKernelsOfIndependentOnes() {
        String body =
                "    layers:\n      - activation: erf\n      - dense: {width: 8, weight-variance: 1.7, bias-variance: 0.2}\n";
        Wiring tied = wiring("3", FIRST + "- repeat:\n    times: 4\n    weights: tied\n" + body + LAST);
        Wiring own = wiring("3", FIRST + "- repeat:\n    times: 4\n" + body + LAST);
        Matrix x = matrix(inputs(3, 3, 3));
        Kernels expected = NetworkKernels.of(own).kernels(x);
        Kernels stack = NetworkKernels.of(tied).kernels(x);
        Kernels passed = new SharedKernels(SharedChain.of(tied)).kernels(x);
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 3; j++) {
                assertEquals(expected.ntk().at(i, j), stack.ntk().at(i, j), 1e-12);
                assertEquals(expected.ntk().at(i, j), passed.ntk().at(i, j), 1e-12);
            }
        }
    }

    /// The readout sees sign² = 1, whatever comes before.
    @Test
    void ofActivationsThatJumpThereIsTheCovarianceAlone() {
        Wiring wiring = wiring(
                "3", FIRST + residual(2, "tied", "            - activation: sign\n") + "- activation: sign\n" + LAST);
        Matrix x = matrix(inputs(2, 3, 5));
        KernelEngine engine = NetworkKernels.of(wiring);
        Matrix nngp = Matrix.zeros(2, 2);
        engine.tiles(x, KernelKinds.NNGP).tileInto(0, 0, nngp, Matrix.zeros(0, 0));
        assertEquals(1.25, nngp.at(0, 0), 1e-13);
        assertEquals(nngp.at(1, 1), engine.diagonal(x, KernelKinds.NNGP).nngp().at(1));
        assertFalse(engine.hasTangent());
        assertThrows(IllegalArgumentException.class, () -> engine.kernels(x));
        assertThrows(IllegalArgumentException.class, () -> engine.diagonal(x));
    }

    @Test
    void crossKernelsAndDiagonalsAreThoseOfTheWhole() {
        Wiring wiring = wiring(
                "3", FIRST + residual(3, "tied", "            - activation: relu\n") + "- activation: relu\n" + LAST);
        Matrix x = matrix(inputs(5, 3, 4));
        KernelEngine engine = NetworkKernels.of(wiring);
        Kernels all = engine.kernels(x);
        Kernels cross = engine.kernels(x.rows(3, 5), x.rows(0, 2));
        assertEquals(all.ntk().at(4, 1), cross.ntk().at(1, 1));
        assertEquals(all.ntk().at(2, 2), engine.diagonal(x).ntk().at(2));
        assertTrue(all.ntkError() < 1e-10, () -> "error " + all.ntkError());
    }

    @Test
    void sumsOverSharedConvolutionsAreDeclined() {
        Wiring wiring = wiring(
                "[2, 5]",
                "- conv: {channels: 4, size: [3], weight-variance: 1}\n- repeat:\n    times: 2\n    weights: tied\n    layers:\n"
                        + "      - residual:\n          branch:\n            - activation: relu\n            - conv: {channels: 4, size: [3], weight-variance: 1}\n- flatten\n"
                        + LAST);
        var e = assertThrows(IllegalArgumentException.class, () -> NetworkKernels.of(wiring));
        assertTrue(String.valueOf(e.getMessage()).contains("tied weights"), e.getMessage());
    }
}
