package wick.numeric.minimization;

import wick.numeric.matrix.Factorization;
import wick.numeric.matrix.Matrix;

/// Least squares that are not linear: steps δ of (JᵀJ + μ 1) δ = −Jᵀr, with μ raised where a step does not lower
/// the sum and lowered by how well the quadratic model foretold the gain.
///
/// The damping leaves directions that change nothing where they are, so that parameters need not be independent of
/// each other.
///
/// Source: Nielsen 1999, technical report IMM-REP-1999-05; Nocedal and Wright 2006,
/// doi:10.1007/978-0-387-40065-5, section 10.3.
public final class LevenbergMarquardt {
    private static final double START = 1e-3;
    /// μ over the largest diagonal entry of JᵀJ is kept above this, so that its factor exists.
    private static final double LEAST = 1e-15;
    private static final double MOST = 1e12;
    private static final double GAIN = 1e-12;
    private static final int IDLE = 6;

    private final SumOfSquares sum;
    private final Matrix normal;
    private final Matrix factored;
    private final Matrix step;
    private final double[] gradient;
    private double damping;
    private double growth = 2;

    private LevenbergMarquardt(SumOfSquares sum) {
        this.sum = sum;
        int size = sum.size();
        this.normal = Matrix.zeros(size, size);
        this.factored = Matrix.zeros(size, size);
        this.step = Matrix.zeros(size, 1);
        this.gradient = new double[size];
    }

    /// Goes down from `x`, which becomes the lowest point found.
    public static Descent minimize(SumOfSquares sum, double[] x, int steps, Descent.Watch watch) {
        return new LevenbergMarquardt(sum).run(x, steps, watch);
    }

    private Descent run(double[] x, int steps, Descent.Watch watch) {
        double[] trial = new double[x.length];
        double value = sum.normalInto(x, normal, gradient);
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("the sum at the start is " + value + ", need a finite one");
        }
        damping = START * Math.max(largest(), Double.MIN_NORMAL);
        int idle = 0;
        for (int taken = 0; taken < steps; taken++) {
            double next = lowered(x, value, trial);
            if (!(next < value)) {
                return new Descent(value, taken, value == 0 ? Descent.Ending.CONVERGED : Descent.Ending.STUCK);
            }
            System.arraycopy(trial, 0, x, 0, x.length);
            idle = value - next <= GAIN * value ? idle + 1 : 0;
            value = next;
            watch.stepped(taken + 1, value);
            if (idle == IDLE) {
                return new Descent(value, taken + 1, Descent.Ending.CONVERGED);
            }
            sum.normalInto(x, normal, gradient);
        }
        return new Descent(value, steps, Descent.Ending.STEPS_SPENT);
    }

    /// Raises μ until a step lowers the sum; the lower sum, or one not lower where there is none.
    private double lowered(double[] x, double value, double[] trial) {
        double largest = Math.max(largest(), Double.MIN_NORMAL);
        damping = Math.max(damping, LEAST * largest);
        while (damping <= MOST * largest) {
            if (!solved()) {
                worse();
                continue;
            }
            double foretold = 0;
            for (int i = 0; i < x.length; i++) {
                double move = step.entries()[i];
                trial[i] = x[i] + move;
                foretold += 0.5 * move * (damping * move - gradient[i]);
            }
            double next = sum.value(trial);
            if (next < value) {
                double ratio = (value - next) / foretold;
                double shrink = 1 - Math.pow(2 * ratio - 1, 3);
                damping *= Math.max(1.0 / 10, Math.min(shrink, 2));
                growth = 2;
                return next;
            }
            worse();
        }
        return value;
    }

    private void worse() {
        damping *= growth;
        growth *= 2;
    }

    private boolean solved() {
        int size = gradient.length;
        System.arraycopy(normal.entries(), 0, factored.entries(), 0, size * size);
        for (int i = 0; i < size; i++) {
            factored.entries()[i * size + i] += damping;
            step.entries()[i] = -gradient[i];
        }
        return switch (Factorization.inPlace(factored)) {
            case Factorization.Cholesky cholesky -> {
                cholesky.solveInto(step, step);
                yield true;
            }
            case Factorization.NotPositiveDefinite _ -> false;
        };
    }

    private double largest() {
        double largest = 0;
        for (int i = 0; i < gradient.length; i++) {
            largest = Math.max(largest, normal.entries()[i * gradient.length + i]);
        }
        return largest;
    }
}
