package wick.experiment.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.network.Linear;
import wick.network.Relu;
import wick.network.Tanh;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Signal;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// Numbers as they reach the user; oracles are closed forms and values of independent programs (eigenvalue solves of
/// sampled Lyapunov equations and a shooting solution of dynamic mean field in Python).
class ForecastTest {

    private static Forecast of(RecurrentNetwork network) {
        return Forecasts.of(network, Asked.nothing());
    }

    private static double value(Forecast forecast, Characteristic characteristic) {
        return forecast.number(characteristic).orElseThrow().value();
    }

    @Test
    void theLinearNetworkHasFourDifferentTimesAndItsOrderOneOverN() {
        Forecast forecast = Forecasts.of(
                RecurrentNetwork.of(new Linear(), 1, 0.25, 1),
                new Asked(Optional.of(Vector.of(0, 2)), Optional.empty(), OptionalInt.of(100)));
        double m = Math.sqrt(0.75);
        assertEquals(0.5 / m, value(forecast, Characteristic.VARIANCE), 1e-14);
        assertEquals(1 / m, value(forecast, Characteristic.CORRELATION_TIME), 1e-14);
        assertEquals(1, value(forecast, Characteristic.RESPONSE_TIME), 1e-14);
        assertEquals(2, value(forecast, Characteristic.PERTURBATION_TIME), 1e-14);
        assertEquals(1 / m, value(forecast, Characteristic.AMPLITUDE_TIME), 1e-14);
        assertEquals(-0.5, value(forecast, Characteristic.LYAPUNOV_EXPONENT), 1e-14);
        assertEquals(.20626738, value(forecast, Characteristic.ORDER_ONE_OVER_N), 1e-8);
        Curve curve = forecast.curves().autocorrelation().orElseThrow();
        assertEquals(0.5 / m * Math.exp(-2 * m), curve.values().at(1), 1e-14);
        Forecast.AtSize at = forecast.atSize().orElseThrow();
        assertEquals(0.5 / m * 1.0020626738, at.variance().value(), 1e-9);
        assertTrue(at.holds());
        assertEquals("contracting", forecast.phase());
    }

    @Test
    void aBiasAddsItsStaticPartToVarianceAndToTheOrderOneOverN() {
        Forecast forecast = of(RecurrentNetwork.of(new Linear(), 1, 0.25, 1).withBiasVariance(0.5));
        double m = Math.sqrt(0.75);
        double still = 0.5 / (m * m);
        double moving = 0.5 / m;
        assertEquals(still, value(forecast, Characteristic.STATIC_PART), 1e-14);
        assertEquals(moving + still, value(forecast, Characteristic.VARIANCE), 1e-14);
        double first = moving * (1 - m) / (m * m * m) + 0.5 * 2 * 0.25 / Math.pow(m, 6);
        assertEquals(first / (moving + still), value(forecast, Characteristic.ORDER_ONE_OVER_N), 1e-12);
    }

    @Test
    void stepsMakeTheVarianceLargerByWhatIsTold() {
        Forecast forecast = of(RecurrentNetwork.of(new Linear(), 1, 0.25, 1).inSteps(0.1));
        assertEquals(.6079476701, value(forecast, Characteristic.VARIANCE), 1e-10);
        assertEquals(.6079476701 / .5773502692 - 1, value(forecast, Characteristic.STEP_BIAS), 1e-9);
        Forecast fresh = of(RecurrentNetwork.of(new Linear(), 1, 0.25, 1).withFreshWeights(0.1));
        assertEquals(0.1 / (1 - 0.81 - 0.0025), value(fresh, Characteristic.VARIANCE), 1e-13);
        assertEquals(0, value(fresh, Characteristic.ORDER_ONE_OVER_N));
    }

