package wick.theory.recurrent.twotime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.network.Linear;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Signal;

/// The linear network, whose transient is known in closed form since (1/N) tr W^k (W^T)^l → σ_w^{2k} δ_kl.
class LinearTransientTest {
    private static final RecurrentNetwork NETWORK = RecurrentNetwork.of(new Linear(), 1, 0.25, 1);

    /// ⟨(A^t)(A^s)^T⟩ for A = a + η W: Σ_k C(t, k) C(s, k) a^{t + s − 2k} (ησ)^{2k}.
    private static double powers(int t, int s, double a, double coupling) {
        double term = Math.pow(a, t + s);
        double sum = 0;
        for (int k = 0; k <= Math.min(t, s); k++) {
            sum += term;
            term *= coupling * (t - k) * (s - k) / (a * a * (k + 1) * (k + 1));
        }
        return sum;
    }

    @Test
    void inStepsTheTransientIsTheSumOverPowersOfTheWeights() {
        double step = 0.1;
        RecurrentNetwork network = NETWORK.withBiasVariance(0.3).inSteps(step);
        TwoTimeMeanField field = TwoTimeMeanField.of(network, 0.8);
        TwoTimeState state = field.over(Window.ofSteps(network, 30));
        TwoTimeFunction perturbation = field.perturbation(Window.ofSteps(network, 30), 0);
        double coupling = step * step * 0.25;
        for (int[] pair : new int[][] {{0, 0}, {1, 0}, {1, 1}, {7, 3}, {30, 4}, {30, 29}, {30, 30}}) {
            int t = pair[0];
            int s = pair[1];
            double expected = 0.8 * powers(t, s, 0.9, coupling);
            for (int i = 0; i < t; i++) {
                for (int j = 0; j < s; j++) {
                    double noise = t - i == s - j ? step : 0;
                    expected += (noise + step * step * 0.3) * powers(i, j, 0.9, coupling);
                }
            }
            assertEquals(expected, state.states().values().at(t, s), 1e-13, t + ", " + s);
            assertEquals(powers(t, s, 0.9, coupling), perturbation.values().at(t, s), 1e-13, t + ", " + s);
        }
    }

    /// 0.6079476701 is κη/√((1 + a² − η²σ²)² − 4a²) at η = 0.1; with fresh weights κη/(1 − a² − η²σ²).
    @Test
    void inStepsTheVarianceSettlesAtTheExactOne() {
        RecurrentNetwork tied = NETWORK.inSteps(0.1);
        RecurrentNetwork fresh = NETWORK.withFreshWeights(0.1);
        assertEquals(0.6079476701, end(tied, Window.ofSteps(tied, 400)), 1e-10);
        assertEquals(0.1 / (1 - 0.81 - 0.0025), end(fresh, Window.ofSteps(fresh, 400)), 1e-12);
    }

    private static double end(RecurrentNetwork network, Window window) {
        return TwoTimeMeanField.of(network, 0).over(window).states().sameTime().at(window.intervals());
    }

    /// κ ∫₀^t e^{−2γu} I₀(2σu) du + v₀ e^{−2γt} I₀(2σt), and the last without v₀ for a perturbation.
    @ParameterizedTest
    @CsvSource({"1, 0.25, 1, 0, 3", "1, 0.49, 0.5, 2, 8", "2, 1, 0.3, 1, 1.5", "0.5, 0.5, 1, 0.1, 6"})
    void inContinuousTimeTheTransientIsThatOfBesselFunctionsWithinTheStatedError(
            double decay, double weightVariance, double noise, double initialVariance, double duration) {
        RecurrentNetwork network = RecurrentNetwork.of(new Linear(), decay, weightVariance, noise);
        TwoTimeMeanField field = TwoTimeMeanField.of(network, initialVariance);
        Window window = new Window(duration, 3);
        double sigma = Math.sqrt(weightVariance);
        int panels = 20_000;
        double integral = 0;
        for (int i = 0; i < panels; i++) {
            integral += free(decay, sigma, duration * (i + 0.5) / panels) * duration / panels;
        }
        double left = free(decay, sigma, duration);

        TwoTimeFunction states = field.over(window).states();
        TwoTimeFunction perturbation = field.perturbation(window, 0);

        double bound = states.at(3, 3).error() + 1e-8 * noise * duration;
        assertEquals(noise * integral + initialVariance * left, states.at(3, 3).value(), bound);
        assertEquals(left, perturbation.at(3, 3).value(), perturbation.at(3, 3).error() + 1e-14);
        assertTrue(states.error() <= 1e-6, () -> "error " + states.error());
    }

