package wick.theory.solvable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.theory.ReferenceTable;

class DeepLinearModeTest {

    /// One mode integrated to 20 digits, and all entries of all matrices integrated to 12.
    @Test
    void everyDepthFollowsTheIntegratedWeights() {
        int compared = 0;
        for (ReferenceTable.Row row : ReferenceTable.rows("deep_linear.csv")) {
            DeepLinearMode mode = new DeepLinearMode((int) row.number(1), row.number(2), row.number(3), row.number(4));
            double bound = row.text(0).equals("full") ? 1e-10 : 1e-13;
            double value = row.number(6);
            assertEquals(
                    value, mode.value(row.number(5)), bound * value, row.cells().toString());
            compared++;
        }
        assertEquals(25, compared);
    }

    @Test
    void twoMatricesFollowTheLogisticCurve() {
        DeepLinearMode mode = new DeepLinearMode(2, 2, 0.01, 1);
        assertEquals(.4305879205, mode.value(1), 5e-11);
        assertEquals(1.3393410071, mode.value(1.5), 5e-11);
        assertEquals(1.8748411137, mode.value(2), 5e-11);
        for (double t : new double[] {0, 0.1, 1, 3, 9}) {
            double growth = Math.exp(4 * t);
            assertEquals(2 * growth / (growth - 1 + 200), mode.value(t), 1e-14);
        }
    }

    @Test
    void oneMatrixIsExponential() {
        DeepLinearMode mode = new DeepLinearMode(1, 2, 0.5, 3);
        assertEquals(2 - 1.5 * Math.exp(-0.7 / 3), mode.value(0.7), 1e-14);
        assertEquals(0.7, mode.time(2 - 1.5 * Math.exp(-0.7 / 3)), 1e-14);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 6, 17, 100})
    void timeAndValueInvertEachOtherAndBeginAtTheStart(int depth) {
        DeepLinearMode mode = new DeepLinearMode(depth, 1.7, 0.3, 0.8);
        assertEquals(0.3, mode.value(0), 1e-14);
        for (double value : new double[] {0.3001, 0.5, 1.2, 1.6999}) {
            assertEquals(value, mode.value(mode.time(value)), 1e-12);
        }
        assertEquals(1.7, mode.value(1e6), 1e-14);
        // the equation itself, by a central difference of the time
        double h = 1e-5;
        double slope = 2 * h / (mode.time(0.9 + h) - mode.time(0.9 - h));
        double rate = depth * Math.pow(0.9, 2 - 2.0 / depth);
        assertEquals(rate, slope, 1e-7 * rate);
    }

    /// A strong mode is learned before a weak one; deeper networks stay longer near the saddle and then hurry.
    @Test
    void deeperNetworksWaitLongerFromSmallWeights() {
        assertTrue(new DeepLinearMode(2, 2, 1e-3, 1).time(1) < new DeepLinearMode(2, 1, 1e-3, 1).time(0.5));
        assertTrue(new DeepLinearMode(3, 1, 1e-3, 1).time(0.5) > new DeepLinearMode(2, 1, 1e-3, 1).time(0.5));
    }

    @Test
    void badNumbersAreNamed() {
        assertThrows(IllegalArgumentException.class, () -> new DeepLinearMode(0, 1, 0.1, 1));
        assertThrows(IllegalArgumentException.class, () -> new DeepLinearMode(2, -1, 0.1, 1));
        assertThrows(IllegalArgumentException.class, () -> new DeepLinearMode(2, 1, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new DeepLinearMode(2, 1, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> new DeepLinearMode(2, 1, 0.1, 0));
        DeepLinearMode mode = new DeepLinearMode(2, 1, 0.1, 1);
        assertThrows(IllegalArgumentException.class, () -> mode.time(0.05));
        assertThrows(IllegalArgumentException.class, () -> mode.value(-1));
    }
}