    @ParameterizedTest
    @CsvSource({
        "4, 0, 1.9248054137, 0.112458, chaotic",
        "2.25, 0, 0.7476863806, 0.046746, chaotic",
        "2.25, 1, 1.1180959147, -0.10725, expansive",
        "4, 1, 2.0919855206, 0.00813, chaotic",
        "0.25, 1, 0.5361309575, , contracting"
    })
    void dynamicMeanFieldOfTanh(double weightVariance, double noise, double variance, Double exponent, String phase) {
        Forecast forecast = of(RecurrentNetwork.of(new Tanh(), 1, weightVariance, noise));
        assertEquals(variance, value(forecast, Characteristic.VARIANCE), 2e-9);
        if (exponent != null) {
            assertEquals(exponent, value(forecast, Characteristic.LYAPUNOV_EXPONENT), 1e-5);
        }
        assertEquals(phase, forecast.phase());
        assertEquals(noise > 0, forecast.number(Characteristic.AMPLITUDE_TIME).isPresent());
        assertTrue(forecast.number(Characteristic.ORDER_ONE_OVER_N).isEmpty());
    }

    @Test
    void aSilentNetworkHasNoCorrelationTime() {
        Forecast forecast = of(RecurrentNetwork.of(new Tanh(), 1, 0.5, 0));
        assertEquals("silent", forecast.phase());
        assertEquals(0, value(forecast, Characteristic.VARIANCE));
        assertTrue(forecast.number(Characteristic.CORRELATION_TIME).isEmpty());
    }

    /// In ever shorter steps the two-time theory must reach the stationary one, which shares no code with it. Once
    /// the first order in the step is taken out, what is left of its bias is smaller by about a step.
    @Test
    void shortStepsApproachContinuousTime() {
        RecurrentNetwork network = RecurrentNetwork.of(new Tanh(), 1, 0.5, 1);
        double exact = value(of(network), Characteristic.VARIANCE);
        double coarse = value(of(network.inSteps(0.1)), Characteristic.VARIANCE);
        double fine = value(of(network.inSteps(0.05)), Characteristic.VARIANCE);
        assertTrue(coarse > fine && fine > exact);
        assertEquals(exact, 2 * fine - coarse, 0.05 * (coarse - exact));
        assertEquals(coarse / exact - 1, value(of(network.inSteps(0.1)), Characteristic.STEP_BIAS), 1e-8);
    }

    /// Relu in steps: a² and σ_w²/2 alone decide the growth, of ⟨h²⟩ as of a perturbation.
    @Test
    void freshReluInStepsForgetsAtTheRateOfItsSlopes() {
        RecurrentNetwork network = RecurrentNetwork.of(new Relu(), 1, 1, 1).withFreshWeights(0.5);
        Forecast forecast = of(network);
        assertEquals(0.5 / (1 - 0.25 - 0.125), value(forecast, Characteristic.VARIANCE), 1e-10);
        assertEquals(Math.log(0.375) / 2 / 0.5, value(forecast, Characteristic.LYAPUNOV_EXPONENT), 1e-9);
    }

    @Test
    void growthWithoutBoundIsRefusedWithTheBound() {
        String refusal = assertThrows(
                        IllegalArgumentException.class, () -> of(RecurrentNetwork.of(new Relu(), 1, 3, 1)))
                .getMessage();
        assertTrue(String.valueOf(refusal).contains("must be below gamma^2 = 1.00000"), refusal);
        assertTrue(String.valueOf(refusal).contains("0.5000 above"), refusal);
    }

    @Test
    void aSeriesOfInputsHasATransientOnly() {
        RecurrentNetwork network =
                RecurrentNetwork.of(new Linear(), 1, 0, 1).withSignal(new Signal.Series(1, 10, Matrix.of(1, 1, 2)));
        Forecast forecast =
                Forecasts.of(network, new Asked(Optional.empty(), Optional.of(Vector.of(1)), OptionalInt.empty()));
        double noise = (1 - Math.exp(-2)) / 2;
        double driven = 2 * (1 - Math.exp(-1));
        assertEquals(
                noise + driven * driven,
                forecast.curves().start().orElseThrow().values().at(0),
                1e-10);
        assertTrue(forecast.number(Characteristic.VARIANCE).isEmpty());
        assertTrue(forecast.curves().autocorrelation().isEmpty());
    }
}