    private static double free(double decay, double sigma, double u) {
        double term = 1;
        double bessel = 0;
        for (int k = 1; term > 1e-17 * bessel; k++) {
            bessel += term;
            term *= sigma * u / k * (sigma * u / k);
        }
        return Math.exp(-2 * decay * u) * bessel;
    }

    /// κ/(2m) e^{−mτ} + (σ_b² + σ_u²)/m², m = √(γ² − σ²): white input counts as noise, constant input as bias.
    @Test
    void bothInputsEnterTheStationaryAutocorrelation() {
        RecurrentNetwork network = NETWORK.withNoise(0.4).withBiasVariance(0.2);
        double m = Math.sqrt(0.75);
        check(network.withSignal(new Signal.White(0.6)), 1 / (2 * m), 0.2 / (m * m), m);
        check(network.withSignal(new Signal.Constant(0.5)), 0.4 / (2 * m), 0.7 / (m * m), m);
    }

    private static void check(RecurrentNetwork network, double moving, double still, double m) {
        TwoTimeState.Stationary stationary =
                TwoTimeMeanField.of(network, 1).over(new Window(40, 40)).stationary(5, 1e-4);
        for (int k = 0; k <= 5; k++) {
            assertEquals(moving * Math.exp(-m * k) + still, stationary.values().at(k), 2e-6, "lag " + k);
        }
        assertTrue(stationary.drift() < 1e-5);
    }

    /// h obeys a linear equation for every network, so that the difference of two copies is a perturbation.
    @Test
    void copiesOfALinearNetworkSeparateAsAPerturbationAtAnyDistance() {
        TwoTimeMeanField field = TwoTimeMeanField.of(NETWORK.withBiasVariance(0.3), 0.9);
        Window window = new Window(4, 4);
        Copies copies = field.copies(window, -0.5, CopyNoise.SHARED);
        TwoTimeFunction perturbation = field.perturbation(window, 0);
        for (int i = 0; i <= 4; i++) {
            assertEquals(
                    0.9 * 1.5 * perturbation.at(i, i).value(),
                    copies.distance(i).value(),
                    copies.distance(i).error());
        }
    }

    @Test
    void whatCopiesOfIndependentNoiseShareIsTheirBias() {
        double m = Math.sqrt(0.75);
        Copies copies = TwoTimeMeanField.of(NETWORK.withBiasVariance(0.3), 1)
                .copies(new Window(40, 4), 0, CopyNoise.INDEPENDENT);
        assertEquals(0.3 / (m * m), copies.cross().at(4, 4).value(), 1e-6);
        assertEquals(1 / (2 * m), copies.distance(4).value(), 1e-6);
    }

    @Test
    void theMeanResponseIsThatOfTheDecayAlone() {
        assertEquals(Math.exp(-0.7), TwoTimeMeanField.of(NETWORK, 0).meanResponse(0.7), 1e-15);
        assertEquals(0, TwoTimeMeanField.of(NETWORK, 0).meanResponse(-0.1));
        assertEquals(
                Math.pow(0.8, 3), TwoTimeMeanField.of(NETWORK.inSteps(0.2), 0).meanResponse(0.6), 1e-15);
    }
}
