package wick.theory.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Signal;
import wick.numeric.matrix.Matrix;

class SteppedLinearTest {

    @Test
    void eulerStepsHaveABiasOfFivePerCent() {
        LinearTheory theory = LinearTheory.of(LinearTheoryTest.network(0.5).inSteps(0.1));
        assertEquals(0.6079476701, theory.variance().infinite(), 5e-11);
    }

    /// The trapezoid rule over the circle is exact for a periodic analytic function. Also at ηγ = 1 (no
    /// memory of its own) and beyond (a < 0).
    @ParameterizedTest
    @CsvSource({"0.5, 0.1", "0.3, 0.5", "0.5, 1", "0.4, 1.3", "0.9, 0.9"})
    void theAutocorrelationIsTheTransformOfTheSpectrum(double deviation, double step) {
        LinearTheory theory =
                LinearTheory.of(LinearTheoryTest.network(deviation).inSteps(step));
        int count = 4096;
        for (int n : new int[] {0, 1, 2, 7}) {
            double infinite = 0;
            double first = 0;
            double second = 0;
            for (int i = 0; i < count; i++) {
                double angle = 2 * Math.PI * (i + 0.5) / count - Math.PI;
                SizeExpansion value = theory.spectrum(angle / step);
                infinite += value.infinite() * Math.cos(n * angle) / (count * step);
                first += value.first() * Math.cos(n * angle) / (count * step);
                second += value.second().orElseThrow() / (count * step);
            }
            SizeExpansion claimed = theory.autocorrelation(n * step);
            assertEquals(infinite, claimed.infinite(), 1e-12);
            assertEquals(first, claimed.first(), 1e-10 * Math.max(1, Math.abs(first)));
            if (n == 0) {
                assertEquals(second, claimed.second().orElseThrow(), 1e-10 * Math.max(1, second));
            }
        }
    }

    @Test
    void shortStepsAreContinuousTime() {
        RecurrentNetwork network = LinearTheoryTest.network(0.5).withBiasVariance(0.3);
        LinearTheory exact = LinearTheory.of(network);
        double step = 1.0 / 1024;
        LinearTheory fine = LinearTheory.of(network.inSteps(step));
        LinearTheory finer = LinearTheory.of(network.inSteps(step / 2));
        LinearTheoryTest.assertClose(exact.variance(), twice(finer.variance(), fine.variance()), 1e-5);
        LinearTheoryTest.assertClose(
                exact.covariance(2, 1), twice(finer.covariance(2, 1), fine.covariance(2, 1)), 1e-5);
        LinearTheoryTest.assertClose(exact.response(1.5), twice(finer.response(1.5), fine.response(1.5)), 1e-5);
        LinearTheoryTest.assertClose(
                exact.perturbation(1.5), twice(finer.perturbation(1.5), fine.perturbation(1.5)), 1e-5);
        SizeExpansion lagged = twice(finer.autocorrelation(2), fine.autocorrelation(2));
        assertEquals(exact.autocorrelation(2).first(), lagged.first(), 1e-5 * lagged.first());
    }

    /// Richardson: the error of first order in the step cancels.
    private static SizeExpansion twice(SizeExpansion half, SizeExpansion whole) {
        return half.times(2).plus(whole.times(-1));
    }

    @ParameterizedTest
    @CsvSource({"0.5, 0.25", "0.5, 1", "0.4, 1.25"})
    void inTheLongRunTheTransientIsTheStationaryState(double deviation, double step) {
        LinearTheory theory = LinearTheory.of(
                LinearTheoryTest.network(deviation).withBiasVariance(0.3).inSteps(step));
        LinearTheoryTest.assertClose(
                theory.variance().plus(theory.staticVariance()), theory.covariance(400 * step, 400 * step), 1e-11);
        SizeExpansion lagged = theory.covariance(403 * step, 400 * step);
        SizeExpansion expected = theory.autocorrelation(3 * step).plus(theory.staticVariance());
        assertEquals(expected.infinite(), lagged.infinite(), 1e-12);
        assertEquals(expected.first(), lagged.first(), 1e-11);
    }

