package wick.numeric.statistics;

import java.util.Arrays;
import java.util.function.DoubleUnaryOperator;

/// Tests of whether samples come from one law. Each gives a statistic and the probability of one at least
/// as extreme.
public final class TwoSample {
    private TwoSample() {}

    /// `statistic` and the chance of exceeding it if the laws are equal.
    public record Outcome(double statistic, double pValue) {}

    /// Kolmogorov and Smirnov: the largest distance of the two empirical distribution functions, with the
    /// asymptotic law and Stephens' correction for finite samples; for continuous laws.
    ///
    /// Source: Stephens 1970, doi:10.1111/j.2517-6161.1970.tb00821.x.
    public static Outcome kolmogorovSmirnov(double[] first, double[] second) {
        double[] a = sorted(first);
        double[] b = sorted(second);
        int i = 0;
        int j = 0;
        double largest = 0;
        while (i < a.length && j < b.length) {
            double x = Math.min(a[i], b[j]);
            while (i < a.length && a[i] <= x) {
                i++;
            }
            while (j < b.length && b[j] <= x) {
                j++;
            }
            largest = Math.max(largest, Math.abs((double) i / a.length - (double) j / b.length));
        }
        double effective = (double) a.length * b.length / ((double) a.length + b.length);
        return new Outcome(largest, probability(largest, effective));
    }

    /// Kolmogorov and Smirnov of one sample against a continuous distribution function.
    public static Outcome kolmogorovSmirnov(double[] sample, DoubleUnaryOperator distribution) {
        double[] a = sorted(sample);
        double largest = 0;
        for (int i = 0; i < a.length; i++) {
            double expected = distribution.applyAsDouble(a[i]);
            largest = Math.max(largest, Math.max((i + 1.0) / a.length - expected, expected - (double) i / a.length));
        }
        return new Outcome(largest, probability(largest, a.length));
    }

    /// Welch: the difference of the two means in its own standard errors, against Student's law with the
    /// degrees of freedom of Welch and Satterthwaite.
    public static Outcome welch(Estimate first, Estimate second) {
        double a = first.standardError() * first.standardError();
        double b = second.standardError() * second.standardError();
        double difference = first.mean() - second.mean();
        if (a + b == 0) {
            throw new IllegalArgumentException("both standard errors are 0: nothing to compare the means with");
        }
        double degrees = (a + b) * (a + b) / (a * a / (first.samples() - 1) + b * b / (second.samples() - 1));
        double t = difference / Math.sqrt(a + b);
        return new Outcome(t, Tail.studentTwoSided(t, degrees));
    }

    private static double probability(double distance, double effective) {
        double root = Math.sqrt(effective);
        return Tail.kolmogorov((root + 0.12 + 0.11 / root) * distance);
    }

    private static double[] sorted(double[] sample) {
        if (sample.length == 0) {
            throw new IllegalArgumentException("a test needs at least one sample");
        }
        double[] copy = sample.clone();
        Arrays.sort(copy);
        if (!Double.isFinite(copy[0]) || !Double.isFinite(copy[copy.length - 1])) {
            throw new IllegalArgumentException("samples must be finite");
        }
        return copy;
    }
}
