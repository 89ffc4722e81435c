package wick.theory.dynamics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

class LearningTimeTest {
    private static final DrawnTraining.Draws DRAWS = new DrawnTraining.Draws(4000, Address.of(1, "learning-time"));

    /// (1 − .1)^(2k) = 1/2 at k = ln 2 / (−2 ln .9) = 3.289, where ln L is a straight line anyway.
    @Test
    void oneModeWithoutInitialOutputIsLearnedInTheTimeOfItsEigenvalue() {
        LearningTime time = new LearningTime(kernels(Matrix.of(1, 1, 2.0), 0), Matrix.of(1, 1, 3), 0.05, 0.5);
        assertEquals(
                Math.log(Math.log(0.5) / (2 * Math.log(0.9))),
                time.logarithm(DRAWS).mean(),
                1e-12);
    }

    /// Steps of a plain loop, for initial outputs drawn from the same addresses.
    @Test
    void severalModesTakeTheStepsThatALoopCounts() {
        Matrix theta = Matrix.of(2, 2, 2, 0.5, 0.5, 1);
        TrainingKernels kernels = kernels(theta, 0.02);
        Matrix targets = Matrix.of(2, 1, 1, -2);
        Matrix start = DRAWS.functions(kernels, 1);
        double sum = 0;
        for (int n = 0; n < DRAWS.count(); n++) {
            double a = start.at(0, n) - 1;
            double b = start.at(1, n) + 2;
            double before = a * a + b * b;
            int steps = 0;
            double now = before;
            while (now > 0.1 * 5) {
                double da = 0.2 * (2 * a + 0.5 * b);
                double db = 0.2 * (0.5 * a + b);
                a -= da;
                b -= db;
                before = now;
                now = a * a + b * b;
                steps++;
            }
            sum += Math.log(steps - 1 + Math.log(before / 0.5) / Math.log(before / now));
        }
        LearningTime time = new LearningTime(kernels, targets, 0.2, 0.1);
        assertEquals(sum / DRAWS.count(), time.logarithm(DRAWS).mean(), 1e-10);
    }

    @Test
    void ratesThatDoNotSettleAreRefused() {
        LearningTime time = new LearningTime(kernels(Matrix.of(1, 1, 2.0), 0), Matrix.of(1, 1, 3), 1.01, 0.5);
        assertThrows(IllegalArgumentException.class, () -> time.logarithm(DRAWS));
    }

    private static TrainingKernels kernels(Matrix theta, double variance) {
        int p = theta.rows();
        Matrix k = Matrix.zeros(p, p);
        for (int i = 0; i < p; i++) {
            k.set(i, i, variance);
        }
        return new TrainingKernels(theta, Matrix.zeros(0, p), k, Matrix.zeros(0, p), Matrix.zeros(0, 0));
    }
}
