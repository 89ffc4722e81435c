package wick.theory.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.network.Linear;
import wick.network.Tanh;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Signal;
import wick.numeric.matrix.Matrix;

class LinearTheoryTest {

    static RecurrentNetwork network(double deviation) {
        return RecurrentNetwork.of(new Linear(), 1, deviation * deviation, 1);
    }

    static LinearTheory theory(double deviation) {
        return LinearTheory.of(network(deviation));
    }

    /// The values of an eigenvalue solution of many networks lie on them (extrapolated in 1/N).
    @ParameterizedTest
    @CsvSource({"0.3, 0.05306, 0.2174", "0.5, 0.20626738, 0.8889", "0.7, 0.78486, 3.7678"})
    void theFirstCorrectionsAreTheKnownOnes(double deviation, double equalTime, double zeroFrequency) {
        assertEquals(equalTime, theory(deviation).variance().relativeFirst(), 6e-6);
        assertEquals(zeroFrequency, theory(deviation).spectrum(0).relativeFirst(), 6e-5);
        LinearTheory biased =
                LinearTheory.of(network(deviation).withBiasVariance(2).withNoise(0));
        assertEquals(zeroFrequency, biased.staticVariance().relativeFirst(), 6e-5);
        assertEquals(2 / (1 - deviation * deviation), biased.staticVariance().infinite(), 1e-14);
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.2994562499", "1, 1.9281970873", "2, 31.5482846634"})
    void perturbationsGrowByBesselFunctionsAndTheirCorrection(double x, double first) {
        SizeExpansion norm =
                LinearTheory.of(RecurrentNetwork.of(new Linear(), 2, 1, 0)).perturbation(x);
        double scale = Math.exp(4 * x);
        double bessel = 0;
        double term = 1;
        for (int k = 1; k < 60; k++) {
            bessel += term;
            term *= x * x / ((double) k * k);
        }
        assertEquals(first, norm.first() * scale, 1e-10 * Math.max(1, first));
        assertEquals(bessel, norm.infinite() * scale, 1e-13 * bessel);
    }

    @ParameterizedTest
    @CsvSource({"0.01", "0.3", "0.5", "0.7", "0.9"})
    void theAutocorrelationIsTheTransformOfTheSpectrum(double deviation) {
        LinearTheory theory = theory(deviation);
        for (double lag : new double[] {0, 0.3, 1, 4}) {
            SizeExpansion claimed = theory.autocorrelation(lag);
            double first = transform(w -> theory.spectrum(w).first(), lag);
            assertEquals(first, claimed.first(), 2e-10 + 1e-8 * Math.abs(first));
        }
        double second = transform(w -> theory.spectrum(w).second().orElseThrow(), 0);
        assertEquals(second, theory.variance().second().orElseThrow(), 1e-10 + 1e-8 * Math.abs(second));
        assertEquals(
                1 / (2 * Math.sqrt(1 - deviation * deviation)),
                theory.variance().infinite(),
                1e-15);
    }

    /// ∫ f(ω) cos(ωτ) dω/(2π) for an even f that falls as ω⁻⁴, by the trapezoid rule.
    private static double transform(DoubleUnaryOperator f, double lag) {
        double step = 0.01;
        double sum = f.applyAsDouble(0) / 2;
        for (int i = 1; i < 60_000; i++) {
            sum += f.applyAsDouble(i * step) * Math.cos(i * step * lag);
        }
        return sum * step / Math.PI;
    }

    @Test
    void inTheLongRunTheTransientIsTheStationaryState() {
        RecurrentNetwork network = network(0.5).withBiasVariance(0.3).withSignal(new Signal.Constant(0.2));
        LinearTheory theory = LinearTheory.of(network);
        assertClose(theory.variance().plus(theory.staticVariance()), theory.covariance(90, 90), 1e-12);
        SizeExpansion lagged = theory.covariance(91.5, 90);
        SizeExpansion expected = theory.autocorrelation(1.5).plus(theory.staticVariance());
        assertEquals(expected.infinite(), lagged.infinite(), 1e-12);
        assertEquals(expected.first(), lagged.first(), 1e-12);
        assertEquals(lagged, theory.covariance(90, 91.5));
    }

    @Test
    void theCorrectionToTheTransientStopsGrowing() {
        LinearTheory theory = theory(0.5);
        double last = 0;
        for (double time = 1; time < 12; time++) {
            double now = theory.covariance(time, time).first();
            assertTrue(now > last);
            last = now;
        }
        double limit = theory.variance().first();
        assertEquals(limit, theory.covariance(40, 40).first(), 1e-12);
        assertTrue(limit - theory.covariance(10, 10).first() < 0.01 * limit);
    }

    @Test
    void constantInputActsAsABiasAndWhiteInputAsNoise() {
        LinearTheory biased = LinearTheory.of(network(0.6).withBiasVariance(0.7));
        LinearTheory driven = LinearTheory.of(network(0.6).withSignal(new Signal.Constant(0.7)));
        assertEquals(biased.staticVariance(), driven.staticVariance());
        assertEquals(biased.covariance(3, 2), driven.covariance(3, 2));
        LinearTheory white = LinearTheory.of(network(0.6).withNoise(0.4).withSignal(new Signal.White(0.6)));
        assertEquals(theory(0.6).variance(), white.variance());
        assertEquals(theory(0.6).covariance(3, 2), white.covariance(3, 2));
    }

    @Test
    void aSeriesOfEqualInputsIsAConstantInputUntilItEnds() {
        Matrix ones = Matrix.of(4, 1, 1, 1, 1, 1);
        LinearTheory series = LinearTheory.of(network(0.6).withNoise(0).withSignal(new Signal.Series(0.7, 0.5, ones)));
        LinearTheory constant = LinearTheory.of(network(0.6).withNoise(0).withSignal(new Signal.Constant(0.7)));
        assertClose(constant.covariance(1.7, 0.9), series.covariance(1.7, 0.9), 1e-14);
        assertTrue(
                series.covariance(3, 3).infinite() < constant.covariance(3, 3).infinite());
        assertRefused("series of inputs there is no stationary state", series::variance);
    }

    @Test
    void theFourLengthsAreFourNumbers() {
        Lengths lengths = theory(0.5).lengths();
        assertEquals(1, lengths.meanResponse());
        assertEquals(1 / Math.sqrt(0.75), lengths.autocorrelation(), 1e-15);
        assertEquals(2, lengths.perturbation());
        assertEquals(lengths.autocorrelation(), lengths.variance(), 1e-15);
    }

    @Test
    void unstableNetworksAreRefusedWithTheBoundAndTheExcess() {
        assertRefused(
                "weight variance 1.5 must be below the square of the decay rate, 1.0: it exceeds this bound by 0.5",
                () -> LinearTheory.of(RecurrentNetwork.of(new Linear(), 1, 1.5, 1)));
        assertRefused(
                "exceeds this bound by 0.", () -> LinearTheory.of(network(0.5).inSteps(1.4)));
        assertRefused(
                "must be below 1: it exceeds", () -> LinearTheory.of(network(2).withFreshWeights(1)));
        assertRefused(
                "activation tanh must be linear", () -> LinearTheory.of(RecurrentNetwork.of(new Tanh(), 1, 0.5, 1)));
        assertRefused(
                "time -1.0 must be finite and at least 0", () -> theory(0.5).response(-1));
    }

    static void assertClose(SizeExpansion expected, SizeExpansion actual, double tolerance) {
        assertEquals(expected.infinite(), actual.infinite(), tolerance * Math.abs(expected.infinite()));
        assertEquals(expected.first(), actual.first(), tolerance * Math.abs(expected.first()));
        double second = expected.second().orElseThrow();
        assertEquals(second, actual.second().orElseThrow(), tolerance * Math.abs(second));
    }

    static void assertRefused(String part, Runnable action) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, action::run);
        assertTrue(String.valueOf(refusal.getMessage()).contains(part), refusal.getMessage());
    }
}
