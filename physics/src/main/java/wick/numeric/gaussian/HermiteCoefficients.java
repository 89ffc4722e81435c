package wick.numeric.gaussian;

import java.util.Arrays;

/// Coefficients h_k = ⟨f(u) He_k(u)⟩ / √(k!) from a rule, as many as it takes for Σ h_k² to exhaust
/// ⟨f²⟩, and what is left of ⟨f²⟩ after each.
///
/// Half as many again are kept, because a product with the series of a larger variance needs them.
final class HermiteCoefficients {
    private static final double EXHAUSTED = 4e-16;
    private static final int FURTHER = 8;

    private final double[] values;
    private final double[] rests;
    private final boolean unfinished;

    private HermiteCoefficients(double[] values, double[] rests, boolean unfinished) {
        this.values = values;
        this.rests = rests;
        this.unfinished = unfinished;
    }

    static HermiteCoefficients of(HermiteRule rule, double square, int most) {
        double[] values = new double[most];
        double[] rests = new double[most];
        double[] current = new double[rule.u.length];
        double[] before = new double[rule.u.length];
        Arrays.fill(current, 1);
        double rest = square;
        int count = 0;
        int end = most;
        while (count < end) {
            double value = sum(count % 2 == 0 ? rule.even : rule.odd, current);
            values[count] = value;
            rest -= value * value;
            rests[count] = Math.max(rest, 0) + EXHAUSTED * square;
            count++;
            if (end == most && count > 1 && rest <= EXHAUSTED * square) {
                end = Math.min(most, count + count / 2 + FURTHER);
            }
            step(rule.u, count, current, before);
            double[] swap = current;
            current = before;
            before = swap;
        }
        return new HermiteCoefficients(
                Arrays.copyOf(values, count), Arrays.copyOf(rests, count), rest > EXHAUSTED * square);
    }

    double[] values() {
        return values;
    }

    double[] rests() {
        return rests;
    }

    /// True if the coefficients do not exhaust ⟨f²⟩.
    boolean unfinished() {
        return unfinished;
    }

    /// before ← p_count = (u p_{count−1} − √(count−1) p_{count−2}) / √count
    private static void step(double[] u, int count, double[] current, double[] before) {
        double scale = 1 / Math.sqrt(count);
        double memory = Math.sqrt((count - 1) / (double) count);
        for (int j = 0; j < u.length; j++) {
            before[j] = scale * u[j] * current[j] - memory * before[j];
        }
    }

    private static double sum(double[] part, double[] polynomial) {
        double first = 0;
        double second = 0;
        double third = 0;
        double fourth = 0;
        int j = 0;
        for (; j + 3 < part.length; j += 4) {
            first = Math.fma(part[j], polynomial[j], first);
            second = Math.fma(part[j + 1], polynomial[j + 1], second);
            third = Math.fma(part[j + 2], polynomial[j + 2], third);
            fourth = Math.fma(part[j + 3], polynomial[j + 3], fourth);
        }
        for (; j < part.length; j++) {
            first = Math.fma(part[j], polynomial[j], first);
        }
        return (first + third) + (second + fourth);
    }
}
