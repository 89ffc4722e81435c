package wick.theory.recurrent;

import wick.network.recurrent.RecurrentNetwork;

/// How likely a linear network of N units (W with i = j included) has an eigenvalue of W with real part
/// above a `threshold` such as γ, so that it runs away although the network of infinite size is stable.
///
/// `real` and `pairs` are expected numbers, exact at every N ([RealGinibre]): their sum bounds the
/// probability. `poisson` = 1 − e^(−real − pairs) takes the few eigenvalues out there as independent, and
/// is a rule of thumb.
public record Instability(double threshold, double real, double pairs) {

    /// That an eigenvalue of W has a real part above γ.
    public static Instability of(RecurrentNetwork network, int size) {
        return beyond(network, size, network.decay());
    }

    /// That an eigenvalue of W has a real part above `threshold`.
    public static Instability beyond(RecurrentNetwork network, int size, double threshold) {
        if (network.weightVariance() == 0) {
            return new Instability(threshold, threshold < 0 ? size : 0, 0);
        }
        RealGinibre matrix = new RealGinibre(size);
        double scaled = threshold * Math.sqrt(size) / network.weightDeviation();
        return new Instability(threshold, matrix.expectedReal(scaled), matrix.expectedPairs(scaled));
    }

    /// The probability is at most this.
    public double bound() {
        return Math.min(1, real + pairs);
    }

    /// A rule of thumb for the probability.
    public double poisson() {
        return -Math.expm1(-real - pairs);
    }
}
