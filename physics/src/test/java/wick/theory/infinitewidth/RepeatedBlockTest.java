package wick.theory.infinitewidth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Erf;
import wick.network.Gelu;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.LeakyRelu;
import wick.network.Linear;
import wick.network.Network;
import wick.network.NetworkFile;
import wick.network.Padding;
import wick.network.Parameterization;
import wick.network.Relu;
import wick.network.Shape;
import wick.network.Sin;
import wick.network.Tanh;
import wick.network.Window;
import wick.numeric.gaussian.Covariance;

/// Classes and exponents against the values of the literature, against the maps of dense networks, and
/// against the recursion itself followed to great depth.
class RepeatedBlockTest {

    private static Layer dense(double weight, double bias) {
        return new Layer.Dense(16, new Initialization.Variances(weight, bias));
    }

    private static Layer act(Activation activation) {
        return new Layer.Pointwise(activation);
    }

    private static Network network(Layer... block) {
        return new Network(
                16,
                List.of(dense(1, 0), new Layer.Repeat(3, List.of(block)), dense(1, 0)),
                Distribution.NORMAL,
                Parameterization.NTK);
    }

    private static DepthBehavior behavior(Layer... block) {
        return RepeatedBlock.of(network(block)).behaviors().getFirst();
    }

    private static double power(Growth growth) {
        return assertInstanceOf(Growth.Power.class, growth).exponent();
    }

    private static double rate(Growth growth) {
        return assertInstanceOf(Growth.Exponential.class, growth).rate();
    }

    @Test
    void reluAtItsCriticalPointIsScaleInvariantAndForgetsAsOneOverDepthSquared() {
        for (Activation activation : List.of(new Relu(), new LeakyRelu(0.2, 1))) {
            double weight = activation instanceof Relu ? 2 : 2 / 1.04;
            DepthBehavior found = behavior(act(activation), dense(weight, 0));
            assertEquals(UniversalityClass.SCALE_INVARIANT, found.universalityClass());
            assertInstanceOf(Growth.Constant.class, found.variance());
            assertInstanceOf(Growth.Constant.class, found.gradient());
            assertEquals(-2, power(found.decorrelation()));
        }
        assertInstanceOf(
                Growth.Constant.class, behavior(act(new Linear()), dense(1, 0)).decorrelation());
    }

    /// K* = 0: variances and gradients as 1/l, angles kept.
    @Test
    void oddActivationsWithoutBiasHaveVanishingKernels() {
        DepthBehavior sine = behavior(act(new Sin()), dense(1, 0));
        DepthBehavior erf = behavior(act(new Erf()), dense(Math.PI / 4, 0));
        for (DepthBehavior found : List.of(sine, erf)) {
            assertEquals(UniversalityClass.VANISHING, found.universalityClass());
            assertEquals(-1, power(found.variance()));
            assertEquals(-1, power(found.gradient()), 1e-6);
            assertInstanceOf(Growth.Constant.class, found.decorrelation());
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0.05, ORDERED", "2.25, 0.05, CHAOTIC", "4, 0.05, CHAOTIC"})
    void denseNetworksHaveTheNumbersOfTheirMeanField(double weight, double bias, UniversalityClass kind) {
        MeanFieldState state = MeanField.of(new Erf(), weight, bias).state();
        for (DepthBehavior found :
                List.of(behavior(act(new Erf()), dense(weight, bias)), behavior(dense(weight, bias), act(new Erf())))) {
            assertEquals(kind, found.universalityClass());
            assertEquals(
                    state.fixedPointVariance().orElseThrow().value(),
                    found.fixedPoints().variance().orElseThrow(),
                    1e-11);
            assertEquals(
                    state.correlationFixedPoint().orElseThrow().value(),
                    found.fixedPoints().correlation().orElseThrow(),
                    1e-9);
            assertEquals(-1 / state.correlationDepth().orElseThrow().value(), rate(found.decorrelation()), 1e-6);
            assertEquals(-1 / state.varianceDepth().orElseThrow().value(), rate(found.variance()), 1e-9);
            assertEquals(Math.log(state.susceptibility().orElseThrow().value()), rate(found.gradient()), 1e-10);
        }
    }

    @Test
    void onTheCriticalLineSmoothNetworksForgetAsOneOverDepth() {
        CriticalPoint point = CriticalLine.of(new Erf()).withBiasVariance(0.05).getFirst();
        DepthBehavior found =
                behavior(act(new Erf()), dense(point.weightVariance().value(), 0.05));
        assertEquals(UniversalityClass.CRITICAL, found.universalityClass());
        assertEquals(-1, power(found.decorrelation()));
        assertInstanceOf(Growth.Constant.class, found.gradient());
    }

    /// Below K* = (3 + √17)/2 there is an ordinary stable point too, which takes over for variances that
    /// start there.
    @Test
    void geluHasAHalfStablePoint() {
        CriticalPoint point = CriticalLine.of(new Gelu()).halfStable().getFirst();
        List<DepthBehavior> found = RepeatedBlock.of(network(
                        act(new Gelu()),
                        dense(
                                point.weightVariance().value(),
                                point.biasVariance().value())))
                .behaviors();
        DepthBehavior half = found.getLast();
        assertEquals(UniversalityClass.HALF_STABLE, half.universalityClass());
        assertEquals((3 + Math.sqrt(17)) / 2, half.fixedPoints().variance().orElseThrow(), 1e-4);
        assertEquals(-1, power(half.variance()));
        assertEquals(UniversalityClass.ORDERED, found.getFirst().universalityClass());
    }

    /// q′ = (1 + σ²/2) q, gradients likewise; correlations as in the plain network.
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 2})
    void reluResidualNetworksGrowExponentiallyAndForgetByAPower(double weight) {
        DepthBehavior found = behavior(new Layer.Residual(List.of(act(new Relu()), dense(weight, 0))));
        assertEquals(UniversalityClass.SCALE_INVARIANT, found.universalityClass());
        assertEquals(Math.log(1 + weight / 2), rate(found.variance()), 1e-13);
        assertEquals(Math.log(1 + weight / 2), rate(found.gradient()), 1e-13);
        assertEquals(-2, power(found.decorrelation()));
    }

