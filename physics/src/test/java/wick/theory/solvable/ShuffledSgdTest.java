package wick.theory.solvable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

class ShuffledSgdTest {
    private static final Vector START = Vector.of(1, -1);

    private static Matrix inputs(int points) {
        Matrix inputs = Matrix.zeros(points, 2);
        for (int p = 0; p < points; p++) {
            inputs.set(p, 0, Math.sin(2 * p + 1));
            inputs.set(p, 1, Math.cos(3 * p) + 0.5);
        }
        return inputs;
    }

    private static Vector targets(int points) {
        return Vector.range(0, points).map(p -> Math.cos(5 * p + 1));
    }

    private static void orders(int[] order, int from, List<int[]> all) {
        if (from == order.length) {
            all.add(order.clone());
        }
        for (int i = from; i < order.length; i++) {
            int kept = order[from];
            order[from] = order[i];
            order[i] = kept;
            orders(order, from + 1, all);
            order[i] = order[from];
            order[from] = kept;
        }
    }

    private static double[] trained(double[] start, int[] order, int size, double rate) {
        Matrix x = inputs(5);
        Vector y = targets(5);
        double[] w = start.clone();
        for (int from = 0; from < order.length; from += size) {
            int to = Math.min(order.length, from + size);
            double[] slope = new double[2];
            for (int k = from; k < to; k++) {
                double off = w[0] * x.at(order[k], 0) + w[1] * x.at(order[k], 1) - y.at(order[k]);
                slope[0] += off * x.at(order[k], 0) / (to - from);
                slope[1] += off * x.at(order[k], 1) / (to - from);
            }
            w[0] -= rate * slope[0];
            w[1] -= rate * slope[1];
        }
        return w;
    }

    private static double loss(double[] w) {
        Matrix x = inputs(5);
        Vector y = targets(5);
        double sum = 0;
        for (int p = 0; p < 5; p++) {
            sum += Math.pow(w[0] * x.at(p, 0) + w[1] * x.at(p, 1) - y.at(p), 2) / 10;
        }
        return sum;
    }

    /// All 120 · 120 pairs of orders gone through, one by one.
    @ParameterizedTest
    @CsvSource({"1, 0.3", "2, 0.5", "3, 0.2", "5, 0.7"})
    void theMeanLossIsThatOverAllOrders(int size, double rate) {
        List<int[]> all = new ArrayList<>();
        orders(new int[] {0, 1, 2, 3, 4}, 0, all);
        double once = 0;
        double twice = 0;
        double part = 0;
        for (int[] first : all) {
            double[] middle = trained(START.toArray(), first, size, rate);
            once += loss(middle) / all.size();
            for (int[] second : all) {
                twice += loss(trained(middle, second, size, rate)) / all.size() / all.size();
            }
            part += loss(trained(START.toArray(), java.util.Arrays.copyOf(first, size), size, rate)) / all.size();
        }
        ShuffledSgd sgd = ShuffledSgd.of(inputs(5), targets(5), size);
        int epoch = (5 + size - 1) / size;
        assertEquals(part, sgd.loss(START, rate, 1), 1e-13);
        assertEquals(once, sgd.loss(START, rate, epoch), 1e-13);
        assertEquals(twice, sgd.loss(START, rate, 2 * epoch), 1e-13);
        assertEquals(loss(START.toArray()), sgd.loss(START, rate, 0), 1e-14);
    }

    /// What is left above the least loss falls as the cube of a small rate, with fresh batches as the rate itself.
    @Test
    void atTheEndOfEpochsAlmostNoNoiseIsLeft() {
        ShuffledSgd shuffled = ShuffledSgd.of(inputs(8), targets(8), 1);
        RegressionSgd fresh = RegressionSgd.of(inputs(8), targets(8), new Batches(8, 1, false));
        double least = fresh.leastLoss();
        double coarse = shuffled.loss(START, 0.04, 1600) - least;
        double fine = shuffled.loss(START, 0.02, 3200) - least;
        assertTrue(coarse / fine > 6 && coarse / fine < 14, coarse + " over " + fine);
        var settled = (RegressionSgd.Settled) fresh.longRun(0.02);
        assertTrue(settled.excessLoss() > 50 * fine, settled.excessLoss() + " over " + fine);
    }

    @Test
    void oneBatchOfAllPointsIsGradientDescentAndTooManyPointsAreRefused() {
        RegressionSgd whole = RegressionSgd.of(inputs(6), targets(6), new Batches(6, 6, false));
        RegressionSgd.Law law = whole.start(START);
        for (int k = 0; k < 7; k++) {
            law = whole.step(law, 0.4);
        }
        assertEquals(whole.loss(law), ShuffledSgd.of(inputs(6), targets(6), 6).loss(START, 0.4, 7), 1e-13);
        assertThrows(IllegalArgumentException.class, () -> ShuffledSgd.of(inputs(17), targets(17), 2));
        assertThrows(IllegalArgumentException.class, () -> ShuffledSgd.of(inputs(6), targets(6), 7));
    }
}
