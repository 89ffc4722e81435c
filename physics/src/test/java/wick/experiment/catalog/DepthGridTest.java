package wick.experiment.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

class DepthGridTest {
    private static final List<Integer> DEPTHS = List.of(4, 8, 16);

    @Test
    void trainingFailsWhereAccuracyIsHalfwayFromItsBestToGuessing() {
        // best 0.9, guessing 0.1: halfway 0.5, two thirds of the way from 0.7 to 0.4
        double depth = DepthGrid.halfway(DEPTHS, Vector.of(0.9, 0.7, 0.4)).orElseThrow();
        assertEquals(8 + (8 * 2.0 / 3), depth, 1e-12);
    }

    @Test
    void anAccuracyThatComesBackIsNotTheEnd() {
        double depth = DepthGrid.halfway(DEPTHS, Vector.of(0.4, 0.9, 0.1)).orElseThrow();
        assertEquals(8 + (8 * 0.5), depth, 1e-12);
    }

    @Test
    void weightVariancesAtWhichTheDeepestLearnAreNotOnTheContour() {
        DepthGrid grid = new DepthGrid(
                Vector.of(1, 2),
                DEPTHS,
                new DepthGrid.Trial(
                        0.05, 8, 1, new DigitTask(Matrix.zeros(1, 64), Matrix.zeros(1, 10), List.of(0)), 1));
        List<DepthGrid.Failing> contour = grid.contour(Matrix.of(3, 2, 0.9, 0.9, 0.9, 0.8, 0.1, 0.6));
        assertEquals(1, contour.size());
        assertEquals(1, contour.getFirst().weightVariance());
        assertTrue(DepthGrid.halfway(DEPTHS, Vector.of(0.1, 0.1, 0.1)).isEmpty(), "nowhere better than guessing");
        assertTrue(DepthGrid.halfway(DEPTHS, Vector.of(0.09, 0.08, 0.07)).isEmpty(), "worse than guessing");
    }
}