    @Test
    void freshWeightsAreAnotherModel() {
        RecurrentNetwork network = LinearTheoryTest.network(0.5);
        LinearTheory fresh = LinearTheory.of(network.withFreshWeights(0.1));
        assertEquals(0.1 / (1 - 0.81 - 0.0025), fresh.variance().infinite(), 1e-15);
        assertEquals(0, fresh.variance().first());
        assertTrue(fresh.exactAtAnySize());
        LinearTheory fine = LinearTheory.of(network.withFreshWeights(1e-6));
        assertEquals(0.5, fine.variance().infinite(), 1e-6);
    }

    @Test
    void freshWeightsReachTheirStationaryState() {
        RecurrentNetwork network = LinearTheoryTest.network(0.8)
                .withBiasVariance(0.3)
                .withSignal(new Signal.Constant(0.7))
                .withFreshWeights(0.5);
        LinearTheory theory = LinearTheory.of(network);
        double constant = theory.staticVariance().infinite();
        assertEquals(
                theory.variance().infinite() + constant,
                theory.covariance(60, 60).infinite(),
                1e-12);
        assertEquals(
                theory.autocorrelation(1.5).infinite() + constant,
                theory.covariance(61.5, 60).infinite(),
                1e-12);
        double sum = 0;
        for (int n = -200; n <= 200; n++) {
            sum += 0.5 * theory.autocorrelation(0.5 * n).infinite() * Math.cos(1.2 * 0.5 * n);
        }
        assertEquals(sum, theory.spectrum(1.2).infinite(), 1e-12);
    }

    /// With one step from zero the weights have not acted yet; with two they act once on the first input.
    @Test
    void aSeriesActsStepByStep() {
        Matrix values = Matrix.of(2, 1, 1, 3);
        RecurrentNetwork network =
                LinearTheoryTest.network(0.5).withNoise(0).withSignal(new Signal.Series(2, 0.4, values));
        for (LinearTheory theory : new LinearTheory[] {
            LinearTheory.of(network.inSteps(0.4)), LinearTheory.of(network.withFreshWeights(0.4))
        }) {
            assertEquals(2 * 0.16, theory.covariance(0.4, 0.4).infinite(), 1e-15);
            double two = 2 * ((0.6 * 0.4 + 0.4 * 3) * (0.6 * 0.4 + 0.4 * 3) + 0.16 * 0.25 * 0.16);
            assertEquals(two, theory.covariance(0.8, 0.8).infinite(), 1e-14);
            assertEquals(
                    2 * 0.4 * (0.6 * 0.4 + 0.4 * 3), theory.covariance(0.8, 0.4).infinite(), 1e-14);
            assertEquals(0, theory.covariance(0, 0.4).infinite());
        }
        LinearTheoryTest.assertRefused(
                "time 0.5 must be a multiple of the step 0.4",
                () -> LinearTheory.of(network.inSteps(0.4)).covariance(0.5, 0));
    }

    /// A value that lasts three steps is three equal values that last one.
    @Test
    void anIntervalOfASeriesMayLastSeveralSteps() {
        RecurrentNetwork network = LinearTheoryTest.network(0.5).withNoise(0);
        RecurrentNetwork coarse = network.withSignal(new Signal.Series(2, 0.6, Matrix.of(2, 1, 1, 3)));
        RecurrentNetwork fine = network.withSignal(new Signal.Series(2, 0.2, Matrix.of(6, 1, 1, 1, 1, 3, 3, 3)));
        assertEquals(
                LinearTheory.of(fine.inSteps(0.2)).covariance(1.4, 1),
                LinearTheory.of(coarse.inSteps(0.2)).covariance(1.4, 1));
        assertEquals(
                LinearTheory.of(fine.withFreshWeights(0.2)).covariance(1.4, 1),
                LinearTheory.of(coarse.withFreshWeights(0.2)).covariance(1.4, 1));
    }
}
