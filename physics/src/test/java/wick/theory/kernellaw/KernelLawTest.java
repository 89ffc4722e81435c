package wick.theory.kernellaw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Exp;
import wick.network.LeakyRelu;
import wick.network.Linear;
import wick.network.Relu;
import wick.network.Sign;
import wick.network.Step;
import wick.network.Tanh;
import wick.network.Wiring;
import wick.numeric.gaussian.Approximation;
import wick.numeric.parallel.Parallel;
import wick.theory.Chains;
import wick.theory.Chains.Laws;
import wick.theory.ReferenceTable;
import wick.theory.finitewidth.DeepReluMoments;
import wick.theory.finitewidth.OneHiddenLayer;
import wick.theory.finitewidth.ScaleInvariantMoments;

class KernelLawTest {
    private static final double EULER = 0.5772156649015329;

    private static LayerLaw last(Activation activation, double weight, double bias, int width, int hidden) {
        return KernelLaw.of(Chains.deep(activation, Laws.ntk(weight, bias), 2, width, hidden + 1), 1)
                .getLast();
    }

    /// Within the stated error, which is an estimate by two grids and not allowed to be larger than `most`.
    private static void assertWithin(double expected, Approximation found, double most) {
        double error = found.error();
        assertTrue(
                Math.abs(found.value() - expected) <= error && error <= most * Math.abs(expected),
                () -> found + " where " + expected + " is right");
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 6, 64, 1000})
    void oneLinearLayerHasTheLawOfChiSquare(int width) {
        LayerLaw law = last(new Linear(), 1, 0, width, 1);
        assertWithin(1, law.mean(), 1e-11);
        assertWithin(2.0 / width, law.variance(), 1e-7);
        for (double k : new double[] {0.7, 0.95, 1, 1.3}) {
            Approximation below = law.cumulative(k);
            assertEquals(erlang(width / 2, width * k / 2), below.value(), 3e-6);
            assertTrue(below.error() < 1e-5);
            double density =
                    Math.exp((width / 2.0 - 1) * Math.log(width * k / 2) - width * k / 2 - logFactorial(width / 2 - 1))
                            * width
                            / 2;
            assertEquals(density, law.density(k).value(), 1e-4 * Math.sqrt(width));
        }
    }

    /// P(X ≤ x) for a gamma variable of integer shape, from the Poisson sum of the smaller side.
    private static double erlang(int shape, double x) {
        double below = 0;
        for (int j = 0; j < shape; j++) {
            below += Math.exp(j * Math.log(x) - x - logFactorial(j));
        }
        return 1 - below;
    }

    private static double logFactorial(int n) {
        double sum = 0;
        for (int j = 2; j <= n; j++) {
            sum += Math.log(j);
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 10, 128})
    void theLogarithmOfADeepLinearKernelIsASumOfLogarithmsOfChiSquare(int width) {
        int hidden = 12;
        LayerLaw law = last(new Linear(), 1, 0, width, hidden);
        double digamma = -EULER;
        double trigamma = Math.PI * Math.PI / 6;
        for (int j = 1; j < width / 2; j++) {
            digamma += 1.0 / j;
            trigamma -= 1.0 / ((double) j * j);
        }
        assertWithin(hidden * (digamma - Math.log(width / 2.0)), law.logMean(), 1e-9);
        assertWithin(hidden * trigamma, law.logVariance(), 1e-7);
        assertWithin(Math.pow(1 + 2.0 / width, hidden), law.moment(2), 1e-4);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 8, 100})
    void aReluNetworkDiesWithTheProbabilityThatALayerIsOff(int width) {
        LayerLaw law = last(new Relu(), 2, 0, width, 5);
        double off = Math.pow(0.5, width);
        assertEquals(-Math.expm1(5 * Math.log1p(-off)), law.dead().value(), 1e-13);
        DeepReluMoments exact = DeepReluMoments.of(Chains.deep(new Relu(), Laws.ntk(2, 0), 2, width, 6));
        assertWithin(4 * exact.relativeMoment(2), law.moment(2), 1e-4);
    }

    @Test
    void withBiasesAReluNetworkRecoversAndItsMomentsAreThoseOfTheClosedForm() {
        for (Activation activation : List.of(new Relu(), new LeakyRelu(-0.3, 1.2))) {
            Wiring wiring = Chains.of(activation, Laws.ntk(1.7, 0.3), 2, 5, 12, 7);
            List<Double> exact = ScaleInvariantMoments.of(wiring).moments(4, 0.8);
            LayerLaw law = KernelLaw.of(wiring, 0.8).getLast();
            assertEquals(0, law.dead().value());
            for (int m = 1; m <= 4; m++) {
                assertWithin(exact.get(m), law.moment(m), 1e-3);
            }
        }
    }

    @Test
    void smallNetworksHaveTheLawOfPlainIntegrals() {
        for (ReferenceTable.Row row : ReferenceTable.rows("kernel_law.csv")) {
            Activation activation = Activation.named(row.text(0)).orElseThrow();
            LayerLaw law = last(activation, row.number(1), row.number(2), 2, (int) row.number(3));
            double value = row.number(6);
            switch (row.text(4)) {
                case "mean" -> assertEquals(value, law.mean().value(), 1e-10 * value);
                case "square" -> assertEquals(value, law.moment(2).value(), 1e-9 * value);
                case "cube" -> assertEquals(value, law.moment(3).value(), 1e-7 * value);
                case "log" -> assertEquals(value, law.logMean().value(), 1e-9);
                default -> {
                    Approximation found = law.cumulative(row.number(5));
                    assertEquals(value, found.value(), 3 * found.error() + 1e-9);
                    assertTrue(found.error() < 3e-3);
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tanh", "gelu", "sin", "softplus"})
    void oneHiddenLayerHasTheCumulantsOfIndependentUnits(String name) {
        Activation activation = Activation.named(name).orElseThrow();
        Wiring wiring = Chains.deep(activation, Laws.ntk(1.5, 0.1), 2, 13, 2);
        LayerLaw law = KernelLaw.of(wiring, 1).getLast();
        OneHiddenLayer exact = OneHiddenLayer.of(wiring, 1);
        assertWithin(exact.kernelCumulant(1).value(), law.mean(), 1e-11);
        assertWithin(exact.kernelCumulant(2).value(), law.variance(), 1e-7);
        assertWithin(exact.kernelCumulant(3).value(), law.centralMoment(3), 1e-4);
        assertWithin(exact.kurtosis().value(), law.kurtosis(), 1e-8);
    }

    /// Source: field measurement of 400 000 networks, 1.876, at width 8.
    @Test
    void sixteenHiddenTanhLayersAreAsUnequalAsEnsemblesFound() {
        LayerLaw law = last(new Tanh(), 1, 0, 8, 16);
        double relative = law.relativeDeviation().value();
        assertEquals(1.876, relative * relative, 0.02);
        assertTrue(law.relativeDeviation().error() < 1e-10);
        assertTrue(law.typical().value() < 0.5 * law.mean().value());
    }

    @Test
    void theOutputsDensityIsNormalizedAndHasTheKurtosisOfTheKernel() {
        LayerLaw law = last(new Tanh(), 1.5, 0.1, 10, 1);
        double sum = 0;
        double fourth = 0;
        double step = 0.05;
        for (int i = -240; i <= 240; i++) {
            double z = i * step;
            double density = law.outputDensity(z).value();
            sum += step * density;
            fourth += step * density * z * z * z * z;
        }
        assertEquals(1, sum, 1e-12);
        assertEquals(law.outputMoment(2).value(), fourth, 1e-10);
        // the exact mixture as measured by sampling, at 0, 1, 2
        assertEquals(.447454, law.outputDensity(0).value(), 4 * .000034);
        assertEquals(.235799, law.outputDensity(1).value(), 4 * .000007);
        assertEquals(.038130, law.outputDensity(2).value(), 4 * .000010);
    }

    @Test
    void quantilesInvertProbabilities() {
        LayerLaw law = last(new Tanh(), 1.76, 0.05, 24, 4);
        for (double p : new double[] {1e-6, 0.01, 0.5, 0.9, 0.999}) {
            assertEquals(p, law.cumulative(law.quantile(p).value()).value(), 1e-12);
        }
        assertThrows(IllegalArgumentException.class, () -> law.quantile(1));
    }

    @Test
    void aSignNetworkIsTheSameInAllNetworksAndAZeroInputStaysZero() {
        LayerLaw sign = last(new Sign(), 1.5, 0.2, 8, 3);
        assertEquals(1.7, sign.mean().value(), 1e-12);
        assertEquals(0, sign.relativeDeviation().value(), 1e-6);
        LayerLaw zero = KernelLaw.of(Chains.deep(new Tanh(), Laws.ntk(1, 0), 2, 8, 4), 0)
                .getLast();
        assertEquals(1, zero.dead().value());
        assertEquals(0, zero.mean().value());
    }

    @Test
    void momentsThatDoNotExistAreNotKnownAndTheMedianIs() {
        List<LayerLaw> laws = KernelLaw.of(Chains.deep(new Exp(), Laws.ntk(.5, .1), 2, 4, 3), 1);
        assertTrue(Double.isInfinite(laws.get(2).mean().error()));
        assertTrue(laws.get(2).quantile(0.5).error() < 1e-4);
        assertTrue(laws.get(1).mean().error() < 1e-9);
    }

    @Test
    void theResultHasTheSameBitsForAnyNumberOfThreads() {
        List<Double> numbers = new ArrayList<>();
        for (int threads : new int[] {1, 3}) {
            Parallel.withThreads(threads, () -> {
                LayerLaw law = last(new Tanh(), 1.5, 0.1, 20, 3);
                numbers.add(law.moment(3).value());
                numbers.add(law.quantile(0.3).value());
            });
        }
        assertEquals(numbers.subList(0, 2), numbers.subList(2, 4));
    }

    @Test
    void networksWhoseKernelIsNoChainAreRefusedWithTheReason() {
        Step.Linear layer = Chains.linear(0, 2, 2, Laws.ntk(1, 0));
        Wiring residual = new Wiring(
                2,
                2,
                List.of(layer, new Step.Residual(List.of(Chains.linear(1, 2, 2, Laws.ntk(1, 0))))),
                Distribution.NORMAL);
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> KernelLaw.of(residual, 1))
                .getMessage());
        assertTrue(message.contains("residual"), message);
        Wiring orthogonal = new Wiring(2, 2, List.of(layer), Distribution.ORTHOGONAL);
        assertThrows(IllegalArgumentException.class, () -> KernelLaw.of(orthogonal, 1));
        assertThrows(IllegalArgumentException.class, () -> KernelLaw.of(orthogonal, -1));
    }
}
