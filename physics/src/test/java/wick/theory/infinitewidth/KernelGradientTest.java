package wick.theory.infinitewidth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Relu;
import wick.network.Step;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// The oracle is the five-point difference of whole kernels, whose own error is about 1e-11.
class KernelGradientTest {
    private static final double STEP = 1e-3;
    private static final int INPUTS = 3;

    /// dense, φ, residual(dense, φ, dense), dense, all with different variances and rates.
    private static Wiring network(Activation activation, double[] change) {
        double[] w = {1.4 + change[0], 0.8 + change[1], 1.1 + change[2], 1.7 + change[3]};
        double[] b = {0.2 + change[4], 0.1 + change[5], 0.3 + change[6], 0.05 + change[7]};
        double[] rate = {0.5 + change[8], 1.5 + change[9], 0.9 + change[10], 1.2 + change[11]};
        double[] biasRate = {0.7 + change[12], 0.4 + change[13], 0.6 + change[14], 1.3 + change[15]};
        List<Step> linear = new ArrayList<>();
        for (int l = 0; l < 4; l++) {
            linear.add(new Step.Linear(l, l == 0 ? INPUTS : 8, l == 3 ? 1 : 8, w[l], b[l], rate[l], biasRate[l]));
        }
        Step.Pointwise pointwise = new Step.Pointwise(activation);
        Step residual = new Step.Residual(List.of(linear.get(1), pointwise, linear.get(2)));
        return new Wiring(INPUTS, 1, List.of(linear.get(0), residual, pointwise, linear.get(3)), Distribution.NORMAL);
    }

    private static KernelDirection direction(int k) {
        double[][] parts = new double[4][4];
        parts[k / 4][k % 4] = 1;
        return new KernelDirection(
                "number " + k, Vector.of(parts[0]), Vector.of(parts[1]), Vector.of(parts[2]), Vector.of(parts[3]));
    }

    /// Five inputs, the last equal to the first.
    private static Matrix inputs() {
        Matrix inputs = KernelRecursionTest.normal(5, INPUTS, 11);
        for (int k = 0; k < INPUTS; k++) {
            inputs.set(4, k, inputs.at(0, k));
        }
        return inputs;
    }

    private static Kernels difference(DoubleFunction<Kernels> kernels) {
        Kernels far = minus(kernels.apply(-2 * STEP), kernels.apply(2 * STEP));
        Kernels near = minus(kernels.apply(STEP), kernels.apply(-STEP));
        int size = far.nngp().rows();
        Kernels result = new Kernels(Matrix.zeros(size, size), Matrix.zeros(size, size), 0, 0);
        for (int i = 0; i < size * size; i++) {
            result.nngp().entries()[i] =
                    (far.nngp().entries()[i] + 8 * near.nngp().entries()[i]) / (12 * STEP);
            result.ntk().entries()[i] = (far.ntk().entries()[i] + 8 * near.ntk().entries()[i]) / (12 * STEP);
        }
        return result;
    }

    private static Kernels minus(Kernels x, Kernels y) {
        Kernels result = new Kernels(x.nngp().copy(), x.ntk().copy(), 0, 0);
        for (int i = 0; i < x.nngp().entries().length; i++) {
            result.nngp().entries()[i] -= y.nngp().entries()[i];
            result.ntk().entries()[i] -= y.ntk().entries()[i];
        }
        return result;
    }

    private static void assertClose(Matrix expected, Matrix found, String what) {
        for (int i = 0; i < expected.entries().length; i++) {
            double e = expected.entries()[i];
            assertEquals(e, found.entries()[i], 2e-9 * (1 + Math.abs(e)), what + ", entry " + i);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"relu", "abs", "erf", "tanh", "gelu", "sin"})
    void derivativesInEveryHyperparameterAreTheDifferencesOfKernels(String name) {
        Activation activation = GaussianAveragesTest.activation(name);
        Matrix inputs = inputs();
        List<KernelDirection> directions = new ArrayList<>();
        for (int k = 0; k < 16; k++) {
            directions.add(direction(k));
        }
        List<KernelGradient> gradients =
                KernelRecursion.of(network(activation, new double[16])).gradients(inputs, directions);
        for (int k = 0; k < 16; k++) {
            int at = k;
            Kernels expected = difference(step -> {
                double[] change = new double[16];
                change[at] = step;
                return KernelRecursion.of(network(activation, change)).kernels(inputs);
            });
            assertClose(expected.nngp(), gradients.get(k).nngp(), name + ", dK, number " + k);
            assertClose(expected.ntk(), gradients.get(k).ntk(), name + ", dΘ, number " + k);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"relu", "erf", "tanh"})
    void theGradientInTheInputsIsTheDifferenceOfKernels(String name) {
        KernelRecursion recursion = KernelRecursion.of(network(GaussianAveragesTest.activation(name), new double[16]));
        Matrix inputs = KernelRecursionTest.normal(4, INPUTS, 12);
        Matrix a = KernelRecursionTest.normal(4, 4, 13);
        Matrix b = KernelRecursionTest.normal(4, 4, 14);
        Matrix gradient = recursion.inputGradient(inputs, a, b);
        for (int k = 0; k < inputs.entries().length; k++) {
            int at = k;
            Kernels slope = difference(step -> {
                Matrix moved = inputs.copy();
                moved.entries()[at] += step;
                return recursion.kernels(moved);
            });
            double expected = 0;
            for (int i = 0; i < 16; i++) {
                expected += a.entries()[i] * slope.nngp().entries()[i]
                        + b.entries()[i] * slope.ntk().entries()[i];
            }
            assertEquals(expected, gradient.entries()[k], 5e-9 * (1 + Math.abs(expected)), name + ", number " + k);
        }
    }

