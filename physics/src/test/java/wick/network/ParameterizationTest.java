package wick.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterizationTest {
    private static final double V = 1.7;
    private static final double VB = 0.3;

    private static Wiring wired(Parameterization parameterization, int inputs, int width) {
        Layer.Dense hidden = new Layer.Dense(width, new Initialization.Variances(V, VB));
        Layer.Dense readout = new Layer.Dense(10, new Initialization.Variances(V, VB));
        return new Network(inputs, List.of(hidden, hidden, hidden, readout), Distribution.NORMAL, parameterization)
                .wire();
    }

    private static final class Effective {
        private final Step.Linear linear;

        Effective(Step.Linear linear) {
            this.linear = linear;
        }

        /// Var W_ij
        double variance() {
            return linear.weightVariance() / linear.fanIn();
        }

        /// The learning rate of W_ij itself.
        double rate() {
            return linear.weightRate() / linear.fanIn();
        }
    }

    /// The slope of ln y against ln n between widths 64 and 1024 of weight matrix `index`.
    private static double exponent(Parameterization parameterization, int index, ToDoubleFunction<Step.Linear> y) {
        double small =
                y.applyAsDouble(wired(parameterization, 16, 64).matrices().get(index));
        double large =
                y.applyAsDouble(wired(parameterization, 16, 1024).matrices().get(index));
        return Math.log(large / small) / Math.log(1024.0 / 64);
    }

    /// Exponents of n in Var W, the rate of W and the rate of b, for the input, a hidden and the output
    /// layer; fan-in and
    /// fan-out of the ends do not grow. Source: Yang et al. 2022, arXiv:2203.03466 (for mup with gradient
    /// descent).
    @ParameterizedTest
    @CsvSource({
        "standard, 0, 0, 0, 0", "standard, 1, -1, 0, 0", "standard, 3, -1, 0, 0",
        "ntk, 0, 0, 0, 0", "ntk, 1, -1, -1, 0", "ntk, 3, -1, -1, 0",
        "mup, 0, 0, 1, 1", "mup, 1, -1, 0, 1", "mup, 3, -2, -1, 0"
    })
    void varianceAndLearningRatesScaleWithWidthAsTheLiteratureSays(
            String name, int index, double variance, double rate, double biasRate) {
        Parameterization parameterization = Objects.requireNonNull(Parameterization.NAMED.get(name));

        assertEquals(variance, exponent(parameterization, index, l -> new Effective(l).variance()), 1e-12);
        assertEquals(rate, exponent(parameterization, index, l -> new Effective(l).rate()), 1e-12);
        assertEquals(biasRate, exponent(parameterization, index, Step.Linear::biasRate), 1e-12);
        assertEquals(0, exponent(parameterization, index, Step.Linear::biasVariance), 1e-12);
    }

    @Test
    void inTheNtkParameterizationRatesAreTheVariancesToTheBit() {
        for (Step.Linear linear : wired(Parameterization.NTK, 7, 33).matrices()) {
            assertEquals(V, linear.weightVariance());
            assertEquals(V, linear.weightRate());
            assertEquals(VB, linear.biasVariance());
            assertEquals(VB, linear.biasRate());
        }
    }

    @Test
    void inTheStandardParameterizationEveryWeightAndBiasMovesByThePlainGradient() {
        for (Step.Linear linear : wired(Parameterization.STANDARD, 7, 33).matrices()) {
            assertEquals(V, linear.weightVariance());
            assertEquals(linear.fanIn(), linear.weightRate());
            assertEquals(1, linear.biasRate());
        }
    }

    @Test
    void aSingleLayerIsTheSameInEveryNamedParameterizationButForItsRates() {
        for (Parameterization parameterization : Parameterization.NAMED.values()) {
            Network linear = new Network(
                    5,
                    List.of(new Layer.Dense(3, new Initialization.Variances(V, VB))),
                    Distribution.NORMAL,
                    parameterization);
            Step.Linear step = linear.wire().matrices().getFirst();
            assertEquals(V, step.weightVariance());
            assertEquals(VB, step.biasVariance());
            assertEquals(parameterization.unitVariance() ? V : 5, step.weightRate());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void gradientDescentDoesNotSeeAShiftFromOneExponentToTheOthers(boolean unitVariance) {
        SplittableRandom random = new SplittableRandom(3);
        for (int i = 0; i < 100; i++) {
            var plain = IntStream.range(0, 3)
                    .mapToObj(_ -> new Parameterization.Exponents(
                            random.nextDouble() - 0.5, random.nextDouble(), random.nextDouble()))
                    .toList();
            // the input layer's shift is also that of the biases
            var shifted = plain.stream()
                    .map(e -> {
                        double t = random.nextDouble() - 0.5;
                        return new Parameterization.Exponents(e.a() + t, e.b() - t, e.c() - 2 * t);
                    })
                    .toList();
            var expected =
                    wired(new Parameterization(plain, unitVariance), 9, 100).matrices();
            var actual =
                    wired(new Parameterization(shifted, unitVariance), 9, 100).matrices();
            for (int layer = 0; layer < expected.size(); layer++) {
                assertClose(expected.get(layer), actual.get(layer));
            }
        }
    }

    private static void assertClose(Step.Linear expected, Step.Linear actual) {
        assertEquals(1, actual.weightVariance() / expected.weightVariance(), 1e-12);
        assertEquals(1, actual.weightRate() / expected.weightRate(), 1e-12);
        assertEquals(1, actual.biasVariance() / expected.biasVariance(), 1e-12);
        assertEquals(1, actual.biasRate() / expected.biasRate(), 1e-12);
    }

    @Test
    void exponentsForEveryLayerMayDifferAndMustBeAsManyAsTheLayers() {
        var zero = new Parameterization.Exponents(0, 0, 0);
        var half = new Parameterization.Exponents(0, 0.5, 0);
        var odd = new Parameterization.Exponents(0, 0.5, 1);
        var four = new Parameterization(List.of(zero, half, odd, half), false);

        List<Step.Linear> matrices = wired(four, 16, 64).matrices();

        assertEquals(64, matrices.get(1).weightRate());
        assertEquals(1, matrices.get(2).weightRate());
        var two = new Parameterization(List.of(zero, half), false);
        var e = assertThrows(IllegalArgumentException.class, () -> wired(two, 16, 64));
        assertTrue(
                String.valueOf(e.getMessage()).contains("exponents for 2 layers, but the network has 4 dense layers"));
    }

    /// Var W and Var b of each preset for a layer of fan-in 50 and fan-out 200.
    @ParameterizedTest
    @CsvSource({
        "PYTORCH_DEFAULT, 0.006666666666666667, 0.006666666666666667",
        "KAIMING, 0.04, 0",
        "XAVIER, 0.008, 0",
        "LECUN, 0.02, 0",
        "GPT2, 0.0004, 0"
    })
    void presetsGiveTheVariancesTheyAreKnownFor(Initialization.Scheme scheme, double weight, double bias) {
        var preset = new Initialization.Preset(scheme, OptionalDouble.empty());

        assertEquals(weight, preset.weightVariance(50, 200) / 50, 1e-17);
        assertEquals(bias, preset.biasVariance(50, 200), 1e-17);
        assertEquals(0.7, new Initialization.Preset(scheme, OptionalDouble.of(0.7)).biasVariance(50, 200));
    }

    @Test
    void descriptionsThatUnrollWithoutBoundAreRefused() {
        Layer layer = new Layer.Dense(2, new Initialization.Variances(1, 0));
        for (int i = 0; i < 30; i++) {
            layer = new Layer.Repeat(Layer.Repeat.MOST, List.of(layer, new Layer.Pointwise(new Relu())));
        }
        List<Layer> bomb = List.of(layer, new Layer.Dense(1, new Initialization.Variances(1, 0)));
        var e = assertThrows(
                WiringException.class, () -> new Network(2, bomb, Distribution.NORMAL, Parameterization.NTK));
        assertTrue(String.valueOf(e.getMessage()).contains("at most 100000 are allowed"), e.getMessage());

        Layer idle = new Layer.Pointwise(new Relu());
        for (int i = 0; i < 30; i++) {
            idle = new Layer.Repeat(Layer.Repeat.MOST, List.of(idle));
        }
        List<Layer> still = List.of(idle, new Layer.Dense(1, new Initialization.Variances(1, 0)));
        assertThrows(WiringException.class, () -> new Network(2, still, Distribution.NORMAL, Parameterization.NTK));

        Layer wide = new Layer.Dense(Layer.Dense.WIDEST, new Initialization.Variances(1, 0));
        var large = assertThrows(
                WiringException.class,
                () -> new Network(2, List.of(wide, wide), Distribution.NORMAL, Parameterization.NTK));
        assertEquals("layers[1]", large.layer());
    }
}