    /// Bounded branches: q = σ_w² l; without bias c → 0 as l^(−(1 − 2/π)), ∏(1 + σ_w² ⟨φ′²⟩) = exp(O(√l))
    /// with ⟨erf′²⟩ → (4/π)/√(1 + 4q) ≈ (2/π)/√q.
    @Test
    void boundedResidualNetworksForgetByThePowerOneMinusTwoOverPi() {
        double weight = 1.5;
        DepthBehavior found = behavior(new Layer.Residual(List.of(act(new Erf()), dense(weight, 0))));
        assertEquals(UniversalityClass.GROWING, found.universalityClass());
        assertEquals(1, power(found.variance()));
        assertEquals(0, found.fixedPoints().correlation().orElseThrow(), 1e-9);
        assertEquals(-(1 - 2 / Math.PI), power(found.decorrelation()), 1e-3);
        var gradient = assertInstanceOf(Growth.StretchedExponential.class, found.gradient());
        assertEquals(0.5, gradient.exponent(), 1e-12);
        assertEquals(2 * weight * 2 / Math.PI / Math.sqrt(weight), gradient.rate(), 2e-3);
    }

    /// Pre-activation layer norm: q grows linearly, gradients as the power ⟨φ′²⟩/⟨φ²⟩ at variance 1, which
    /// is 1 for relu;
    /// what is added is as alike as the stream, so differences vanish as (ln l)^(−2) only.
    @Test
    void layerNormTurnsResidualGrowthIntoPowers() {
        DepthBehavior relu =
                behavior(new Layer.Residual(List.of(new Layer.LayerNorm(0), act(new Relu()), dense(2, 0))));
        assertEquals(1, power(relu.variance()));
        assertEquals(1, power(relu.gradient()), 1e-5);
        assertEquals(
                -2,
                assertInstanceOf(Growth.PowerOfLogarithm.class, relu.decorrelation())
                        .exponent());
        DepthBehavior erf = behavior(new Layer.Residual(List.of(new Layer.LayerNorm(0), act(new Erf()), dense(2, 0))));
        double square = 2 / Math.PI * Math.asin(2.0 / 3);
        double slope = 4 / Math.PI / Math.sqrt(5);
        assertEquals(slope / square, power(erf.gradient()), 1e-5);
        assertEquals(-(1 - 2 / Math.PI * 2.0 / 3 / square), power(erf.decorrelation()), 1e-3);
    }

    @Test
    void layerNormMakesEveryWeightVarianceOfReluCritical() {
        for (double weight : new double[] {0.3, 2, 50}) {
            DepthBehavior found = behavior(new Layer.LayerNorm(0), act(new Relu()), dense(weight, 0));
            assertEquals(UniversalityClass.CRITICAL, found.universalityClass());
            assertInstanceOf(Growth.Immediate.class, found.variance());
            assertInstanceOf(Growth.Constant.class, found.gradient());
            assertEquals(-2, power(found.decorrelation()));
        }
    }

