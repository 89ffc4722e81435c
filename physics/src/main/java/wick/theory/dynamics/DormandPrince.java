package wick.theory.dynamics;

import java.util.ArrayList;
import java.util.List;
import wick.numeric.matrix.Matrix;

/// The Runge-Kutta pair of orders 5 and 4 with steps that adapt to a bound on the error of each of them.
///
/// Source: Dormand and Prince 1980, doi:10.1016/0771-050X(80)90013-3.
final class DormandPrince {
    private static final double[][] STAGES = {
        {},
        {1.0 / 5},
        {3.0 / 40, 9.0 / 40},
        {44.0 / 45, -56.0 / 15, 32.0 / 9},
        {19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729},
        {9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656},
        {35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84}
    };
    private static final double[] ERROR = {
        71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40
    };
    private static final double SAFETY = 0.9;

    private final FunctionMotion motion;
    private final double tolerance;
    private final List<Matrix> slopes = new ArrayList<>();
    private Matrix state;
    private Matrix trial;
    private double step;

    DormandPrince(FunctionMotion motion, double tolerance, double firstStep) {
        this.motion = motion;
        this.tolerance = tolerance;
        step = firstStep;
        state = motion.rest();
        trial = motion.rest();
        for (int i = 0; i < STAGES.length; i++) {
            slopes.add(motion.rest());
        }
        motion.rateInto(state, slopes.getFirst());
    }

    Matrix state() {
        return state;
    }

    /// Moves the state through a stretch of time.
    void advance(double duration) {
        double left = duration;
        while (left > 0) {
            boolean last = step >= left;
            double h = last ? left : step;
            for (int s = 1; s < STAGES.length; s++) {
                combineInto(h, STAGES[s], true, trial);
                motion.rateInto(trial, slopes.get(s));
            }
            Matrix proposed = trial;
            Matrix error = Matrix.zeros(proposed.rows(), proposed.columns());
            combineInto(h, ERROR, false, error);
            double size = motion.errorOf(error, tolerance);
            double factor = SAFETY * Math.pow(Math.max(size, 1e-10), -0.2);
            if (size <= 1) {
                left = last ? 0 : left - h;
                trial = state;
                state = proposed;
                // the last stage of a step is the first of the next
                slopes.addFirst(slopes.removeLast());
                step = last ? Math.max(step, h * Math.clamp(factor, 0.2, 5)) : h * Math.clamp(factor, 0.2, 5);
            } else {
                step = h * Math.clamp(factor, 0.1, 0.9);
                if (!(step > 1e-14 * duration)) {
                    throw new ArithmeticException("the training equation could not be integrated: a step of " + h
                            + " of a stretch of " + duration + " is still too long");
                }
            }
        }
    }

    /// target ← state (or 0) + h Σ weights · slopes
    private void combineInto(double h, double[] weights, boolean onState, Matrix target) {
        double[] sum = target.entries();
        if (onState) {
            System.arraycopy(state.entries(), 0, sum, 0, sum.length);
        }
        for (int s = 0; s < weights.length; s++) {
            double factor = h * weights[s];
            double[] slope = slopes.get(s).entries();
            if (factor != 0) {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += factor * slope[i];
                }
            }
        }
    }
}
