package wick.topic.information.theory;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NoisyMixtureTest {

    @Test
    void twoClassesWithoutNoiseOverlapByTheNormalDistribution() {
        NoisyMixture mixture = new NoisyMixture(2, 0.5, 0, 0);
        assertEquals(0, mixture.threshold(), 1e-15);
        assertEquals(0.15865525393145707, mixture.leastError(), 1e-15);
        assertEquals(0.15865525393145707, mixture.leastNoisyError(), 1e-15);
    }

    @Test
    void evenNoiseAddsItselfButForWhatItUndoes() {
        NoisyMixture mixture = new NoisyMixture(2, 0.5, 0.2, 0.2);
        assertEquals(0, mixture.threshold(), 1e-15);
        assertEquals(0.2 + 0.6 * 0.15865525393145707, mixture.leastNoisyError(), 1e-15);
    }

    /// The least error is the integral of the smaller of the two densities with their labels, whatever the rule.
    @ParameterizedTest
    @CsvSource({"2, 0.5, 0.3, 0.05", "1, 0.7, 0.1, 0.2", "3, 0.2, 0, 0.4", "0.5, 0.9, 0.3, 0"})
    void theLeastErrorIsTheIntegralOfTheSmallerDensity(double distance, double prior, double zero, double one) {
        NoisyMixture mixture = new NoisyMixture(distance, prior, zero, one);
        double step = 1e-4;
        double least = 0;
        double clean = 0;
        for (int k = -140_000; k <= 140_000; k++) {
            double z = k * step;
            double first = prior * density(z - distance / 2);
            double other = (1 - prior) * density(z + distance / 2);
            double readsOne = (1 - one) * first + zero * other;
            double readsZero = one * first + (1 - zero) * other;
            least += step * Math.min(readsOne, readsZero);
            clean += step * (readsOne > readsZero ? other : first);
        }
        assertEquals(least, mixture.leastNoisyError(), 1e-8);
        // the rule jumps between two places of the sum
        assertEquals(clean, mixture.error(mixture.threshold()), 1e-4);
    }

    private static double density(double z) {
        return Math.exp(-z * z / 2) / Math.sqrt(2 * Math.PI);
    }

    @Test
    void aClassWhoseLabelsAreMostlyWrongIsNeverSaid() {
        NoisyMixture mixture = new NoisyMixture(1, 0.5, 0.6, 0.1);
        assertEquals(Double.NEGATIVE_INFINITY, mixture.threshold());
        assertEquals(0.5, mixture.error(mixture.threshold()), 1e-15);
        assertEquals((0.1 + 0.4) / 2, mixture.leastNoisyError(), 1e-15);
    }

    @Test
    void labelsThatSayNothingAreRefused() {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> new NoisyMixture(1, 0.5, 0.5, 0.5));
        assertTrue(String.valueOf(refusal.getMessage()).contains("less than 1"));
        assertThrows(IllegalArgumentException.class, () -> new NoisyMixture(0, 0.5, 0, 0));
    }

    /// (d − 1) (1 − ρ²) dI/dρ² by differences of the curve, which is found by bisection.
    @Test
    void theShortfallIsTheSlopeOfTheCurve() {
        double step = 1e-5;
        double up = new InformationBottleneck(List.of(0.6 + step)).keeping(1.3).relevant();
        double down =
                new InformationBottleneck(List.of(0.6 - step)).keeping(1.3).relevant();
        double expected = 4 * 0.4 * (up - down) / (2 * step);
        assertEquals(expected, new InformationBottleneck(List.of(0.6)).shortfall(1.3, 5), 1e-8);
    }
}
