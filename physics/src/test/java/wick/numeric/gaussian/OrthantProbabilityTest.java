package wick.numeric.gaussian;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OrthantProbabilityTest {
    private static final int POINTS = 4096;

    private static double[][] equicorrelated(int size, double correlation) {
        double[][] covariance = new double[size][size];
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < size; j++) {
                covariance[i][j] = i == j ? 1 : correlation;
            }
        }
        return covariance;
    }

    /// n + 1 independent variables: with correlation 1/2 all differences to one of them are positive if it is the
    /// smallest.
    @ParameterizedTest
    @ValueSource(ints = {2, 4, 8, 12})
    void withCorrelationOneHalfOneOfSizePlusOneOrthantsIsPositive(int size) {
        Approximation found = OrthantProbability.of(equicorrelated(size, 0.5), POINTS);
        assertEquals(1.0 / (size + 1), found.value(), found.error());
        assertTrue(found.error() < 1e-3 * found.value(), "error " + found.error());
    }

    @Test
    void threeVariablesHaveTheClosedForm() {
        double[][] c = {{2, 0.6, -0.5}, {0.6, 1, 0.3}, {-0.5, 0.3, 0.7}};
        double exact = 1.0 / 8
                + (Math.asin(0.6 / Math.sqrt(2)) + Math.asin(-0.5 / Math.sqrt(1.4)) + Math.asin(0.3 / Math.sqrt(0.7)))
                        / (4 * Math.PI);
        Approximation found = OrthantProbability.of(c, POINTS);
        assertEquals(exact, found.value(), found.error());
        assertTrue(found.error() < 1e-4, "error " + found.error());
    }

    @Test
    void independentVariablesHaveOneInTwoToTheSize() {
        assertEquals(
                Math.pow(2, -8), OrthantProbability.of(equicorrelated(8, 0), 4).value(), 1e-15);
    }

    @Test
    void degenerateVariablesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> OrthantProbability.of(equicorrelated(3, -0.5), POINTS));
        assertThrows(IllegalArgumentException.class, () -> OrthantProbability.of(equicorrelated(17, 0), POINTS));
    }
}
