package wick.theory.recurrent.meanfield;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import wick.network.Activation;
import wick.network.Linear;
import wick.network.Relu;
import wick.network.Tanh;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Signal;
import wick.theory.ReferenceTable;

class StationaryStateTest {

    static Fluctuating fluctuating(RecurrentNetwork network) {
        return assertInstanceOf(Fluctuating.class, StationaryState.of(network));
    }

    static java.util.List<ReferenceTable.Row> rows() {
        return ReferenceTable.rows("mean_field.csv");
    }

    /// Reference: `reference/theory/mean_field.py`: primitives of φ, quadrature in two dimensions, eigenvalues of a
    /// matrix. Its exponents are good to nine decimals, its half times to eight digits.
    @ParameterizedTest
    @MethodSource("rows")
    void stateIsThatOfAnIndependentProgram(ReferenceTable.Row row) {
        Activation activation = Activation.named(row.text(0)).orElseThrow();
        double g = row.number(1);
        Fluctuating state = fluctuating(
                RecurrentNetwork.of(activation, 1, g * g, row.number(2)).withBiasVariance(row.number(3)));

        double variance = state.variance().orElseThrow().value();
        assertEquals(row.number(4), variance, 1e-10 * variance);
        assertEquals(row.number(5), state.staticVariance(), 1e-9);
        assertEquals(row.number(6), state.meanSquareActivity(), 1e-11);
        assertEquals(row.number(7), state.lyapunovExponent().orElseThrow().value(), 1.2e-8);
        assertEquals(row.number(8), state.correlationTimes().half(), 2e-6 * row.number(8));
        assertTrue(
                state.certificate().largest() < 1e-8, () -> state.certificate().toString());
        assertTrue(state.variance().orElseThrow().error() < 1e-12 * variance);
        assertTrue(state.lyapunovExponent().orElseThrow().error() < 1e-8);
    }

    /// D⟨hh⟩ of the linear network: (κ/2m) e^{−mτ} + σ²/m², S(ω) = κ/(ω² + m²), λ = σ_w − γ, m² = γ² − σ_w².
    @ParameterizedTest
    @CsvSource({"1, 0.25, 1, 0", "2, 0.25, 0.7, 0.3", "0.5, 0.2, 3, 0.1", "1, 0, 1, 0.5", "3, 8.9, 0.01, 0"})
    void linearNetworkHasItsClosedForms(double decay, double weights, double noise, double bias) {
        Fluctuating state = fluctuating(
                RecurrentNetwork.of(new Linear(), decay, weights, noise).withBiasVariance(bias));
        double m = Math.sqrt(decay * decay - weights);
        double still = bias / (m * m);

        assertEquals(noise / (2 * m) + still, state.variance().orElseThrow().value(), 1e-12 * (noise / m + still));
        assertEquals(still, state.staticVariance(), 1e-12 * (1 + still));
        for (double lag : new double[] {0, 0.03, 1, -2.5, 7}) {
            double expected = noise / (2 * m) * Math.exp(-m * Math.abs(lag)) + still;
            assertEquals(expected, state.autocorrelation(lag), 1e-9 * (noise / m + still));
        }
        for (double frequency : new double[] {0, 0.5, 3, 200}) {
            double expected = noise / (frequency * frequency + m * m);
            assertEquals(expected, state.spectrum(frequency), 1e-7 * expected);
        }
        assertEquals(
                Math.sqrt(weights) - decay,
                state.lyapunovExponent().orElseThrow().value(),
                1e-10);
        assertEquals(weights / (decay * decay), state.localGain().orElseThrow().value(), 1e-12);
        assertEquals(Phase.CONTRACTING, state.phase());
        CorrelationTimes times = state.correlationTimes();
        assertEquals(1 / m, times.asymptotic(), 1e-11 / m);
        assertEquals(1 / m, times.integrated(), 1e-8 / m);
        assertEquals(Math.log(2) / m, times.half(), 1e-8 / m);
    }

