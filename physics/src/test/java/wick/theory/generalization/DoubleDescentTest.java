package wick.theory.generalization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.network.Relu;
import wick.network.Tanh;
import wick.numeric.matrix.Vector;
import wick.theory.ReferenceTable;

class DoubleDescentTest {

    /// Monte Carlo in another program gave these within its errors.
    @ParameterizedTest
    @CsvSource({"20, .2631578947368421", "30, .8333333333333333", "60, .8596491228070175", "120, .7932489451476793"})
    void theErrorOfLeastNormFallsOnBothSidesOfExactFitting(int features, double excess) {
        LeastNorm model = new LeastNorm(40, features, 1, 0.25);
        assertEquals(excess, model.excess(), 1e-14);
        assertEquals(excess + 0.25, model.testError(), 1e-14);
    }

    @Test
    void whereTheDataAreFirstFittedExactlyTheErrorIsInfinite() {
        for (int features = 39; features <= 41; features++) {
            assertEquals(Double.POSITIVE_INFINITY, new LeastNorm(40, features, 1, 0.25).excess());
        }
        assertEquals(1 - 40 / 41.0, new LeastNorm(40, 41, 1, 0).excess(), 1e-15);
        assertFalse(new LeastNorm(40, 43, 1, 0.25).tame());
        assertTrue(new LeastNorm(40, 44, 1, 0.25).tame());
    }

    @Test
    void whatAModelDoesNotSeeIsNoiseToIt() {
        LeastNorm model = LeastNorm.chosen(40, 20, 80, 2, 0.25);
        assertEquals(new LeastNorm(40, 20, 0.5, 1.75), model);
        assertThrows(IllegalArgumentException.class, () -> LeastNorm.chosen(40, 101, 100, 2, 0.1));
    }

    /// Two roads to one limit: moments of inverse Wishart matrices, and the spectrum.
    @ParameterizedTest
    @CsvSource({"0.5", "2", "3.5"})
    void atLargeNumbersLeastNormIsRegressionWithAFlatSpectrum(double ratio) {
        int points = 200_000;
        int features = (int) (ratio * points);
        int modes = (int) (ratio * 1000);
        Vector flat = Vector.range(0, modes).map(_ -> 1);
        EigenLearning spectrum = new EigenLearning(flat, flat.map(_ -> 1.0 / modes), 0, 0.25);
        assertEquals(spectrum.at(1000).testError(), new LeastNorm(points, features, 1, 0.25).testError(), 2e-5 * ratio);
    }

    @Test
    void randomFeaturesHaveTheClosedFormOfMeiAndMontanari() {
        int compared = 0;
        for (ReferenceTable.Row row : ReferenceTable.rows("double_descent.csv")) {
            if (row.text(0).equals("random-features")) {
                double perInput = row.number(1);
                double points = row.number(2);
                RandomFeatures features = new RandomFeatures(perInput, row.number(3), row.number(4));
                RandomFeatures.Limit limit = features.at(
                        points,
                        new RandomFeatures.Task(row.number(6), row.number(7), perInput * points * row.number(5)));
                double expected = row.number(8) + row.number(7);
                assertEquals(
                        expected, limit.testError(), limit.error(), row.cells().toString());
                assertTrue(limit.error() < 1e-5 * expected, row.cells() + " " + limit);
                compared++;
            }
        }
        assertEquals(6, compared);
    }

    @Test
    void randomFeaturesDescendTwice() {
        RandomFeatures.Task task = new RandomFeatures.Task(1, 0.1, 1e-6);
        double few = RandomFeatures.of(new Tanh(), 1).at(3, task).testError();
        double as = RandomFeatures.of(new Tanh(), 3).at(3, task).testError();
        double many = RandomFeatures.of(new Tanh(), 12).at(3, task).testError();
        assertTrue(as > 5 * few && many < few, few + " " + as + " " + many);
    }

    @Test
    void thePartsOfReluAreItsClosedForms() {
        RandomFeatures relu = RandomFeatures.of(new Relu(), 1);
        assertEquals(0.5, relu.linear(), 1e-13);
        assertEquals(0.25 - 1 / (2 * Math.PI), relu.nonlinear(), 1e-13);
    }

    /// All labels of some points tried by a linear program.
    @Test
    void asManyLabelsCanBeSeparatedAsCoverCounted() {
        int compared = 0;
        for (ReferenceTable.Row row : ReferenceTable.rows("double_descent.csv")) {
            if (row.text(0).equals("separable")) {
                assertEquals(
                        BigInteger.valueOf((long) row.number(3)),
                        Separability.dichotomies((int) row.number(1), (int) row.number(2)));
                compared++;
            }
        }
        assertEquals(7, compared);
    }

    @ParameterizedTest
    @CsvSource({"30, 20, .9692858271", "12, 10, .994140625", "50, 20, .0762038860", "20, 10, .5", "4000, 2000, .5"})
    void theChanceOfMemorizingRandomLabels(int points, int dimensions, double probability) {
        assertEquals(probability, Separability.probability(points, dimensions), 5e-11);
    }

    @Test
    void upToAsManyPointsAsDimensionsEverythingIsMemorized() {
        assertEquals(1, Separability.probability(17, 17));
        assertEquals(0.5, Separability.probability(Separability.capacity(9), 9));
        assertTrue(Separability.probability(18, 17) < 1);
    }
}
