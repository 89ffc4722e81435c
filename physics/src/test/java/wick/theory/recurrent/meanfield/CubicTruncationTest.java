package wick.theory.recurrent.meanfield;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import wick.theory.recurrent.meanfield.CubicTruncation.Method;

class CubicTruncationTest {

    /// The remainder of each order is of the next one, and tanh differs from its cubic truncation at second order.
    @ParameterizedTest
    @ValueSource(doubles = {0.3, 0.6, 0.85})
    void ordersLeaveTheNextOrder(double gain) {
        double scale = 1 - gain * gain;
        CubicTruncation weak = new CubicTruncation(gain, 2e-3 * Math.pow(scale, 1.5));
        CubicTruncation half = new CubicTruncation(gain, weak.noise() / 2);

        assertEquals(8, remainder(weak, Method.FIRST_ORDER) / remainder(half, Method.FIRST_ORDER), 0.1);
        assertEquals(16, remainder(weak, Method.SECOND_ORDER) / remainder(half, Method.SECOND_ORDER), 0.4);
        assertEquals(8, difference(weak) / difference(half), 0.1);
    }

    private static double remainder(CubicTruncation cubic, Method method) {
        return cubic.variance(Method.SELF_CONSISTENT).orElseThrow()
                - cubic.variance(method).orElseThrow();
    }

    private static double difference(CubicTruncation cubic) {
        return cubic.variance() - cubic.variance(Method.SELF_CONSISTENT).orElseThrow();
    }

    @Test
    void rangesEndWhereTheDeviationReachesTheShare() {
        for (Method method : Method.values()) {
            double narrow = CubicTruncation.range(0.5, method, 0.01);
            double wide = CubicTruncation.range(0.5, method, 0.1);
            assertTrue(0 < narrow && narrow < wide);
        }
    }

    @Test
    void truncationHasNoStateUnderStrongNoise() {
        assertTrue(new CubicTruncation(0.5, 50).variance(Method.SELF_CONSISTENT).isEmpty());
    }
}
