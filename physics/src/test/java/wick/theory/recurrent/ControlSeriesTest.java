package wick.theory.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import wick.network.Linear;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.matrix.Matrix;

class ControlSeriesTest {
    private static final double DECAY = 1.3;
    private static final double TIME = 0.9;
    private final ControlSeries series = new ControlSeries(DECAY, 0.16, 40);

    /// A single unit with the weight w: every quantity is a function of γ − w.
    @Test
    void forOneUnitEachSeriesIsThatOfAFunction() {
        double rate = DECAY - 0.2;
        assertEquals(1 / (2 * rate), sum(series.varianceWeights()), 1e-13);
        assertEquals(1 / (rate * rate), sum(series.staticWeights()), 1e-13);
        assertEquals(Math.exp(-rate * TIME) / (2 * rate), sum(series.autocorrelationWeights(TIME)), 1e-13);
        assertEquals(Math.exp(-rate * TIME), sum(series.responseWeights(TIME)), 1e-13);
        assertEquals(Math.exp(-2 * rate * TIME), sum(series.perturbationWeights(TIME)), 1e-13);
        assertEquals(-Math.expm1(-2 * rate * TIME) / (2 * rate), sum(series.transientWeights(TIME)), 1e-13);
    }

    private static double sum(Matrix weights) {
        double sum = 0;
        for (int k = 0; k < weights.rows(); k++) {
            for (int l = 0; l < weights.columns(); l++) {
                sum += weights.at(k, l) * Math.pow(0.2, k + l);
            }
        }
        return sum;
    }

    /// At σ_w = 0.4 = 0.31 γ the series has converged at order 40, and its exact means fall on the
    /// expansion, whose coefficients come from closed forms.
    @Test
    void theExactMeansApproachTheExpansionInOneOverN() {
        RecurrentNetwork network = RecurrentNetwork.of(new Linear(), DECAY, 0.16, 1);
        LinearTheory theory = LinearTheory.of(network.withBiasVariance(1));
        assertOnExpansion(series.varianceWeights(), theory.variance());
        assertOnExpansion(series.staticWeights(), theory.staticVariance());
        assertOnExpansion(series.responseWeights(TIME), theory.response(TIME));
        assertOnExpansion(series.perturbationWeights(TIME), theory.perturbation(TIME));
        assertOnExpansion(
                series.transientWeights(TIME), LinearTheory.of(network).covariance(TIME, TIME));
        SizeExpansion lagged = theory.autocorrelation(TIME);
        double first = 1e6 * (series.mean(series.autocorrelationWeights(TIME), 1_000_000) - lagged.infinite());
        assertEquals(lagged.first(), first, 1e-7);
    }

    /// N² (mean − c₀ − c₁/N) at three sizes, extrapolated to c₂.
    private void assertOnExpansion(Matrix weights, SizeExpansion theory) {
        double second =
                (rest(weights, theory, 400) - 6 * rest(weights, theory, 800) + 8 * rest(weights, theory, 1600)) / 3;
        double expected = theory.second().orElseThrow();
        assertEquals(expected, second, 1e-8 + 1e-5 * Math.abs(expected));
    }

    private double rest(Matrix weights, SizeExpansion theory, int size) {
        return (double) size * size * (series.mean(weights, size) - theory.throughFirst(size));
    }

    @Test
    void theOrderIsBounded() {
        LinearTheoryTest.assertRefused(
                "order 41 of a series in W must be between 0 and 40", () -> new ControlSeries(1, 1, 41));
    }
}
