package wick.benchmarks;

/// Stops a benchmark whose answer is wrong: the time of a wrong answer means nothing.
public final class Check {
    private Check() {}

    /// |actual − expected| ≤ bound for every entry.
    public static void close(double[] expected, double[] actual, double bound) {
        if (expected.length != actual.length) {
            throw new IllegalStateException(
                    "a wrong answer: " + actual.length + " numbers instead of " + expected.length);
        }
        for (int i = 0; i < expected.length; i++) {
            close(expected[i], actual[i], bound);
        }
    }

    public static void close(double expected, double actual, double bound) {
        if (!(Math.abs(actual - expected) <= bound)) {
            throw new IllegalStateException(
                    "a wrong answer: " + actual + " instead of " + expected + ", more than " + bound + " apart");
        }
    }
}
