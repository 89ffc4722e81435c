package wick.topic.expressivity.theory.depth;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApproximationTest {

    @Test
    void stepsAreWorstWhereTheyAreAsSteepAsTheFunction() {
        double steepness = 37;
        double largest = 0;
        for (int i = 0; i < 100_000; i++) {
            double u = i * 1e-4;
            largest = Math.max(largest, 1 / (1 + Math.exp(-u)) - 0.5 - u / steepness);
        }
        assertEquals(largest / 10, new Staircase(10).steps(1, steepness), 1e-9);
        assertEquals(0.5, new Staircase(1).steps(1, 1e9), 1e-7);
    }

    /// mpmath: sqrt(2) gamma((d+1)/2)/gamma(d/2) at 30 digits.
    @ParameterizedTest
    @CsvSource({"1, 0.797884560802865", "2, 1.25331413731550", "3, 1.59576912160573", "10, 3.08432775979986"})
    void theMeanLengthOfNormalVectors(int dimensions, double length) {
        assertEquals(length, new SampledCosines(dimensions, 1).meanFrequency(), 1e-13 * length);
    }

    /// Sums over both grids of ω and x in one dimension, weights of the trapezoid rule.
    @Test
    void theSquaredErrorOfOneCosineIsItsAverageOverFrequenciesAndInputs() {
        double variance = 0.7;
        double sum = 0;
        double step = 0.05;
        for (double w = -8; w <= 8; w += step) {
            for (double u = -8; u <= 8; u += step) {
                double x = u * Math.sqrt(variance);
                double error = Math.cos(w * x) - Math.exp(-x * x / 2);
                sum += step * step * Math.exp(-(w * w + u * u) / 2) / (2 * Math.PI) * error * error;
            }
        }
        assertEquals(sum, new SampledCosines(1, variance).squaredError(1), 1e-9);
    }

    @Test
    void barronsBoundGrowsWithTheRadiusAndFallsWithNeurons() {
        SampledCosines bump = new SampledCosines(3, 1);
        assertEquals(4 * bump.barronBound(10, 1), bump.barronBound(10, 2), 1e-12);
        assertEquals(bump.barronBound(1, 1) / 10, bump.barronBound(10, 1), 1e-12);
    }

    @Test
    void depthDoublesThePiecesThatWidthOnlyAdds() {
        Sawtooth deep = new Sawtooth(8);
        assertEquals(256, deep.pieces());
        assertEquals(255, deep.flatNeurons());
        assertEquals(17, deep.piecesOfFlat());
        assertEquals(1 / 262144.0, deep.squareError());
        assertTrue(deep.squareError() < Sawtooth.bestSquareError(deep.piecesOfFlat()) / 100);
    }

    @Test
    void whatHasNoMeaningIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Sawtooth(0));
        assertThrows(IllegalArgumentException.class, () -> new Staircase(0));
        assertThrows(IllegalArgumentException.class, () -> new Staircase(3).steps(1, 4));
        assertThrows(IllegalArgumentException.class, () -> new SampledCosines(0, 1));
        assertThrows(IllegalArgumentException.class, () -> new SampledCosines(1, Double.NaN));
    }
}
