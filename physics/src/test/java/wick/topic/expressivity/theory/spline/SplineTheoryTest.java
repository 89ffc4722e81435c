package wick.topic.expressivity.theory.spline;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SplineTheoryTest {

    /// √(|B_{2k+2}| / (2k+2)!) with B_4 = −1/30, B_6 = 1/42, B_8 = −1/30.
    @Test
    void constantsAreThoseOfBernoulliNumbers() {
        assertEquals(Math.sqrt(1.0 / 30 / 24), new SplineLaw(1).constant(), 1e-15);
        assertEquals(Math.sqrt(1.0 / 42 / 720), new SplineLaw(2).constant(), 1e-16);
        assertEquals(Math.sqrt(1.0 / 30 / 40320), new SplineLaw(3).constant(), 1e-17);
        assertEquals(Math.sqrt(1.0 / 6 / 2), new SplineLaw(0).constant(), 1e-14);
    }

    /// Against all ways to put the samples into intervals, each with its multinomial weight, and Hall's theorem for the
    /// samples: every set of splines must see at least as many of them. The order of
    /// samples inside an interval does not matter.
    @ParameterizedTest
    @CsvSource({"3, 1, 5", "4, 2, 7", "5, 3, 9", "4, 3, 8", "5, 1, 7"})
    void chanceOfAFixedSplineIsThatOfEnumeration(int intervals, int order, int samples) {
        double chance = enumerated(new int[intervals], 0, samples, order);
        assertEquals(chance, new SampledSpline(intervals, order).determined(samples), 1e-12);
    }

    private static double enumerated(int[] counts, int at, int left, int order) {
        if (at == counts.length - 1) {
            counts[at] = left;
            return fixes(counts, order) ? weight(counts) : 0;
        }
        double sum = 0;
        for (int n = 0; n <= left; n++) {
            counts[at] = n;
            sum += enumerated(counts, at + 1, left - n, order);
        }
        return sum;
    }

    private static double weight(int[] counts) {
        int total = 0;
        double weight = 1;
        for (int count : counts) {
            for (int n = 1; n <= count; n++) {
                total++;
                weight *= (double) total / n / counts.length;
            }
        }
        return weight;
    }

    /// Spline i is not 0 on intervals i − k, …, i.
    private static boolean fixes(int[] counts, int order) {
        int splines = counts.length + order;
        for (int set = 1; set < (1 << splines); set++) {
            int seen = 0;
            for (int cell = 0; cell < counts.length; cell++) {
                boolean covered = false;
                for (int i = cell; i <= cell + order; i++) {
                    covered |= (set >> i & 1) == 1;
                }
                seen += covered ? counts[cell] : 0;
            }
            if (seen < Integer.bitCount(set)) {
                return false;
            }
        }
        return true;
    }

    @Test
    void fewerSamplesThanCoefficientsNeverFixASpline() {
        assertEquals(0, new SampledSpline(10, 3).determined(12), 0);
        assertEquals(1, new SampledSpline(1, 3).determined(4), 1e-15);
    }

    /// Changing the units at a node by a factor shortens or stretches ranges and derivatives together.
    @Test
    void errorOfANetworkDoesNotDependOnUnitsAtItsNodes() {
        SplineLaw law = new SplineLaw(3);
        double first = SplineNetwork.rootMeanSquare(
                law, 20, List.of(new SplineNetwork.Edge(2, 5), new SplineNetwork.Edge(3, 7)));
        double second = SplineNetwork.rootMeanSquare(
                law, 20, List.of(new SplineNetwork.Edge(2, 5), new SplineNetwork.Edge(30, 7e-4)));
        assertEquals(first, second, 1e-12 * first);
        assertEquals(126, SplineNetwork.rank(List.of(2, 5, 1), 8, true));
    }
}
