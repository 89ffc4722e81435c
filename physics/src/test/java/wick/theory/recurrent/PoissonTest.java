package wick.theory.recurrent;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hipparchus.special.Gamma;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PoissonTest {

    @ParameterizedTest
    @CsvSource({"0, 3", "0.2, 5", "3, 9", "80, 100", "700, 650"})
    void tailsAreIncompleteGammaFunctions(double mean, int count) {
        double[] tails = Poisson.tails(mean, count);
        double[] probabilities = Poisson.probabilities(mean, count);
        for (int k = 0; k < count; k++) {
            double expected = mean == 0 ? 0 : Gamma.regularizedGammaP(k + 1.0, mean);
            assertEquals(expected, tails[k], 1e-12 * expected);
            double before = k == 0 ? 1 : tails[k - 1];
            assertEquals(before - tails[k], probabilities[k], 1e-12);
        }
    }
}
