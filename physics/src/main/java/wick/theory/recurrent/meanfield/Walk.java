package wick.theory.recurrent.meanfield;

import java.util.Arrays;

/// The steps of a [Trajectory] while it is computed.
final class Walk {
    private static final double SWITCH = 0.6;
    private static final double END = Math.log(1e-14);

    private final Separatrix separatrix;
    private final double step;
    private double[] values;
    private double[] slopes;
    private int last;

    Walk(Separatrix separatrix, double step, int capacity) {
        this.separatrix = separatrix;
        this.step = step;
        values = new double[capacity + 16];
        slopes = new double[values.length];
    }

    /// p″ = p N(p) from p = 1 with this slope, until p is small enough for the energy to take over.
    void fall(double slope) {
        double p = 1;
        double v = slope;
        values[0] = p;
        slopes[0] = v;
        double half = step / 2;
        while (p > SWITCH) {
            double a1 = p * separatrix.pull(p);
            double p2 = p + half * v;
            double v2 = v + half * a1;
            double a2 = p2 * separatrix.pull(p2);
            double p3 = p + half * v2;
            double v3 = v + half * a2;
            double a3 = p3 * separatrix.pull(p3);
            double p4 = p + step * v3;
            double v4 = v + step * a3;
            double a4 = p4 * separatrix.pull(p4);
            p += step / 6 * (v + 2 * (v2 + v3) + v4);
            v += step / 6 * (a1 + 2 * (a2 + a3) + a4);
            if (!(v < 0) || !(p > 0)) {
                throw new ArithmeticException(
                        "the autocorrelation does not decay from its value at lag 0: p = " + p + ", p' = " + v);
            }
            append(p, v);
        }
    }

    /// (ln p)′ = −√M(p), until p has died out after an even number of steps.
    void decay() {
        double y = Math.log(values[last]);
        double half = step / 2;
        while (y > END || last % 2 == 1) {
            double k1 = rate(y);
            double k2 = rate(y + half * k1);
            double k3 = rate(y + half * k2);
            double k4 = rate(y + step * k3);
            y += step / 6 * (k1 + 2 * (k2 + k3) + k4);
            double p = Math.exp(y);
            append(p, p * rate(y));
        }
    }

    private double rate(double y) {
        return -Math.sqrt(Math.max(0, separatrix.kinetic(Math.exp(y))));
    }

    private void append(double p, double v) {
        last++;
        if (last == values.length) {
            values = Arrays.copyOf(values, 2 * last);
            slopes = Arrays.copyOf(slopes, 2 * last);
        }
        values[last] = p;
        slopes[last] = v;
    }

    double[] values() {
        return Arrays.copyOf(values, last + 1);
    }

    double[] slopes() {
        return Arrays.copyOf(slopes, last + 1);
    }
}
