package wick.theory.scaling;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Cos;
import wick.network.Erf;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Parameterization;
import wick.network.Relu;
import wick.network.Tanh;
import wick.network.training.OptimizerKind;

class WidthScalingTest {
    private static final Parameterization SLOW = Towers.abc(0, 0, 0, 0, 0.5, 0.5, 1, 1, 1);

    private static Parameterization parameterization(String name) {
        return name.equals("slow") ? SLOW : Parameterization.NAMED.getOrDefault(name, SLOW);
    }

    /// The table of coordinate checks for two hidden tanh layers: changes of z1, z2 and f in one step, f before.
    @ParameterizedTest
    @CsvSource({
        "standard, SGD, -0.5,  0.5, 1,    0,  UNSTABLE",
        "slow,     SGD, -1.5, -0.5, 0,    0,  LAZY",
        "ntk,      SGD, -0.5, -0.5, 0,    0,  LAZY",
        "mup,      SGD,  0,    0,   0,  -0.5, RICH",
        "standard, ADAM, 0,    1,   1.5,  0,  UNSTABLE",
        "slow,     ADAM, -1,   0,   0.5,  0,  UNSTABLE",
        "ntk,      ADAM, 0,    0.5, 1,    0,  UNSTABLE",
        "mup,      ADAM, 0,    0,   0,  -0.5, RICH",
        "mup,     ADAMW, 0,    0,   0,  -0.5, RICH"
    })
    void theCoordinateChecksOfTwoHiddenLayersHaveTheirExponents(
            String name,
            OptimizerKind optimizer,
            double first,
            double second,
            double output,
            double before,
            Regime regime) {
        WidthScaling scaling = WidthScaling.of(Towers.mlp(parameterization(name)), optimizer);
        assertEquals(first, scaling.layers().get(0).activationUpdate());
        assertEquals(second, scaling.layers().get(1).activationUpdate());
        assertEquals(output, scaling.update());
        assertEquals(before, scaling.activation());
        assertEquals(regime, scaling.regime());
    }

    /// The change of the output is counted twice: forward, and layer by layer from gradients alone.
    @ParameterizedTest
    @EnumSource(OptimizerKind.class)
    void theOutputMovesAsMuchAsItsLayersMoveIt(OptimizerKind optimizer) {
        Random random = new Random(1);
        for (int k = 0; k < 200; k++) {
            Network network = network(k, random(random));
            WidthScaling scaling = WidthScaling.of(network, optimizer);
            double most = scaling.layers().stream()
                    .mapToDouble(LayerScaling::outputUpdate)
                    .max()
                    .orElseThrow();
            assertEquals(scaling.update(), most, 1e-12, () -> network.parameterization() + ": " + scaling);
        }
    }

    private static Network network(int k, Parameterization parameterization) {
        return Towers.named(List.of("mlp", "relu", "residual", "norm").get(k % 4), parameterization);
    }

    /// a + b = ½ (0 at the input) up to a shift at the readout, so that nothing grows or falls before training.
    private static Parameterization random(Random random) {
        double[] abc = new double[9];
        for (int i = 0; i < 3; i++) {
            abc[i] = random.nextDouble() - 0.5;
            abc[3 + i] = (i == 0 ? 0 : 0.5) - abc[i] + (i == 2 ? random.nextDouble() / 2 : 0);
            abc[6 + i] = 2 * random.nextDouble() - 1;
        }
        return Towers.abc(abc);
    }

    /// (a, b, c) → (a + t, b − t, c − 2t) for gradient descent and c − t for Adam.
    @ParameterizedTest
    @EnumSource(OptimizerKind.class)
    void whatShiftsBetweenMultiplierInitializationAndRateChangesNothing(OptimizerKind optimizer) {
        Random random = new Random(2);
        for (int k = 0; k < 100; k++) {
            Parameterization one = random(random);
            double t = random.nextDouble() - 0.5;
            double rate = optimizer == OptimizerKind.SGD ? 2 * t : t;
            Parameterization other = new Parameterization(
                    one.exponents().stream()
                            .map(e -> new Parameterization.Exponents(e.a() + t, e.b() - t, e.c() - rate))
                            .toList(),
                    false);
            List<LayerScaling> expected =
                    WidthScaling.of(network(k, one), optimizer).layers();
            List<LayerScaling> shifted =
                    WidthScaling.of(network(k, other), optimizer).layers();
            for (int l = 0; l < expected.size(); l++) {
                assertEquals(expected.get(l).activation(), shifted.get(l).activation(), 1e-12);
                assertEquals(expected.get(l).activationUpdate(), shifted.get(l).activationUpdate(), 1e-12);
                assertEquals(expected.get(l).outputUpdate(), shifted.get(l).outputUpdate(), 1e-12);
            }
        }
    }

    @Test
    void initializationsInUseHaveTheirPowersOfTheWidth() {
        assertEquals(List.of(-0.5, 0.0, 0.0), activations(preset(Initialization.Scheme.XAVIER)));
        assertEquals(List.of(0.0, 0.5, 0.5), activations(preset(Initialization.Scheme.GPT2)));
        assertEquals(List.of(0.0, 0.0, 0.0), activations(preset(Initialization.Scheme.PYTORCH_DEFAULT)));
        assertEquals(List.of(0.0, 0.0, 0.0), activations(preset(Initialization.Scheme.KAIMING)));
    }

