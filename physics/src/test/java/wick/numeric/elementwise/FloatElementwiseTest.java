package wick.numeric.elementwise;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

class FloatElementwiseTest {
    private static final int COUNT = 40_003;
    private static final FloatElementwise.Slopes SLOPES = new FloatElementwise.Slopes(0.25f, 1);

    private interface Loop {
        void run(float[] x, int from, int count, float[] y);
    }

    /// Numbers of all sizes, zeros and infinities.
    private static float[] numbers() {
        RandomStream stream = Address.of(1, "float elementwise").open();
        float[] x = new float[COUNT];
        for (int i = 0; i < COUNT; i++) {
            x[i] = (float) (stream.nextNormal() * Math.pow(10, 6 * stream.nextUniform() - 4));
        }
        x[17] = 0;
        x[18] = -0.0f;
        x[19] = Float.POSITIVE_INFINITY;
        x[20] = Float.NEGATIVE_INFINITY;
        return x;
    }

    private static double unitsOff(Loop loop, DoubleUnaryOperator exact, double least) {
        float[] x = numbers();
        float[] y = new float[COUNT];
        java.util.Arrays.fill(y, 1);
        loop.run(x, 0, COUNT, y);
        double worst = 0;
        for (int i = 0; i < COUNT; i++) {
            double right = exact.applyAsDouble(x[i]);
            double off = y[i] == right ? 0 : Math.abs(y[i] - right);
            worst = Math.max(worst, off / Math.ulp((float) Math.max(Math.abs(right), least)));
        }
        return worst;
    }

    @Test
    void hyperbolicTangentsAreRightToTheLastPlaces() {
        double tanh = unitsOff(FloatElementwise::tanhInto, StrictMath::tanh, 0);
        assertTrue(tanh < 3, "off by " + tanh);
        double slope = unitsOff(
                FloatElementwise::timesSechSquared,
                x -> Math.pow(1 / StrictMath.cosh(Math.min(Math.abs(x), 700)), 2),
                1);
        assertTrue(slope < 3, "off by " + slope);
    }

    @Test
    void rectifiersAreExact() {
        Loop values = (x, from, count, y) -> FloatElementwise.rectifiedInto(SLOPES, x, from, count, y);
        assertEquals(0, unitsOff(values, x -> x < 0 ? x / 4 : x, 0));
        Loop slopes = (x, from, count, y) -> FloatElementwise.timesRectifiedDerivative(SLOPES, x, from, count, y);
        assertEquals(0, unitsOff(slopes, x -> x < 0 ? 0.25 : x > 0 ? 1 : 0.625, 0));
    }

    @Test
    void bitsDoNotDependOnThePlaceInAStretch() {
        float[] x = numbers();
        for (Loop loop : new Loop[] {
            FloatElementwise::tanhInto,
            FloatElementwise::timesSechSquared,
            (z, from, count, y) -> FloatElementwise.rectifiedInto(SLOPES, z, from, count, y),
            (z, from, count, y) -> FloatElementwise.timesRectifiedDerivative(SLOPES, z, from, count, y)
        }) {
            float[] whole = x.clone();
            loop.run(x, 0, COUNT, whole);
            float[] single = x.clone();
            for (int i = 0; i < COUNT; i++) {
                loop.run(x, i, 1, single);
            }
            assertArrayEquals(whole, single);
        }
    }
}
