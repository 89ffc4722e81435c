package wick.theory.solvable;

import java.util.function.ToDoubleFunction;

/// The law of [Alignment] over networks of width n whose weights a and w are independent and standard
/// normal: along and against are independent, each Gamma(n/2), that is half a χ² of n degrees of freedom.
///
/// Since training is a function of these two numbers alone, means over networks at *any* time and *any*
/// width are double integrals, done here by the trapezoid rule in their logarithms, which converges
/// exponentially.
///
/// Source: a ± w are independent normals of variance 2.
public record InitialLaw(int width) {
    /// Weights below e^−CUT of the largest are left out.
    private static final double CUT = 40;

    private static final double COARSE_CUT = 32;
    private static final double STEP = 0.25;
    /// Two rules that differ by more of the mean size do not agree.
    private static final double CONVERGED = 1e-6;

    /// In standard deviations of the logarithm in wide networks.
    private static final double RELATIVE_STEP = 0.6;

    public InitialLaw {
        if (width < 1) {
            throw new IllegalArgumentException("width " + width + " must be at least 1");
        }
    }

    /// Mean and variance of `number` over networks; the variance is infinite where its integral does not
    /// converge.
    ///
    /// Throws [ArithmeticException] if that of the mean does not, as for Θ∞/Θ₀ at width 1.
    public Average average(ToDoubleFunction<Alignment> number) {
        double step = Math.min(STEP, RELATIVE_STEP * Math.sqrt(2.0 / width));
        Sums coarse = integral(number, step, COARSE_CUT);
        Sums fine = integral(number, step / 2, CUT);
        double error = Math.abs(fine.mean - coarse.mean) + 1e-14 * fine.size;
        if (!(error <= CONVERGED * fine.size)) {
            throw new ArithmeticException("the mean over networks of width " + width + " does not converge: "
                    + coarse.mean + " and " + fine.mean + " by two rules; at this width it may not exist");
        }
        boolean varies = Math.abs(fine.square - coarse.square) <= CONVERGED * fine.square;
        double variance = varies ? Math.max(0, fine.square - fine.mean * fine.mean) : Double.POSITIVE_INFINITY;
        return new Average(fine.mean, variance, error);
    }

    /// The means of a number, of its size and of its square.
    private record Sums(double mean, double size, double square) {}

    private Sums integral(ToDoubleFunction<Alignment> number, double step, double cut) {
        double peak = Math.log(width / 2.0);
        int low = reach(-step, cut);
        int count = low + reach(step, cut) + 1;
        double[] nodes = new double[count];
        double[] weights = new double[count];
        double total = 0;
        for (int i = 0; i < count; i++) {
            nodes[i] = Math.exp(peak + (i - low) * step);
            weights[i] = Math.exp(logarithm((i - low) * step));
            total += weights[i];
        }
        double mean = 0;
        double size = 0;
        double square = 0;
        for (int i = 0; i < count; i++) {
            for (int j = 0; j < count; j++) {
                double value = number.applyAsDouble(new Alignment(nodes[i], nodes[j]));
                double weighted = weights[i] / total * (weights[j] / total) * value;
                mean += weighted;
                size += Math.abs(weighted);
                square += weighted * value;
            }
        }
        return new Sums(mean, size, square);
    }

    private int reach(double step, double cut) {
        int count = 0;
        while (logarithm((count + 1) * step) > -cut) {
            count++;
        }
        return count;
    }

    /// ln of the density of ln A relative to its peak at n/2, at a distance `d` from there.
    private double logarithm(double d) {
        return width / 2.0 * (d - Math.expm1(d));
    }
}
