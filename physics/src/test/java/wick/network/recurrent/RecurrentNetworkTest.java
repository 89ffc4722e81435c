package wick.network.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import wick.network.Tanh;
import wick.numeric.matrix.Matrix;

class RecurrentNetworkTest {
    private final RecurrentNetwork network = RecurrentNetwork.of(new Tanh(), 1, 4, 0.5);

    @Test
    void eachChangeTouchesItsOwnPartAlone() {
        assertEquals(network, network.withNoise(2).withNoise(0.5));
        assertEquals(network, network.withWeightVariance(2).withWeightVariance(4));
        assertEquals(network, network.withBiasVariance(2).withBiasVariance(0));
        assertEquals(0.1, ((Time.Steps) network.inSteps(0.1).time()).step());
        assertEquals(Ties.TIED, network.inSteps(0.1).ties());
        assertEquals(Ties.FRESH, network.withFreshWeights(0.1).ties());
        assertEquals(2, network.weightDeviation());
    }

    @Test
    void badNumbersAreNamedWithTheirValue() {
        assertRefused("noise -1.0 must be finite and at least 0", () -> network.withNoise(-1));
        assertRefused("decay rate 0.0 must be positive", () -> RecurrentNetwork.of(new Tanh(), 0, 1, 1));
        assertRefused("weight variance NaN", () -> network.withWeightVariance(Double.NaN));
        assertRefused("bias variance Infinity", () -> network.withBiasVariance(Double.POSITIVE_INFINITY));
        assertRefused("time step 0.0 must be positive", () -> network.inSteps(0));
        assertRefused("value of the input series NaN", () -> new Signal.Series(1, 1, Matrix.of(1, 1, Double.NaN)));
    }

    @Test
    void freshWeightsNeedSteps() {
        assertRefused(
                "fresh weights need time in steps",
                () -> new RecurrentNetwork(
                        1, 1, 0, 1, new Tanh(), new Signal.None(), new Time.Continuous(), Ties.FRESH));
    }

    @Test
    void theCovarianceOfASeriesIsTheMeanProductOfItsComponents() {
        Signal.Series series = new Signal.Series(3, 0.5, Matrix.of(2, 2, 1, 2, 3, 4));
        assertEquals(3 * (1 * 3 + 2 * 4) / 2.0, series.covariance(0, 1));
        assertEquals(1, series.end());
    }

    private static void assertRefused(String part, Runnable action) {
        IllegalArgumentException refusal = assertThrows(IllegalArgumentException.class, action::run);
        assertTrue(String.valueOf(refusal.getMessage()).contains(part), refusal.getMessage());
    }
}