    @Test
    void sumsAreThoseOfTheMatrices() {
        Wiring wiring = network(new Relu(), new double[16]);
        KernelRecursion recursion = KernelRecursion.of(wiring);
        Matrix inputs = inputs();
        List<KernelDirection> directions = List.of(
                KernelDirection.sharedWeightVariance(wiring, true),
                KernelDirection.sharedBiasVariance(wiring, true),
                KernelDirection.weightVariance(wiring, 2, false),
                KernelDirection.biasVariance(wiring, 0, false));
        List<KernelGradient> gradients = recursion.gradients(inputs, directions);
        Matrix a = KernelRecursionTest.normal(5, 5, 13);
        Matrix b = KernelRecursionTest.normal(5, 5, 14);
        Vector sums = recursion.gradientSums(inputs, directions, a, b);
        for (int m = 0; m < directions.size(); m++) {
            double expected = 0;
            for (int i = 0; i < 25; i++) {
                expected += a.entries()[i] * gradients.get(m).nngp().entries()[i]
                        + b.entries()[i] * gradients.get(m).ntk().entries()[i];
            }
            assertEquals(expected, sums.at(m), 1e-12 * (1 + Math.abs(expected)));
        }
    }

    /// One hidden layer of relu without biases: K = w₁ w₀ |x||x′| (sin θ + (π − θ) cos θ) / (2π d) is
    /// linear in both variances.
    @Test
    void aHomogeneousNetworkHasTheDerivativesOfItsClosedForm() {
        Step.Linear first = new Step.Linear(0, 2, 8, 1.3, 0, 1.3, 0);
        Step.Linear last = new Step.Linear(1, 8, 1, 0.7, 0, 0.7, 0);
        Wiring wiring = new Wiring(2, 1, List.of(first, new Step.Pointwise(new Relu()), last), Distribution.NORMAL);
        double theta = 0.8;
        Matrix inputs = Matrix.of(2, 2, 1, 0, 1.5 * Math.cos(theta), 1.5 * Math.sin(theta));
        double k = 1.3 * 0.7 * 1.5 / 2 * (Math.sin(theta) + (Math.PI - theta) * Math.cos(theta)) / (2 * Math.PI);
        List<KernelGradient> gradients = KernelRecursion.of(wiring)
                .gradients(
                        inputs,
                        List.of(
                                KernelDirection.weightVariance(wiring, 0, false),
                                KernelDirection.weightVariance(wiring, 1, true)));
        assertEquals(k / 1.3, gradients.get(0).nngp().at(0, 1), 1e-15);
        assertEquals(k / 0.7, gradients.get(1).nngp().at(1, 0), 1e-15);
        double below = 1.3 * 1.5 / 2 * Math.cos(theta) * (Math.PI - theta) / (2 * Math.PI);
        assertEquals(k / 0.7 + below, gradients.get(1).ntk().at(0, 1), 1e-15);
    }

    @Test
    void misuseIsRefused() {
        Wiring wiring = network(new Relu(), new double[16]);
        KernelRecursion recursion = KernelRecursion.of(wiring);
        Matrix inputs = inputs();
        KernelDirection other = new KernelDirection("other", Vector.of(1), Vector.of(1), Vector.of(1), Vector.of(1));
        assertThrows(IllegalArgumentException.class, () -> recursion.gradients(inputs, List.of(other)));
        assertThrows(IllegalArgumentException.class, () -> KernelDirection.weightVariance(wiring, 4, true));
        Matrix weights = Matrix.zeros(5, 5);
        for (int k = 0; k < INPUTS; k++) {
            inputs.set(2, k, 0);
        }
        var thrown =
                assertThrows(IllegalArgumentException.class, () -> recursion.inputGradient(inputs, weights, weights));
        assertTrue(String.valueOf(thrown.getMessage()).contains("input 2"));
    }
}