    /// With dropout p the fixed point has c* < 1 and σ_w² ⟨φ′²⟩/(1 − p) for gradients, whose critical line
    /// is not one of correlations.
    @Test
    void dropoutLeavesNoCriticalLine() {
        double rate = 0.1;
        DepthBehavior found = behavior(act(new Relu()), new Layer.Dropout(rate), dense(2 * (1 - rate), 0));
        assertEquals(UniversalityClass.NOISY, found.universalityClass());
        assertInstanceOf(Growth.Constant.class, found.gradient());
        double c = found.fixedPoints().correlation().orElseThrow();
        // c = (1 − p) (√(1 − c²) + (π − arccos c) c)/π
        double mapped = (1 - rate) * (Math.sqrt(1 - c * c) + (Math.PI - Math.acos(c)) * c) / Math.PI;
        assertEquals(c, mapped, 1e-10);
        assertTrue(c < 1 - 1e-3);
        assertEquals(Math.log((1 - rate) * (Math.PI - Math.acos(c)) / Math.PI), rate(found.decorrelation()), 1e-7);
    }

    /// Powers, and constants in front of them that do not depend on depth, from the recursion at depths l
    /// and 2l.
    @Test
    void exponentsAreThoseOfTheRecursionAtGreatDepth() {
        Network network = network(new Layer.Residual(List.of(new Layer.LayerNorm(0), act(new Relu()), dense(2, 0))));
        List<RepeatedBlock.Stage> stages = RepeatedBlock.of(network).stages(1, 0.3, 40_000);
        assertEquals(1, exponent(stages, s -> s.gradient()), 1e-3);
        assertEquals(1, exponent(stages, s -> s.variance()), 1e-3);
        Network plain = network(act(new Sin()), dense(1, 0));
        List<RepeatedBlock.Stage> vanishing = RepeatedBlock.of(plain).stages(1, 0.3, 40_000);
        assertEquals(-1, exponent(vanishing, s -> s.gradient()), 1e-3);
        assertEquals(0, exponent(vanishing, s -> s.decorrelation()), 1e-3);
    }

    private static double exponent(
            List<RepeatedBlock.Stage> stages, java.util.function.ToDoubleFunction<RepeatedBlock.Stage> quantity) {
        int half = (stages.size() - 1) / 2;
        return Math.log(quantity.applyAsDouble(stages.get(2 * half)) / quantity.applyAsDouble(stages.get(half)))
                / Math.log(2);
    }

    @Test
    void stagesOfDenseNetworksAreThoseOfPairPropagation() {
        Network network = network(act(new Erf()), dense(1.7, 0.2));
        List<PairLayer> layers = PairPropagation.of(network.wire()).layers(new Covariance(1.3, 1.3, 1.3 * 0.6));
        List<RepeatedBlock.Stage> stages = RepeatedBlock.of(network).stages(1.3, 0.4, 3);
        for (int l = 0; l <= 3; l++) {
            assertEquals(layers.get(l).firstVariance(), stages.get(l).variance(), 1e-13);
            assertEquals(layers.get(l).decorrelation(), stages.get(l).decorrelation(), 1e-13);
        }
    }

    private static Network convolutional(Padding padding) {
        Layer convolution = new Layer.Convolution(8, Window.of(padding, 3), new Initialization.Variances(1.7, 0.2));
        return new Network(
                new Shape(2, List.of(12)),
                List.of(
                        convolution,
                        new Layer.Repeat(2, List.of(act(new Erf()), convolution)),
                        new Layer.Flatten(),
                        dense(1, 0)),
                Distribution.NORMAL,
                Parameterization.NTK);
    }

    @Test
    void circularConvolutionsHaveTheDepthBehaviorOfDenseLayersAndModesOfTheirOwn() {
        RepeatedBlock block = RepeatedBlock.of(convolutional(Padding.CIRCULAR));
        assertEquals(
                behavior(act(new Erf()), dense(1.7, 0.2)), block.behaviors().getFirst());
        // the same covariance carried over the grid: C′(p) = mean over the window of C
        for (int f = 0; f <= 6; f++) {
            double re = 0;
            for (int beta = -1; beta <= 1; beta++) {
                re += Math.cos(2 * Math.PI * f * beta / 12) / 3;
            }
            assertEquals(Math.abs(re), block.spatialFactor(List.of(f)), 1e-15);
        }
        var refused = assertThrows(IllegalArgumentException.class, () -> RepeatedBlock.of(convolutional(Padding.SAME)));
        assertTrue(String.valueOf(refused.getMessage()).contains("padding"), refused.getMessage());
    }

    @Test
    void whatHasNoDepthBehaviorIsRefusedByName() {
        Network none = NetworkFile.parse("none.yaml", """
                network:
                  input: 4
                  layers:
                    - dense: {width: 4, weight-variance: 1}
                """);
        assertThrows(IllegalArgumentException.class, () -> RepeatedBlock.of(none));
        assertThrows(
                IllegalArgumentException.class,
                () -> RepeatedBlock.of(network(act(new Tanh()), act(new Tanh()), dense(1, 0))));
    }
}
