package wick.theory.kernellaw;

import java.util.Arrays;

/// The law of a number x ≥ 0: `zero` is the probability of x = 0, the rest are masses at points
/// u = (low + i) · step + offset of u = ln x.
///
/// Masses stand for a smooth density or, where the law is narrower than a step, for nothing but the
/// averages of smooth functions; they may then be negative. What is missing to 1 lies beyond all points.
final class LogLaw {
    private final double step;
    private final double offset;
    private final int low;
    private final double[] masses;
    private final double zero;

    LogLaw(double step, int low, double[] masses, double zero) {
        this(step, 0, low, masses, zero);
    }

    private LogLaw(double step, double offset, int low, double[] masses, double zero) {
        this.step = step;
        this.offset = offset;
        this.low = low;
        this.masses = masses;
        this.zero = zero;
    }

    /// The law of a number that is certain.
    static LogLaw certain(double x) {
        return x == 0 ? new LogLaw(1, 0, new double[0], 1) : new LogLaw(1, Math.log(x), 0, new double[] {1}, 0);
    }

    double step() {
        return step;
    }

    double zero() {
        return zero;
    }

    int low() {
        return low;
    }

    int size() {
        return masses.length;
    }

    /// ln x of point i.
    double at(int i) {
        return (low + i) * step + offset;
    }

    double mass(int i) {
        return masses[i];
    }

    /// The masses themselves, not to be changed.
    double[] masses() {
        return masses;
    }

    boolean isCertain() {
        return masses.length + (zero > 0 ? 1 : 0) <= 1;
    }

    /// The probability that is accounted for.
    double total() {
        double sum = zero;
        for (double mass : masses) {
            sum += mass;
        }
        return sum;
    }

    /// The same law without its ends: what lies there and sums to less than `least` in absolute value is
    /// laid on the outermost point that stays.
    LogLaw trimmed(double least) {
        int from = 0;
        double left = 0;
        double below = 0;
        while (from < masses.length - 1 && left + Math.abs(masses[from]) < least) {
            left += Math.abs(masses[from]);
            below += masses[from++];
        }
        int to = masses.length - 1;
        double right = 0;
        double above = 0;
        while (to > from && right + Math.abs(masses[to]) < least) {
            right += Math.abs(masses[to]);
            above += masses[to--];
        }
        double[] kept = Arrays.copyOfRange(masses, from, Math.max(to + 1, from));
        if (kept.length > 0) {
            kept[0] += below;
            kept[kept.length - 1] += above;
        }
        return new LogLaw(step, offset, low + from, kept, zero);
    }

    /// The probability density of u = ln x without the part at x = 0.
    double density(double u) {
        double[] weights = new double[Interpolation.POINTS];
        int cell = cell(u);
        Interpolation.weightsInto((u - offset) / step - cell, weights);
        return around(cell, weights) / step;
    }

    /// P(ln x ≤ u)
    double cumulative(double u) {
        if (isCertain()) {
            return masses.length == 0 || u >= at(0) ? 1 : 0;
        }
        double[] whole = new double[Interpolation.POINTS];
        Interpolation.integralInto(1, whole);
        int cell = cell(u);
        double sum = zero;
        for (int c = low - Interpolation.POINTS; c < Math.min(cell, low + size() + Interpolation.POINTS); c++) {
            sum += around(c, whole);
        }
        Interpolation.integralInto((u - offset) / step - cell, whole);
        return sum + around(cell, whole);
    }

    private int cell(double u) {
        return (int) Math.floor(Math.clamp((u - offset) / step, -1e9, 1e9));
    }

    private double around(int cell, double[] weights) {
        double sum = 0;
        for (int k = 0; k < weights.length; k++) {
            int i = cell - Interpolation.BEFORE + k - low;
            if (i >= 0 && i < masses.length) {
                sum += weights[k] * masses[i];
            }
        }
        return sum;
    }
}
