package wick.lab.simulation.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.network.Linear;
import wick.network.Tanh;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Signal;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

/// One network against elimination on the Kronecker form, closed forms, and differential equations stepped
/// in plain loops: none of them shares code with the doubling.
class LinearNetworkTest {
    private static final double DECAY = 1.3;
    private static final double NOISE = 0.7;

    private static RecurrentNetwork described() {
        return RecurrentNetwork.of(new Linear(), DECAY, 0.4, NOISE);
    }

    private static Matrix weights(int n, long seed) {
        return LinearEnsemble.of(described(), n, Address.of(seed, "test"), 1).weights(0);
    }

    private static Matrix covariance(RecurrentNetwork network, Matrix weights) {
        return assertInstanceOf(
                        Stationary.Settled.class,
                        LinearNetwork.of(network, weights).stationary())
                .covariance();
    }

    private static Matrix generator(Matrix weights) {
        Matrix a = weights.copy();
        for (int i = 0; i < a.rows(); i++) {
            a.set(i, i, a.at(i, i) - DECAY);
        }
        return a;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 4, 5, 6})
    void stationaryCovarianceSolvesTheKroneckerSystem(int n) {
        Matrix w = weights(n, 11 + n);
        Matrix expected = Oracle.lyapunov(generator(w), NOISE);
        Oracle.assertNear(expected, covariance(described(), w), 1e-13);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 6})
    void stationaryCovarianceInStepsSolvesTheKroneckerSystem(int n) {
        double step = 0.3;
        Matrix w = weights(n, 21 + n);
        Matrix map = Oracle.combined(1, Matrix.identity(n), step, generator(w));
        Matrix expected = Oracle.stein(map, NOISE * step);
        Oracle.assertNear(expected, covariance(described().inSteps(step), w), 1e-13);
    }

    /// Residual of the equation itself, at a size where no other oracle is at hand and close to the edge.
    @Test
    void residualVanishesForLargeAndSlowNetworks() {
        int n = 120;
        RecurrentNetwork network = RecurrentNetwork.of(new Linear(), 1, 0.7, 1);
        Matrix w = LinearEnsemble.of(network, n, Address.of(3, "edge"), 1).weights(0);
        double abscissa = LinearNetwork.of(network, w).spectrum().abscissa();
        // moved to where the slowest mode decays at a rate of 0.01
        for (int i = 0; i < n; i++) {
            w.set(i, i, w.at(i, i) + 0.99 - abscissa);
        }
        Matrix c = covariance(network, w);
        Matrix ac = Oracle.product(Oracle.combined(1, w, -1, Matrix.identity(n)), c);
        double largest = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                largest = Math.max(largest, Math.abs(ac.at(i, j) + ac.at(j, i) + (i == j ? 1 : 0)));
            }
        }
        assertTrue(largest < 1e-10, "residual " + largest);
    }

    @Test
    void transientAndResponseSolveTheirDifferentialEquations() {
        int n = 5;
        Matrix w = weights(n, 5);
        double time = 1.7;
        Oracle.Path path = Oracle.integrated(generator(w), NOISE, time, 4000);
        Propagator found = LinearNetwork.of(described(), w).over(time);
        Oracle.assertNear(path.response(), found.response(), 1e-12);
        Oracle.assertNear(path.covariance(), found.covariance(), 1e-12);
        Oracle.assertNear(path.response(), LinearNetwork.of(described(), w).response(time), 1e-12);
    }

    @Test
    void transientEndsInTheStationaryState() {
        Matrix w = weights(30, 8);
        Propagator longTime = LinearNetwork.of(described(), w).over(80);
        Oracle.assertNear(covariance(described(), w), longTime.covariance(), 1e-12);
    }

    @Test
    void stretchesOfTimeCompose() {
        LinearNetwork network = LinearNetwork.of(described(), weights(7, 9));
        Propagator whole = network.over(2.5);
        Propagator parts = network.over(0.6).then(network.over(1.9));
        Oracle.assertNear(whole.response(), parts.response(), 1e-13);
        Oracle.assertNear(whole.covariance(), parts.covariance(), 1e-13);
    }

    @Test
    void stepsComposeOneByOne() {
        double step = 0.1;
        LinearNetwork network = LinearNetwork.of(described().inSteps(step), weights(4, 10));
        Propagator one = network.over(step);
        Propagator total = Propagator.none(4);
        for (int k = 0; k < 13; k++) {
            total = total.then(one);
        }
        Oracle.assertNear(total.covariance(), network.over(1.3).covariance(), 1e-14);
        Oracle.assertNear(total.response(), network.response(1.3), 1e-14);
    }

    /// One unit feeding another: (z − W)⁻¹ = 1/z + W/z², and everything is elementary.
    @Test
    void chainOfTwoUnitsHasItsClosedForm() {
        double b = 2.5;
        RecurrentNetwork network = described();
        LinearNetwork chain = LinearNetwork.of(network, Matrix.of(2, 2, 0, b, 0, 0));
        double g = DECAY;
        Matrix c = covariance(network, chain.weights());
        assertEquals(NOISE * (1 / (2 * g) + b * b / (4 * g * g * g)), c.at(0, 0), 1e-13);
        assertEquals(NOISE * b / (4 * g * g), c.at(0, 1), 1e-13);
        assertEquals(NOISE / (2 * g), c.at(1, 1), 1e-14);
        double omega = 0.8;
        double z = g * g + omega * omega;
        assertEquals(NOISE * (2 / z + b * b / (z * z)) / 2, chain.spectrum(omega), 1e-13);
        assertEquals((2 / (g * g) + b * b / Math.pow(g, 4)) / 2, chain.staticGain(), 1e-13);
        Matrix response = chain.response(1.1);
        assertEquals(b * 1.1 * Math.exp(-g * 1.1), response.at(0, 1), 1e-14);
    }

    /// η² κ |(exp(iωη) − M)⁻¹|² for one unit, M = 1 − ηγ + ηw
    @Test
    void spectrumInStepsOfOneUnitHasItsClosedForm() {
        double step = 0.25;
        double w = 0.4;
        double omega = 1.9;
        double m = 1 - step * (DECAY - w);
        double expected = NOISE * step * step / (1 + m * m - 2 * m * Math.cos(omega * step));
        LinearNetwork one = LinearNetwork.of(described().inSteps(step), Matrix.of(1, 1, w));
        assertEquals(expected, one.spectrum(omega), 1e-13);
    }

    /// ∫ C(ω) dω/2π over all frequencies is the variance: trapezoids in steps, exact for a periodic function.
    @Test
    void spectrumAddsUpToTheVariance() {
        double step = 0.5;
        Matrix w = weights(6, 12);
        LinearNetwork network = LinearNetwork.of(described().inSteps(step), w);
        int points = 400;
        double sum = 0;
        for (int k = 0; k < points; k++) {
            sum += network.spectrum(2 * Math.PI * k / (points * step)) / (points * step);
        }
        double variance = Oracle.trace(covariance(described().inSteps(step), w)) / 6;
        assertEquals(variance, sum, 1e-12);
    }

    @Test
    void networkWithAGrowingModeSettlesToNothing() {
        Matrix w = Matrix.of(2, 2, 0.2, 0, 0, DECAY + 0.05);
        assertInstanceOf(
                Stationary.Growing.class, LinearNetwork.of(described(), w).stationary());
        assertInstanceOf(
                Stationary.Growing.class,
                LinearNetwork.of(described().inSteps(0.1), w).stationary());
        Matrix edge = Matrix.of(1, 1, 2 * DECAY);
        assertInstanceOf(
                Stationary.Growing.class, LinearNetwork.of(described(), edge).stationary());
    }

    @Test
    void networksThatAreNotSolvedAreRefusedWithAReason() {
        Matrix w = Matrix.identity(2);
        assertMessage("'tanh'", described().withActivation(new Tanh()), w);
        assertMessage("tie them", described().withFreshWeights(0.1), w);
        assertMessage("changes in time", described().withSignal(new Signal.White(1)), w);
        assertMessage("square", described(), Matrix.zeros(2, 3));
        LinearNetwork steps = LinearNetwork.of(described().inSteps(0.1), w);
        String odd = String.valueOf(assertThrows(IllegalArgumentException.class, () -> steps.over(0.25))
                .getMessage());
        assertTrue(odd.contains("whole number of steps"), odd);
        assertThrows(
                IllegalArgumentException.class,
                () -> LinearNetwork.of(described(), w).over(-1));
    }

    private static void assertMessage(String part, RecurrentNetwork network, Matrix w) {
        String message = String.valueOf(assertThrows(IllegalArgumentException.class, () -> LinearNetwork.of(network, w))
                .getMessage());
        assertTrue(message.contains(part), message);
    }
}
