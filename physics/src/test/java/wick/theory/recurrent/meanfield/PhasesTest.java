package wick.theory.recurrent.meanfield;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.network.Activation;
import wick.network.Linear;
import wick.network.Relu;
import wick.network.Sign;
import wick.network.Tanh;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Signal;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

class PhasesTest {

    /// Values of a Python program with a trapezoid rule, primitives of tanh and Brent's method.
    @ParameterizedTest
    @CsvSource({
        "0.1, 1.29980585, 1.18034235",
        "0.25, 1.47556803, 1.27355605",
        "0.5, 1.67413884, 1.37132576",
        "1, 1.95566555, 1.49935668",
        "2, 2.35498449, 1.66482196"
    })
    void chaosBeginsBeyondTheLocalInstability(double noise, double chaos, double local) {
        RecurrentNetwork network = RecurrentNetwork.of(new Tanh(), 1, 1, noise);

        assertEquals(chaos, Transition.chaos(network).orElseThrow(), 6e-9);
        assertEquals(local, Transition.localInstability(network).orElseThrow(), 6e-9);
    }

    /// The exponent comes from a Schrödinger problem, the transition from a curvature.
    @ParameterizedTest
    @CsvSource({"tanh, 0.5, 0", "tanh, 0.3, 0.4", "erf, 0.2, 0", "sin, 1, 0.1"})
    void exponentVanishesWhereTheCurvatureDoes(String activation, double noise, double bias) {
        RecurrentNetwork network = RecurrentNetwork.of(
                        Activation.named(activation).orElseThrow(), 1, 1, noise)
                .withBiasVariance(bias);
        double deviation = Transition.chaos(network).orElseThrow();
        StationaryState state = StationaryState.of(network.withWeightVariance(deviation * deviation));

        assertEquals(0, state.lyapunovExponent().orElseThrow().value(), 1e-8);
        assertTrue(Transition.localInstability(network).orElseThrow() < deviation);
    }

    @Test
    void withoutNoiseBothTransitionsCoincide() {
        RecurrentNetwork silent = RecurrentNetwork.of(new Tanh(), 2, 1, 0);
        assertEquals(2, Transition.chaos(silent).orElseThrow(), 1e-9);
        RecurrentNetwork biased = silent.withBiasVariance(0.3);
        double deviation = Transition.chaos(biased).orElseThrow();
        assertEquals(deviation, Transition.localInstability(biased).orElseThrow());

        StationaryState below = StationaryState.of(biased.withWeightVariance(Math.pow(deviation - 1e-3, 2)));
        StationaryState above = StationaryState.of(biased.withWeightVariance(Math.pow(deviation + 1e-3, 2)));
        assertInstanceOf(StationaryState.Frozen.class, below);
        assertEquals(Phase.CONTRACTING, below.phase());
        assertEquals(Phase.CHAOTIC, above.phase());
        assertTrue(above.lyapunovExponent().orElseThrow().value() > 0);
        assertEquals(
                below.variance().orElseThrow().value(),
                above.variance().orElseThrow().value(),
                1e-2);
    }

    @Test
    void whatANetworkDoesIsOneOfFivePhases() {
        Function<RecurrentNetwork, Phase> phase =
                network -> StationaryState.of(network).phase();
        assertEquals(Phase.SILENT, phase.apply(RecurrentNetwork.of(new Tanh(), 1, 0.9, 0)));
        assertEquals(Phase.SILENT, phase.apply(RecurrentNetwork.of(new Tanh(), 1, 1, 0)));
        assertEquals(Phase.CONTRACTING, phase.apply(RecurrentNetwork.of(new Tanh(), 1, 0.9, 0.1)));
        assertEquals(Phase.EXPANSIVE, phase.apply(RecurrentNetwork.of(new Tanh(), 1, 1.6 * 1.6, 1)));
        assertEquals(Phase.CHAOTIC, phase.apply(RecurrentNetwork.of(new Tanh(), 1, 1.21, 0)));
        assertEquals(Phase.UNBOUNDED, phase.apply(RecurrentNetwork.of(new Linear(), 1, 1.1, 1)));
        assertEquals(Phase.SILENT, phase.apply(RecurrentNetwork.of(new Relu(), 1, 1.9, 0)));
        assertEquals(Phase.UNBOUNDED, phase.apply(RecurrentNetwork.of(new Relu(), 1, 2.1, 0)));
        assertEquals(Phase.UNBOUNDED, phase.apply(RecurrentNetwork.of(new Relu(), 1, 2.1, 1)));
    }

    /// Frozen relu: Δ = σ_b²/(γ² − σ_w²/2), λ = σ_w/√2 − γ.
    @Test
    void frozenReluHasItsClosedForms() {
        StationaryState state =
                StationaryState.of(RecurrentNetwork.of(new Relu(), 2, 3, 0).withBiasVariance(0.7));

        assertEquals(0.7 / (4 - 1.5), state.variance().orElseThrow().value(), 1e-12);
        assertEquals(Math.sqrt(1.5) - 2, state.lyapunovExponent().orElseThrow().value(), 1e-12);
    }

    @Test
    void mapAgreesWithItsStatesToFiveDigits() {
        RecurrentNetwork network = RecurrentNetwork.of(new Tanh(), 1, 1, 0).withBiasVariance(0.05);
        Vector weights = Vector.of(0.25, 1.44, 4);
        Vector noises = Vector.of(0, 0.3);
        PhaseMap map = PhaseMap.of(network, weights, PhaseMap.Axis.NOISE, noises);
        for (int row = 0; row < 2; row++) {
            for (int column = 0; column < 3; column++) {
                StationaryState state = StationaryState.of(
                        network.withWeightVariance(weights.at(column)).withNoise(noises.at(row)));
                PhaseMap.Cell cell = map.at(row, column);
                assertEquals(state.phase(), cell.phase());
                assertEquals(
                        state.variance().orElseThrow().value(),
                        cell.variance().orElseThrow().value(),
                        1e-9);
                assertEquals(
                        state.lyapunovExponent().orElseThrow().value(),
                        cell.lyapunovExponent().orElseThrow().value(),
                        1e-5);
            }
        }
    }

    @Test
    void whatTheTheoryCannotTakeIsNamed() {
        RecurrentNetwork network = RecurrentNetwork.of(new Tanh(), 1, 1, 1);
        List<RecurrentNetwork> refused = List.of(
                network.inSteps(0.1),
                network.withFreshWeights(0.1),
                network.withActivation(new Sign()),
                network.withSignal(new Signal.Series(1, 1, Matrix.of(1, 1, 1.0))));
        List<String> reasons = List.of("steps of 0.1", "fresh weights", "sign jumps", "series of inputs");
        for (int i = 0; i < refused.size(); i++) {
            RecurrentNetwork one = refused.get(i);
            Exception refusal = assertThrows(IllegalArgumentException.class, () -> StationaryState.of(one));
            assertTrue(refusal.toString().contains(reasons.get(i)), refusal::toString);
        }
    }
}
