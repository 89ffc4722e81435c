package wick.theory.solvable;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;
import wick.theory.ReferenceTable;

class FeatureLearningTest {

    private static TwoLayerLesson lesson(ReferenceTable.Row row) {
        int width = (int) row.number(2);
        return row.text(1).equals("ntk")
                ? TwoLayerLesson.ntk(width, row.number(3), row.number(4))
                : TwoLayerLesson.mup(width, row.number(3), row.number(4));
    }

    private static Alignment referenceWeights(int width) {
        double[] a = new double[width];
        double[] w = new double[width];
        for (int i = 1; i <= width; i++) {
            a[i - 1] = Math.sin(3 * i + 1);
            w[i - 1] = Math.cos(5 * i + 2) + 0.25;
        }
        return Alignment.of(a, w);
    }

    private static Alignment drawn(int width, int index) {
        RandomStream stream = Address.of(7, "solvable").network(index).open();
        double[] a = new double[width];
        double[] w = new double[width];
        stream.normalsInto(width, a, 0);
        stream.normalsInto(width, w, 0);
        return Alignment.of(a, w);
    }

    /// All 2n weights integrated one by one to 20 digits, against two numbers in closed form.
    @Test
    void outputAndKernelFollowTheIntegratedWeights() {
        int compared = 0;
        for (ReferenceTable.Row row : ReferenceTable.rows("feature_learning.csv")) {
            if (row.text(0).equals("flow")) {
                FeatureLearning learning = FeatureLearning.of(lesson(row), referenceWeights((int) row.number(2)));
                String where = row.cells().toString();
                assertEquals(row.number(6), learning.output(row.number(5)), 1e-13, where);
                assertEquals(row.number(7), learning.kernel(row.number(5)), 1e-13 * row.number(7), where);
                compared++;
            }
        }
        assertEquals(18, compared);
    }

    @ParameterizedTest
    @CsvSource({"1, 1.3, 2", "2, -0.7, 1.5", "7, 0.4, -3", "300, 1.3, 0"})
    void theKernelOfAnyNetworkEndsAtItsClosedForm(int width, double input, double target) {
        for (int k = 0; k < 20; k++) {
            Alignment start = drawn(width, k);
            FeatureLearning learning = FeatureLearning.of(TwoLayerLesson.ntk(width, input, target), start);
            double ratio = (width * target * target / (input * input) - Math.pow(start.overlap(), 2))
                    / Math.pow(start.size(), 2);
            double change = Math.sqrt(1 + ratio) - 1;
            assertEquals(change, learning.kernelDrift(), 1e-14 * (1 + Math.abs(change)));
            assertEquals(1 + change, learning.kernelAtEnd() / learning.kernel(0), 1e-13 * (1 + Math.abs(change)));
            assertEquals(learning.kernelAtEnd(), learning.kernel(Double.POSITIVE_INFINITY), 0);
            assertEquals(target, learning.output(Double.POSITIVE_INFINITY), 0);
        }
    }

    @Test
    void atTheStartNothingHasHappenedAndInTheEndTheLearnedKernelSetsThePace() {
        TwoLayerLesson lesson = TwoLayerLesson.mup(6, -0.9, 1.4);
        Alignment start = drawn(6, 3);
        FeatureLearning learning = FeatureLearning.of(lesson, start);
        assertEquals(lesson.output(start), learning.output(0), 1e-14);
        assertEquals(lesson.kernel(start), learning.kernel(0), 1e-14);
        double late = 40 / learning.kernelAtEnd();
        double pace = Math.log(learning.residual(late) / learning.residual(late + 1));
        assertEquals(learning.kernelAtEnd(), pace, 1e-12 * pace);
    }

    /// Steps of rate η and η/2 tend to the flow linearly, so twice the one minus the other is off by η² only.
    @Test
    void smallStepsFollowTheFlow() {
        Alignment start = drawn(5, 1);
        TwoLayerLesson unit = TwoLayerLesson.ntk(5, 1.3, 2);
        double exact = FeatureLearning.of(unit, start).kernel(1.5);
        double coarse = unit.kernel(descent(unit, start, 1e-3, 1500));
        double fine = unit.kernel(descent(unit, start, 5e-4, 3000));
        assertEquals(exact, 2 * fine - coarse, 3e-6 * exact);
        assertTrue(Math.abs(fine - exact) > 1e-5, "steps of this size are seen");
    }

    private static Alignment descent(TwoLayerLesson unit, Alignment start, double rate, long steps) {
        TwoLayerLesson stepped = new TwoLayerLesson(unit.input(), unit.target(), unit.coupling(), rate * unit.rate());
        return new TwoLayerDescent(stepped, start).trained(steps);
    }

    @Test
    void tooLargeStepsAreSeenToDiverge() {
        TwoLayerLesson wild = new TwoLayerLesson(1.3, 2, 1 / Math.sqrt(5), 10);
        TwoLayerDescent descent = new TwoLayerDescent(wild, drawn(5, 1));
        assertInstanceOf(TwoLayerDescent.Diverged.class, descent.after(1000));
        assertThrows(IllegalArgumentException.class, () -> descent.trained(1000));
    }

    @Test
    void parallelWeightsWithTheWrongSignEndAtTheSaddleAndAreRefused() {
        Alignment opposite = Alignment.of(new double[] {1, -2}, new double[] {-1, 2});
        TwoLayerLesson up = TwoLayerLesson.ntk(2, 1, 1);
        assertTrue(up.stuckAt(opposite));
        assertThrows(IllegalArgumentException.class, () -> FeatureLearning.of(up, opposite));
        TwoLayerLesson down = TwoLayerLesson.ntk(2, 1, -1);
        assertFalse(down.stuckAt(opposite));
        assertEquals(-1, FeatureLearning.of(down, opposite).output(50), 1e-12);
        // with target 0 the saddle is a minimum, reached as 1/t: f = f₀/(1 + |f₀| 2 x t/√n) here
        TwoLayerLesson zero = TwoLayerLesson.ntk(2, 1, 0);
        double before = zero.output(opposite);
        double after = before / (1 + Math.abs(before) * 2 * 3 / Math.sqrt(2));
        assertEquals(after, FeatureLearning.of(zero, opposite).output(3), 1e-14);
    }

    @Test
    void badNumbersAreNamed() {
        assertThrows(IllegalArgumentException.class, () -> TwoLayerLesson.ntk(0, 1, 1));
        assertThrows(IllegalArgumentException.class, () -> TwoLayerLesson.ntk(5, 0, 1));
        assertThrows(IllegalArgumentException.class, () -> new TwoLayerLesson(1, 1, -1, 1));
        assertThrows(IllegalArgumentException.class, () -> new Alignment(-1, 1));
        assertThrows(IllegalArgumentException.class, () -> Alignment.of(new double[1], new double[2]));
        FeatureLearning learning = FeatureLearning.of(TwoLayerLesson.ntk(5, 1.3, 2), drawn(5, 1));
        assertThrows(IllegalArgumentException.class, () -> learning.output(-1));
        assertThrows(IllegalArgumentException.class, () -> learning.kernel(Double.NaN));
    }
}
