package wick.theory.solvable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;
import wick.theory.ReferenceTable;

class RegressionSgdTest {
    private static final Vector START = Vector.of(1, -1, 0.5);

    private static Matrix inputs(int points) {
        Matrix inputs = Matrix.zeros(points, 3);
        for (int p = 0; p < points; p++) {
            for (int j = 0; j < 3; j++) {
                inputs.set(p, j, Math.sin(2 * p + 3 * j + 1) + j / 4.0);
            }
        }
        return inputs;
    }

    private static Vector targets(int points) {
        double[] targets = new double[points];
        for (int p = 0; p < points; p++) {
            targets[p] = Math.cos(3 * p + 1);
        }
        return Vector.of(targets);
    }

    private static RegressionSgd sgd(int points, int size, boolean replacement) {
        return RegressionSgd.of(inputs(points), targets(points), new Batches(points, size, replacement));
    }

    private static double lossAfter(RegressionSgd sgd, double rate, int steps) {
        RegressionSgd.Law law = sgd.start(START);
        for (int k = 0; k < steps; k++) {
            law = sgd.step(law, rate);
        }
        return sgd.loss(law);
    }

    /// Every batch enumerated in a map of 13 moments of w itself, with its spectral radius and its fixed
    /// point.
    @Test
    void thresholdsStationaryLossesAndPathsAreThoseOfEnumeratedBatches() {
        int compared = 0;
        for (ReferenceTable.Row row : ReferenceTable.rows("sgd.csv")) {
            RegressionSgd sgd = sgd(6, (int) row.number(1), row.text(2).equals("1"));
            String where = row.cells().toString();
            double value = row.number(5);
            switch (row.text(0)) {
                case "threshold" -> {
                    RegressionSgd.StableRate largest = sgd.largestStableRate();
                    assertEquals(value, largest.value(), 1e-9 * value, where);
                    assertTrue(largest.error() < 1e-9 * value, where);
                }
                case "settled" -> {
                    RegressionSgd.Settled settled =
                            assertInstanceOf(RegressionSgd.Settled.class, sgd.longRun(row.number(3)), where);
                    assertEquals(value, sgd.leastLoss() + settled.excessLoss(), 1e-10 * value, where);
                }
                default ->
                    assertEquals(value, lossAfter(sgd, row.number(3), (int) row.number(4)), 1e-11 * value, where);
            }
            compared++;
        }
        assertEquals(91, compared);
    }

    @Test
    void fullBatchesAreGradientDescent() {
        RegressionSgd whole = sgd(6, 6, false);
        assertEquals(0, new Batches(6, 6, false).noise());
        Vector curvatures = whole.curvatures();
        assertEquals(2 / curvatures.at(2), whole.largestStableRate().value(), 1e-10);
        assertEquals(whole.leastLoss(), lossAfter(whole, 0.5, 4000), 1e-12);
    }

    /// Small steps: S = 𝓛⁻¹ of the noise at the solution, and nothing of the kind beyond the threshold.
    @Test
    void theLangevinLimitIsThatOfSmallRates() {
        RegressionSgd sgd = sgd(6, 1, true);
        double rate = 1e-5;
        RegressionSgd.Settled settled = assertInstanceOf(RegressionSgd.Settled.class, sgd.longRun(rate));
        Matrix limit = sgd.langevin(rate);
        for (int i = 0; i < 3; i++) {
            assertEquals(1, settled.covariance().at(i, i) / limit.at(i, i), 1e-3);
        }
        assertInstanceOf(
                RegressionSgd.Diverging.class,
                sgd.longRun(1.001 * sgd.largestStableRate().value()));
    }

    /// Fewer points than features: no noise at the solution, and descent that is stable finds it.
    @ParameterizedTest
    @CsvSource({"1, 1, true", "2, 1, true", "2, 1, false"})
    void interpolationHasNoStationaryNoise(int points, int size, boolean replacement) {
        RegressionSgd sgd = sgd(points, size, replacement);
        assertEquals(points, sgd.curvatures().size());
        assertEquals(0, sgd.leastLoss(), 1e-28);
        double rate = 0.5 * sgd.largestStableRate().value();
        RegressionSgd.Settled settled = assertInstanceOf(RegressionSgd.Settled.class, sgd.longRun(rate));
        assertEquals(0, settled.excessLoss(), 1e-26);
        assertTrue(lossAfter(sgd, rate, 3000) < 1e-8);
    }

    @Test
    void badNumbersAreNamed() {
        assertThrows(IllegalArgumentException.class, () -> new Batches(3, 4, false));
        assertThrows(IllegalArgumentException.class, () -> new Batches(0, 1, true));
        assertThrows(IllegalArgumentException.class, () -> new Batches(3, 0, true));
        Batches batches = new Batches(3, 1, true);
        assertThrows(IllegalArgumentException.class, () -> RegressionSgd.of(inputs(4), targets(4), batches));
        assertThrows(IllegalArgumentException.class, () -> RegressionSgd.of(Matrix.zeros(3, 2), targets(3), batches));
        RegressionSgd sgd = sgd(6, 1, true);
        assertThrows(IllegalArgumentException.class, () -> sgd.longRun(-1));
        assertThrows(IllegalArgumentException.class, () -> sgd.start(Vector.of(1)));
    }
}
