package wick.theory.solvable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.theory.ReferenceTable;
import wick.theory.solvable.StabilityEdge.Fate;

class StabilityEdgeTest {

    private static Alignment drawn(int width, int index) {
        RandomStream stream = Address.of(11, "edge").network(index).open();
        double[] a = new double[width];
        double[] w = new double[width];
        stream.normalsInto(width, a, 0);
        stream.normalsInto(width, w, 0);
        return Alignment.of(a, w);
    }

    /// The map of weights iterated in 40 digits.
    @Test
    void theCycleOfTwoIsWhereDescentEnds() {
        int compared = 0;
        for (ReferenceTable.Row row : ReferenceTable.rows("double_descent.csv")) {
            if (row.text(0).equals("two-cycle")) {
                var edge = new StabilityEdge(new TwoLayerLesson(1, row.number(1), 1, 1));
                var cycle = assertInstanceOf(StabilityEdge.TwoCycle.class, edge.end());
                assertEquals(row.number(2), cycle.lower(), 1e-13);
                assertEquals(row.number(3), cycle.upper(), 1e-13);
                assertEquals(2, cycle.geometricMean(), 1e-14);
                assertEquals(1 + row.number(1), cycle.mean(), 1e-14);
                compared++;
            }
        }
        assertEquals(4, compared);
    }

    /// Weights of drawn networks at any width, sign of the target and parameterization.
    @Test
    void belowTheEdgeDescentEndsInAStableMinimumBeyondItInTheCycle() {
        for (int k = 0; k < 60; k++) {
            double load = 0.3 + 0.9 * k / 60;
            int width = 1 + (k % 7) * 20;
            double input = k % 2 == 0 ? 1.3 : -0.8;
            double coupling = 1.0 / width;
            TwoLayerLesson lesson = new TwoLayerLesson(input, 0.7, coupling, load / (coupling * Math.abs(input) * 0.7));
            Alignment drawn = drawn(width, k);
            double shrink = Math.min(1, 1.5 / lesson.kernel(drawn));
            Alignment start = new Alignment(shrink * drawn.along(), shrink * drawn.against());
            double one = lesson.kernel(new TwoLayerDescent(lesson, start).trained(40_000));
            double next = lesson.kernel(new TwoLayerDescent(lesson, start).trained(40_001));
            switch (new StabilityEdge(lesson).end()) {
                case StabilityEdge.Minima(double flattest, double sharpest) -> {
                    assertEquals(one, next, 1e-9, "load " + load);
                    assertTrue(one >= flattest - 1e-9 && one <= sharpest + 1e-9, load + ": " + one);
                }
                case StabilityEdge.TwoCycle cycle -> {
                    assertEquals(cycle.lower(), Math.min(one, next), 1e-6, "load " + load);
                    assertEquals(cycle.upper(), Math.max(one, next), 1e-6, "load " + load);
                }
                case StabilityEdge.Restless() -> throw new AssertionError("load " + load + " is below the end");
            }
        }
    }

    @Test
    void beyondTheGoldenLoadTheCycleOfTwoIsLeft() {
        TwoLayerLesson lesson = new TwoLayerLesson(1, 1.26, 1, 1);
        assertInstanceOf(StabilityEdge.Restless.class, new StabilityEdge(lesson).end());
        double half = 2.26 / 2;
        double p = half + Math.sqrt(half * half - 1);
        Alignment beside = new Alignment(p * (1 + 1e-6), 0);
        double now = new TwoLayerDescent(lesson, beside).trained(1000).along();
        double later = new TwoLayerDescent(lesson, beside).trained(1002).along();
        assertTrue(Math.abs(now - later) > 0.01, now + " " + later);
    }

    /// Also at width 1, where nothing is Gaussian or large.
    @Test
    void withTargetZeroTheKernelAtTheStartDecidesExactlyAtAnyWidth() {
        for (int k = 0; k < 90; k++) {
            int width = k % 3 == 0 ? 1 : k % 3 == 1 ? 3 : 200;
            Alignment start = drawn(width, k);
            double kernel = 0.5 + 4.5 * k / 90 + 1e-3;
            double perRate = new TwoLayerLesson(1.1, 0, 1 / Math.sqrt(width), 1).kernel(start);
            TwoLayerLesson lesson = new TwoLayerLesson(1.1, 0, 1 / Math.sqrt(width), kernel / perRate);
            Fate fate = new StabilityEdge(lesson).fate(start);
            TwoLayerDescent.Outcome after = new TwoLayerDescent(lesson, start).after(20_000);
            if (fate == Fate.DIVERGES) {
                assertInstanceOf(TwoLayerDescent.Diverged.class, after, width + " " + kernel);
            } else {
                var trained = assertInstanceOf(TwoLayerDescent.Trained.class, after, width + " " + kernel);
                double end = lesson.kernel(trained.weights());
                assertTrue(end <= Math.min(kernel, 2) + 1e-3, kernel + " ends at " + end);
                assertEquals(fate == Fate.SETTLES, kernel < 2);
                assertEquals(0, lesson.output(trained.weights()), 0.1);
            }
        }
    }

    @Test
    void otherTargetsAreNotDecidedByTheKernelAlone() {
        StabilityEdge edge = new StabilityEdge(TwoLayerLesson.ntk(10, 1, 2));
        assertThrows(IllegalArgumentException.class, () -> edge.fate(drawn(10, 0)));
        assertInstanceOf(StabilityEdge.Minima.class, edge.end());
    }
}