    /// In units of 1/γ a network with γ, σ_w², σ_b², κ is one with 1, σ_w²/γ², σ_b²/γ², κ/γ.
    @Test
    void decayRateIsTheUnitOfTime() {
        Fluctuating unit =
                fluctuating(RecurrentNetwork.of(new Tanh(), 1, 2.25, 0.5).withBiasVariance(0.2));
        Fluctuating fast =
                fluctuating(RecurrentNetwork.of(new Tanh(), 3, 9 * 2.25, 1.5).withBiasVariance(9 * 0.2));

        assertEquals(
                unit.variance().orElseThrow().value(),
                fast.variance().orElseThrow().value(),
                1e-12);
        assertEquals(unit.autocorrelation(3), fast.autocorrelation(1), 1e-11);
        assertEquals(
                3 * unit.lyapunovExponent().orElseThrow().value(),
                fast.lyapunovExponent().orElseThrow().value(),
                1e-11);
        assertEquals(unit.spectrum(1.5) / 3, fast.spectrum(4.5), 1e-11);
        assertEquals(
                unit.correlationTimes().integrated() / 3,
                fast.correlationTimes().integrated(),
                1e-11);
    }

    @Test
    void constantInputActsAsBiasAndWhiteInputAsNoise() {
        RecurrentNetwork base = RecurrentNetwork.of(new Tanh(), 1, 4, 0.5).withBiasVariance(0.3);
        RecurrentNetwork constant =
                RecurrentNetwork.of(new Tanh(), 1, 4, 0.5).withBiasVariance(0.1).withSignal(new Signal.Constant(0.2));
        RecurrentNetwork white =
                RecurrentNetwork.of(new Tanh(), 1, 4, 0.1).withBiasVariance(0.3).withSignal(new Signal.White(0.4));

        double expected = fluctuating(base).variance().orElseThrow().value();
        assertEquals(expected, fluctuating(constant).variance().orElseThrow().value(), 1e-12);
        assertEquals(expected, fluctuating(white).variance().orElseThrow().value(), 1e-12);
    }

    /// Relu is homogeneous: all strengths of noise and bias scaled by c scale Δ by c (noise enters as κ).
    @Test
    void reluScalesWithWhatDrivesIt() {
        RecurrentNetwork one = RecurrentNetwork.of(new Relu(), 1, 1.3, 0.4).withBiasVariance(0.2);
        Fluctuating small = fluctuating(one);
        Fluctuating large = fluctuating(one.withNoise(4).withBiasVariance(2));

        assertEquals(
                10 * small.variance().orElseThrow().value(),
                large.variance().orElseThrow().value(),
                1e-7);
        assertEquals(10 * small.staticVariance(), large.staticVariance(), 1e-7);
        assertEquals(10 * small.autocorrelation(2), large.autocorrelation(2), 1e-6);
        double error = small.lyapunovExponent().orElseThrow().error();
        assertTrue(error < 1e-4);
        assertEquals(
                small.lyapunovExponent().orElseThrow().value(),
                large.lyapunovExponent().orElseThrow().value(),
                4 * error);
    }

    /// Integrating γ²Δ − Δ″ = g²C + κδ over all times: the spectrum at ω = 0 is (κ + g² S_φ(0))/γ², and
    /// ∫S dω/2π is Δ(0) − q.
    @Test
    void spectrumIntegratesToTheVariance() {
        Fluctuating state = fluctuating(RecurrentNetwork.of(new Tanh(), 1, 4, 0));
        double sum = 0;
        double step = 0.02;
        for (int i = -2000; i <= 2000; i++) {
            sum += state.spectrum(step * i) * step / (2 * Math.PI);
        }

        assertEquals(state.variance().orElseThrow().value(), sum, 1e-7);
        assertEquals(
                2
                        * state.variance().orElseThrow().value()
                        * state.correlationTimes().integrated(),
                state.spectrum(0),
                1e-7);
    }
}
