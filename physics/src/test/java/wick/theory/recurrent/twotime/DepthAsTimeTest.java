package wick.theory.recurrent.twotime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Activation;
import wick.network.Tanh;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.gaussian.Covariance;
import wick.theory.Chains;
import wick.theory.Chains.Laws;
import wick.theory.infinitewidth.GaussianAverages;
import wick.theory.infinitewidth.PairLayer;
import wick.theory.infinitewidth.PairPropagation;

/// A step of length 1 at decay rate 1 is a layer, h ← W φ(h) + b, and two starts are two inputs.
class DepthAsTimeTest {
    private static final int LAYERS = 8;

    private static RecurrentNetwork map(String activation, double weightVariance, double biasVariance) {
        Activation found = Activation.named(activation).orElseThrow();
        return RecurrentNetwork.of(found, 1, weightVariance, 0)
                .withBiasVariance(biasVariance)
                .inSteps(1);
    }

    /// Kernels of the same time are those of a deep network, whether the weights are its own at every layer or
    /// the same at all: the law of W φ(h) at one time needs ⟨φ(h)²⟩ at that time alone.
    @ParameterizedTest
    @ValueSource(strings = {"tanh", "erf", "relu", "sigmoid", "softplus", "gelu", "cos"})
    void atOneTimeTiedAndFreshWeightsBothHaveTheKernelsOfADeepNetwork(String activation) {
        double weight = 1.4;
        double bias = 0.3;
        List<PairLayer> deep = PairPropagation.of(Chains.deep(
                        Activation.named(activation).orElseThrow(), Laws.ntk(weight, bias), 2, 8, LAYERS + 1))
                .layers(new Covariance(0.9, 0.9, 0.2));
        double first = weight * 0.9 + bias;
        double correlation = (weight * 0.2 + bias) / first;
        RecurrentNetwork tied = map(activation, weight, bias);
        for (RecurrentNetwork network : List.of(tied, tied.withFreshWeights(1))) {
            Window window = Window.ofSteps(network, LAYERS);
            Copies copies = TwoTimeMeanField.of(network, first).copies(window, correlation, CopyNoise.SHARED);
            for (int l = 0; l <= LAYERS; l++) {
                PairLayer layer = deep.get(l);
                assertEquals(
                        layer.firstVariance(), copies.original().at(l, l).value(), 1e-12 * (1 + layer.firstVariance()));
                assertEquals(
                        layer.correlation() * layer.firstVariance(),
                        copies.cross().at(l, l).value(),
                        1e-12 * (1 + layer.firstVariance()));
            }
        }
    }

    /// Between times they differ: fresh weights make layers independent, tied ones correlate them, by the
    /// bias and by the mean of φ. For an odd φ without bias nothing is left to correlate.
    @Test
    void tiedWeightsCorrelateLayersThroughBiasAndMeanAlone() {
        RecurrentNetwork odd = map("tanh", 1.4, 0);
        RecurrentNetwork biased = map("tanh", 1.4, 0.3);
        RecurrentNetwork uneven = map("relu", 1.4, 0);
        Window window = Window.ofSteps(odd, LAYERS);
        assertEquals(0, neighbor(odd, window), 1e-15);
        assertTrue(neighbor(biased, window) > 0.3);
        double variance = 0.5 * Math.pow(0.7, LAYERS);
        assertTrue(neighbor(uneven, window) > 0.5 * variance);
        assertEquals(0, neighbor(biased.withFreshWeights(1), window));
        assertEquals(0, neighbor(uneven.withFreshWeights(1), window));
    }

    private static double neighbor(RecurrentNetwork network, Window window) {
        return TwoTimeMeanField.of(network, 0.5).over(window).states().values().at(LAYERS, LAYERS - 1);
    }

    /// Where a state is kept in part, a ≠ 0, tied weights add to it what they added before: the variances differ.
    @Test
    void withMemoryTiedAndFreshWeightsDifferAtOneTimeToo() {
        RecurrentNetwork tied = RecurrentNetwork.of(new Tanh(), 1, 1.4, 0).inSteps(0.5);
        Window window = Window.ofSteps(tied, LAYERS);
        double one =
                TwoTimeMeanField.of(tied, 0.5).over(window).states().values().at(LAYERS, LAYERS);
        double other = TwoTimeMeanField.of(tied.withFreshWeights(0.5), 0.5)
                .over(window)
                .states()
                .values()
                .at(LAYERS, LAYERS);
        assertTrue(one > 1.2 * other, () -> one + " against " + other);
    }

    /// At a = 0 a perturbation is multiplied by g² ⟨φ′²⟩ in every layer.
    @Test
    void theNormOfAPerturbationIsTheProductOfTheSusceptibilities() {
        RecurrentNetwork network = map("tanh", 1.4, 0.3);
        TwoTimeMeanField field = TwoTimeMeanField.of(network, 0.5);
        Window window = Window.ofSteps(network, LAYERS);
        GaussianAverages averages = GaussianAverages.of(new Tanh());
        TwoTimeState state = field.over(window);
        TwoTimeFunction norm = field.perturbation(window, 2);
        double product = 1;
        for (int l = 2; l < LAYERS; l++) {
            product *= 1.4
                    * averages.single(state.states().values().at(l, l))
                            .slopeSquare()
                            .value();
            assertEquals(product, norm.values().at(l + 1, l + 1), 1e-12);
        }
    }
}
