package wick.theory.recurrent.twotime;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.network.Linear;
import wick.network.Relu;
import wick.network.Sign;
import wick.network.Softplus;
import wick.network.Tanh;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Signal;
import wick.numeric.matrix.Matrix;

/// Values of stationary states were found from the potential of the stationary equations, in a program of
/// its own.
class TwoTimeMeanFieldTest {

    @ParameterizedTest
    @CsvSource({"0.5, 1, 0.5361309575", "0.9, 1, 0.6396527289", "1.0, 1, 0.6835591074"})
    void aDrivenTanhNetworkSettlesAtTheStationaryVariance(double g, double noise, double variance) {
        RecurrentNetwork network = RecurrentNetwork.of(new Tanh(), 1, g * g, noise);
        TwoTimeState state = TwoTimeMeanField.of(network, 0.5).over(new Window(30, 30));
        assertEquals(variance, state.stationary(5, 1e-4).values().at(0), 1e-6 * variance);
    }

    /// Chaos at g = 2: Δ(0) = 1.9248054137, ⟨φ²⟩ = 0.51317807, half of Δ(0) at lag 5.361. What is left of the
    /// start is of the order of the drift.
    @Test
    void aChaoticNetworkSettlesAtTheSeparatrix() {
        TwoTimeState state = TwoTimeMeanField.of(RecurrentNetwork.of(new Tanh(), 1, 4, 0), 1.5)
                .withAccuracy(1e-4)
                .over(new Window(50, 50));
        TwoTimeState.Stationary stationary = state.stationary(6, 3e-2);
        assertEquals(1.9248054137, stationary.values().at(0), 2e-3);
        assertEquals(0.51317807, state.activities().at(50, 50).value(), 5e-4);
        double fraction = 0.361;
        double half = (1 - fraction) * stationary.values().at(5)
                + fraction * stationary.values().at(6);
        assertEquals(0.5, half / stationary.values().at(0), 3e-3);
    }

    /// At g = 2, κ = 1 the largest exponent is 0.00813. Far from the start the ground state alone is left.
    @Test
    void aPerturbationGrowsWithTheLargestLyapunovExponent() {
        RecurrentNetwork network = RecurrentNetwork.of(new Tanh(), 1, 4, 1);
        Window window = new Window(55, 55);
        TwoTimeFunction norm =
                TwoTimeMeanField.of(network, 2.092).withAccuracy(1e-3).perturbation(window, 10);
        assertEquals(0, norm.values().at(9, 9));
        assertEquals(1, norm.values().at(10, 10));
        double exponent = Math.log(norm.values().at(55, 55) / norm.values().at(45, 45)) / 20;
        assertEquals(0.00813, exponent, 2e-5);
    }

    /// Nothing that is 0 before its start may leak into it: a perturbation of a linear network knows its age alone.
    @Test
    void aPerturbationThatStartsLaterHasTheSameHistory() {
        TwoTimeMeanField field = TwoTimeMeanField.of(RecurrentNetwork.of(new Linear(), 1, 0.49, 1), 1);
        TwoTimeFunction first = field.perturbation(new Window(6, 12), 0);
        TwoTimeFunction later = field.perturbation(new Window(6, 12), 5);
        for (int i = 0; i <= 7; i++) {
            assertEquals(first.values().at(i, 0), later.values().at(5 + i, 5), 1e-7);
            assertEquals(first.values().at(i, i), later.values().at(5 + i, 5 + i), 1e-7);
        }
    }

    /// Noise drives the linear instability away before chaos sets in: at g = 1.5 and κ = 0.25 the exponent is
    /// +0.00415, at κ = 1 it is −0.10725, both beyond g = 1.
    @Test
    void copiesOfAContractingNetworkMeetAndThoseOfAChaoticOnePart() {
        Window window = new Window(30, 10);
        Copies contracting = TwoTimeMeanField.of(RecurrentNetwork.of(new Tanh(), 1, 2.25, 1), 1)
                .withAccuracy(1e-4)
                .copies(window, 0.99, CopyNoise.SHARED);
        Copies chaotic = TwoTimeMeanField.of(RecurrentNetwork.of(new Tanh(), 1, 9, 0), 5)
                .withAccuracy(1e-3)
                .copies(window, 0.99, CopyNoise.SHARED);
        assertTrue(contracting.distance(10).value() < 1e-3 * 0.01);
        assertTrue(chaotic.distance(10).value()
                > 0.5 * chaotic.original().at(10, 10).value());
    }

