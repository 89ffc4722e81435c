package wick.numeric.elementwise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One layer over rows of pairs, by vectors, one by one, and in one go.
class FoldTest {
    private static final Fold.Layer LAYER = new Fold.Layer(0.21, 1.1, 0.03);
    private static final Fold.Kink KINK = Fold.Kink.of(-0.2, 1.3);
    private static final int ROWS = 4;
    private static final int STEP = 40;
    private static final int GAP = 3;

    private static double[] random(double from, double to, long seed) {
        return new Random(seed).doubles(400, from, to).toArray();
    }

    private static Fold.Sides sides(int at) {
        Fold.Sides sides = new Fold.Sides();
        double[] first = random(0.8, 1.2, 3);
        first[at + 2] = 0;
        sides.of(first, random(0.8, 1.2, 4));
        sides.at(at, at + 3);
        return sides;
    }

    private static double[] begin(double[] x, int count) {
        return Arrays.copyOf(x, count);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 8, 9, 16, 19, 32})
    void vectorsAndScalarsReturnTheSameBits(int count) {
        for (int terms : new int[] {1, 2, 3, 5}) {
            double[] separation = random(0, 0.8, 1);
            double[] tangent = random(0, 2, 2);
            Fold.Join join = new Fold.Join(LAYER, 5, STEP, terms, count, 0);
            Fold.Strip one = new Fold.Strip(64);
            Fold.Strip two = new Fold.Strip(64);
            Fold.joinInto(separation, tangent, join, sides(7), one);
            ScalarFold.joinInto(separation, tangent, join, sides(7), two);
            assertArrayEquals(begin(two.versine, count), begin(one.versine, count));
            assertArrayEquals(begin(two.tangent, count), begin(one.tangent, count));
            double least = Fold.least(one.versine, count);
            assertEquals(ScalarFold.least(two.versine, count), least);
            Fold.kinkInto(one, count, KINK, least);
            ScalarFold.kinkInto(two, count, KINK);
            assertArrayEquals(begin(two.separation, count), begin(one.separation, count));
            assertArrayEquals(begin(two.tangent, count), begin(one.tangent, count));
        }
        for (int taps : new int[] {1, 2, 3, 5}) {
            double[] x = random(-1, 1, 5);
            double[] one = new double[200];
            double[] two = new double[200];
            Fold.windowInto(x, 3, 2, taps, count, one, 4);
            ScalarFold.windowInto(x, 3, 2, taps, count, two, 4);
            assertArrayEquals(Arrays.copyOf(two, 4 + count), Arrays.copyOf(one, 4 + count));
        }
    }

    /// Where no angle is narrow, rows in one go have the bits of strips.
    @ParameterizedTest
    @ValueSource(ints = {8, 11, 16, 29})
    void aLayerInOneGoHasTheBitsOfItsSteps(int count) {
        double[] separation = random(0.5, 0.8, 6);
        double[] tangent = random(0, 2, 7);
        Fold.Window window = new Fold.Window(ROWS, count, 5, STEP, GAP, 2, 30);
        if (!window.isLong()) {
            return;
        }
        double[] behind = new double[400];
        double[] tangentBehind = new double[400];
        Fold.Sheets sheets = new Fold.Sheets();
        sheets.from(separation, tangent);
        sheets.to(behind, tangentBehind);
        double least = Fold.layerInto(sheets, window, sides(7), LAYER, KINK);
        double smallest = Double.POSITIVE_INFINITY;
        for (int row = 0; row < ROWS; row++) {
            Fold.Sides sides = sides(7);
            sides.at(7 + row * 30, 10 + row * 30);
            Fold.Strip strip = new Fold.Strip(64);
            Fold.Join join = new Fold.Join(LAYER, 5 + row * STEP, GAP, 3, count, 0);
            ScalarFold.joinInto(separation, tangent, join, sides, strip);
            smallest = Math.min(smallest, ScalarFold.least(strip.versine, count));
            ScalarFold.kinkInto(strip, count, KINK);
            int at = 2 + row * STEP;
            assertArrayEquals(begin(strip.separation, count), Arrays.copyOfRange(behind, at, at + count));
            assertArrayEquals(begin(strip.tangent, count), Arrays.copyOfRange(tangentBehind, at, at + count));
            // nothing is written behind a row
            assertEquals(0, behind[at + count]);
        }
        assertEquals(smallest, least);
        assertTrue(least > Fold.narrowest());
    }

    /// Against [Versine#cap], itself held to values with 40 digits, on both sides of where the formulas meet.
    @Test
    void separationsKeepTheirDigits() {
        for (double slope : new double[] {0, -1, 0.1}) {
            Fold.Kink kink = Fold.Kink.of(slope, 1);
            for (double v : new double[] {0, 1e-18, 1e-9, 1e-3, 0.031, 0.03126, 0.05, 0.2, 0.7, 1, 1.4, 1.9}) {
                Fold.Strip strip = new Fold.Strip(1);
                strip.versine[0] = v;
                strip.tangent[0] = 1;
                strip.scale[0] = 1;
                Fold.kinkInto(strip, 1, kink, v * (2 - v));
                double expected = kink.gain() * (v - kink.strength() * Versine.cap(v));
                assertEquals(expected, strip.separation[0], 4e-15 * Math.max(expected, slope < 0 ? 0.3 : 0));
                double turned = kink.gain() * (1 - kink.strength() * Versine.angle(v));
                assertEquals(turned, strip.tangent[0], 2e-15);
            }
        }
    }
}