    private static Initialization preset(Initialization.Scheme scheme) {
        return new Initialization.Preset(scheme, java.util.OptionalDouble.empty());
    }

    /// With cos, whose values are of order one for any argument, layers show their own powers alone.
    private static List<Double> activations(Initialization initialization) {
        Network network = Towers.flat(
                Parameterization.STANDARD,
                new Layer.Dense(32, initialization),
                Towers.phi(new Cos()),
                new Layer.Dense(32, initialization),
                Towers.phi(new Cos()),
                new Layer.Dense(1, initialization));
        return WidthScaling.of(network, OptimizerKind.SGD).layers().stream()
                .map(LayerScaling::activation)
                .toList();
    }

    @Test
    void signalsThatFallWithWidthAreFollowed() {
        // the input layer's weights are n^-½ too small; tanh passes that on, the readout of n units too
        Network network = Towers.flat(
                Towers.abc(0.5, 0, 0, 0, 0.5, 0.5, 0, 0, 0),
                Towers.dense(32),
                Towers.phi(new Tanh()),
                Towers.dense(32),
                Towers.phi(new Erf()),
                Towers.dense(1));
        WidthScaling scaling = WidthScaling.of(network, OptimizerKind.SGD);
        assertEquals(
                List.of(-0.5, -0.5, -0.5),
                scaling.layers().stream().map(LayerScaling::activation).toList());
        assertEquals(-1.5, scaling.layers().getFirst().activationUpdate());
        assertEquals(Regime.VANISHING, scaling.regime());
        assertTrue(
                scaling.remarks().getFirst().contains("dense 1 falls as n^-0.5"),
                scaling.remarks().toString());
    }

    @Test
    void ratesTooSmallFreezeTheOutput() {
        Parameterization frozen = Towers.abc(0, 0, 0, 0, 0.5, 0.5, 1.5, 1.5, 1.5);
        assertEquals(
                Regime.FROZEN,
                WidthScaling.of(Towers.mlp(frozen), OptimizerKind.SGD).regime());
    }

    /// Readouts that start at 0 send nothing back; exponents are those of the second step then.
    @Test
    void aReadoutAtZeroLearnsFirst() {
        Network network = Towers.flat(
                Parameterization.MUP,
                Towers.dense(32),
                Towers.phi(new Relu()),
                new Layer.Dense(1, new Initialization.Variances(0, 0)));
        WidthScaling scaling = WidthScaling.of(network, OptimizerKind.SGD);
        assertEquals(Double.NEGATIVE_INFINITY, scaling.activation());
        assertEquals(0, scaling.update());
        assertEquals(0, scaling.layers().getFirst().activationUpdate());
        assertTrue(
                scaling.remarks().getFirst().contains("readout 2 start at 0"),
                scaling.remarks().toString());
    }

    @Test
    void sharedEmbeddingsLearnFeaturesWithTheReadoutDividedByTheWidth() {
        Network network = Towers.flat(
                Parameterization.MUP, Towers.dense(32), Towers.phi(new Tanh()), Towers.dense(32), Towers.dense(3));
        for (OptimizerKind optimizer : OptimizerKind.values()) {
            WidthScaling scaling = WidthScaling.of(network, optimizer, true);
            assertEquals(Regime.RICH, scaling.regime());
            assertEquals(-0.5, scaling.activation());
            scaling.layers().forEach(layer -> assertEquals(0, layer.ownUpdate(), 1e-12));
        }
        assertThrows(
                IllegalArgumentException.class,
                () -> WidthScaling.of(Towers.mlp(Parameterization.MUP), OptimizerKind.SGD, true));
    }

    /// What a residual stream carries of the embedding is aligned with its own readout.
    @Test
    void aResidualStreamReadByItsOwnEmbeddingHasOutputsOfOrderOne() {
        Layer block = new Layer.Residual(List.of(Towers.phi(new Tanh()), Towers.dense(32)));
        Network network = Towers.flat(Parameterization.MUP, Towers.dense(32), block, Towers.dense(3));
        assertEquals(0, WidthScaling.of(network, OptimizerKind.ADAM, true).activation());
        assertEquals(-0.5, WidthScaling.of(network, OptimizerKind.ADAM, false).activation());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void biasesTakePartInTheSteps(int hidden) {
        Layer[] layers = Stream.concat(
                        Stream.generate(() -> List.of(
                                        new Layer.Dense(32, new Initialization.Variances(1, 0.1)),
                                        Towers.phi(new Relu())))
                                .limit(hidden)
                                .flatMap(List::stream),
                        Stream.of(Towers.dense(1)))
                .toArray(Layer[]::new);
        WidthScaling rich = WidthScaling.of(Towers.flat(Parameterization.MUP, layers), OptimizerKind.SGD);
        rich.layers().forEach(layer -> assertEquals(0, layer.ownUpdate()));
        assertEquals(Regime.RICH, rich.regime());
    }

    @Test
    void aNetworkWithoutAHiddenLayerIsRefused() {
        Network network = Towers.flat(Parameterization.MUP, Towers.dense(1));
        assertThrows(IllegalArgumentException.class, () -> WidthScaling.of(network, OptimizerKind.SGD));
    }
}