    @Test
    void aCopyFromTheSameStartStaysTheSame() {
        RecurrentNetwork network = RecurrentNetwork.of(new Softplus(), 1, 2.25, 0.4)
                .withBiasVariance(0.2)
                .inSteps(0.2);
        Copies copies = TwoTimeMeanField.of(network, 1.3).copies(Window.ofSteps(network, 40), 1, CopyNoise.SHARED);
        for (int i = 0; i <= 40; i++) {
            assertEquals(0, copies.distance(i).value(), copies.distance(i).error());
        }
    }

    /// The distance of copies that start close is their first distance times the norm of a perturbation.
    @Test
    void smallDistancesGrowAsAPerturbation() {
        RecurrentNetwork network =
                RecurrentNetwork.of(new Tanh(), 1, 4, 0.2).withBiasVariance(0.1).inSteps(0.2);
        Window window = Window.ofSteps(network, 30);
        TwoTimeMeanField field = TwoTimeMeanField.of(network, 1.3);
        Copies copies = field.copies(window, 1 - 1e-7, CopyNoise.SHARED);
        TwoTimeFunction norm = field.perturbation(window, 0);
        for (int i = 0; i <= 30; i++) {
            assertEquals(1, copies.distance(i).value() / (1.3e-7 * norm.at(i, i).value()), 1e-5);
        }
    }

    /// The same equations in ever shorter steps: their error is of first order.
    @Test
    void continuousTimeIsTheLimitOfShortSteps() {
        Signal signal = new Signal.Series(0.9, 0.5, Matrix.of(3, 2, 1, -0.5, 0.3, 2, -1.2, 0.4));
        RecurrentNetwork network = RecurrentNetwork.of(new Relu(), 1, 1.5, 0.3)
                .withBiasVariance(0.2)
                .withSignal(signal);
        Window window = new Window(2, 4);
        double limit =
                TwoTimeMeanField.of(network, 0.7).over(window).states().values().at(4, 2);
        double coarse = inSteps(network, window, 0.01);
        double fine = inSteps(network, window, 0.005);
        assertEquals(limit, 2 * fine - coarse, 2e-5);
        assertTrue(Math.abs(fine - limit) > 1e-4, "the extrapolation has something to do");
    }

    private static double inSteps(RecurrentNetwork network, Window window, double step) {
        return TwoTimeMeanField.of(network.inSteps(step), 0.7)
                .over(window)
                .states()
                .values()
                .at(4, 2);
    }

    @Test
    void badRequestsSayWhatIsWrong() {
        RecurrentNetwork network = RecurrentNetwork.of(new Tanh(), 1, 4, 0);
        TwoTimeMeanField field = TwoTimeMeanField.of(network, 1);
        TwoTimeState state = field.withAccuracy(1e-3).over(new Window(6, 6));
        says("initial variance -1.0", () -> TwoTimeMeanField.of(network, -1));
        says(
                "a step of 2.5 at decay rate 1.0 multiplies h by -1.5",
                () -> TwoTimeMeanField.of(network.inSteps(2.5), 1));
        says("a longest lag of 4.0 needs a window of at least 8.0, not 6.0", () -> state.stationary(4, 0.1));
        says("the window of 6.0 is too short for a stationary state", () -> state.stationary(3, 0.01));
        says(
                "no whole number of steps",
                () -> TwoTimeMeanField.of(network.inSteps(0.3), 1).over(new Window(1, 2)));
        says("at most 20000", () -> field.over(new Window(1e5, 10)));
        says("start 7", () -> field.perturbation(new Window(6, 6), 7));
        says("correlation 1.5", () -> field.copies(new Window(6, 6), 1.5, CopyNoise.SHARED));
        says(
                "sign jumps",
                () -> TwoTimeMeanField.of(network.withActivation(new Sign()), 1).perturbation(new Window(1, 1), 0));
        Signal series = new Signal.Series(1, 0.35, Matrix.of(1, 1, 1));
        says(
                "no whole multiple of the spacing",
                () -> TwoTimeMeanField.of(network.withSignal(series), 1).over(new Window(1, 10)));
        says("time is continuous", () -> Window.ofSteps(network, 3));
        ArithmeticException overflow = assertThrows(
                ArithmeticException.class,
                () -> TwoTimeMeanField.of(
                                RecurrentNetwork.of(new Linear(), 1, 1e8, 0).inSteps(1), 1)
                        .over(new Window(100, 1)));
        assertTrue(String.valueOf(overflow.getMessage()).contains("overflows at time"));
    }

    private static void says(String words, Runnable request) {
        IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, request::run);
        String message = String.valueOf(refused.getMessage());
        assertTrue(message.contains(words), message);
    }
}
