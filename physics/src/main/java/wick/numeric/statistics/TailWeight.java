package wick.numeric.statistics;

/// Whether an average hangs on a few samples.
public final class TailWeight {
    private TailWeight() {}

    /// The share of the largest single sample in Σ x², in \[1/N, 1]; 0 if all samples are 0.
    public static double largestShare(double... samples) {
        double sum = 0;
        double largest = 0;
        for (double sample : samples) {
            sum += sample * sample;
            largest = Math.max(largest, sample * sample);
        }
        return sum == 0 ? 0 : largest / sum;
    }

    /// About the share the most distant of N normal samples carries in the sum of squares, z²/N with P(|Z|
    /// > z) = 1/N: what a share has to exceed well before it is a sign of heavy tails.
    public static double expectedShare(long samples) {
        if (samples < 2) {
            throw new IllegalArgumentException("samples " + samples + " must be at least 2");
        }
        double z = Tail.normalQuantile(0.5 / samples);
        return z * z / samples;
    }
}
