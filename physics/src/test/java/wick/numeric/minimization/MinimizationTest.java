package wick.numeric.minimization;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import wick.numeric.matrix.Matrix;

class MinimizationTest {

    /// Σ 100 (x_{i+1} − x_i²)² + (1 − x_i)² with its minimum 0 at 1, as a function and as residuals.
    private record Valley(int size) implements Objective, SumOfSquares {
        @Override
        public double value(double[] x) {
            return valueInto(x, new double[size]);
        }

        @Override
        public double valueInto(double[] x, double[] gradient) {
            Arrays.fill(gradient, 0);
            double sum = 0;
            for (int i = 0; i + 1 < size; i++) {
                double bend = 10 * (x[i + 1] - x[i] * x[i]);
                double shift = 1 - x[i];
                sum += 0.5 * (bend * bend + shift * shift);
                gradient[i] += -20 * x[i] * bend - shift;
                gradient[i + 1] += 10 * bend;
            }
            return sum;
        }

        @Override
        public double normalInto(double[] x, Matrix normal, double[] gradient) {
            Arrays.fill(normal.entries(), 0);
            for (int i = 0; i + 1 < size; i++) {
                double slope = -20 * x[i];
                normal.set(i, i, normal.at(i, i) + slope * slope + 1);
                normal.set(i + 1, i, normal.at(i + 1, i) + 10 * slope);
                normal.set(i + 1, i + 1, normal.at(i + 1, i + 1) + 100);
            }
            return valueInto(x, gradient);
        }
    }

    @Test
    void aBentValleyIsFollowedToItsEndByLbfgs() {
        double[] x = {-1.2, 1, -1.2, 1, -1.2, 1, -1.2, 1};
        Descent descent = Lbfgs.minimize(new Valley(2), Arrays.copyOf(x, 2), 200, (_, _) -> {});
        assertTrue(descent.value() < 1e-20, () -> "left at " + descent);
        double[] start = {-1.2, 1};
        Lbfgs.minimize(new Valley(2), start, 200, (_, _) -> {});
        assertEquals(1, start[0], 1e-9);
        assertEquals(1, start[1], 1e-9);
        Descent longer = Lbfgs.minimize(new Valley(8), x, 500, (_, _) -> {});
        assertTrue(longer.value() < 1e-15 || longer.value() > 1, () -> "no stationary point: " + longer);
    }

    @Test
    void aBentValleyIsFollowedToItsEndByLevenbergMarquardt() {
        double[] x = {-1.2, 1};
        Descent descent = LevenbergMarquardt.minimize(new Valley(2), x, 100, (_, _) -> {});
        assertTrue(descent.value() < 1e-25, () -> "left at " + descent);
        assertEquals(1, x[0], 1e-12);
    }

    /// In 12 dimensions with eigenvalues from 1 to 10^4 another program with 20 pairs (L-BFGS-B of scipy) is at 0.119
    /// after 45 steps and at 3e-25 after 80; line searches differ, so that a factor of two is as close as can be.
    @Test
    void aQuadraticFormNeedsFewSteps() {
        int size = 12;
        Objective form = new Objective() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public double valueInto(double[] x, double[] gradient) {
                double sum = 0;
                for (int i = 0; i < size; i++) {
                    double curvature = Math.pow(10, 4.0 * i / (size - 1));
                    sum += 0.5 * curvature * (x[i] - i) * (x[i] - i);
                    gradient[i] = curvature * (x[i] - i);
                }
                return sum;
            }
        };
        double halfway =
                Lbfgs.minimize(form, new double[size], 45, (_, _) -> {}).value();
        assertTrue(halfway > 0.06 && halfway < 0.24, () -> "halfway at " + halfway);
        Descent descent = Lbfgs.minimize(form, new double[size], 100, (_, _) -> {});
        assertTrue(descent.value() < 1e-16, () -> "left at " + descent);
    }

    @Test
    void noStepRaisesTheValue() {
        double[] last = {Double.POSITIVE_INFINITY};
        Descent.Watch watch = (_, value) -> {
            assertTrue(value <= last[0], () -> value + " after " + last[0]);
            last[0] = value;
        };
        Lbfgs.minimize(new Valley(6), new double[6], 100, watch);
        last[0] = Double.POSITIVE_INFINITY;
        LevenbergMarquardt.minimize(new Valley(6), new double[6], 100, watch);
    }
}
