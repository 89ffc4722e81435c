package wick.observable;

import java.util.List;

/// One number measured on `networks` independent networks; the error is over networks.
public record Measurement(
        double mean, double standardError, long networks, long seed, Engine engine, List<String> biases) {

    /// How the networks were realized.
    public enum Engine {
        /// Every weight drawn and stored.
        REAL_WEIGHTS,
        /// The same law without storing weights.
        IMPLICIT_WEIGHTS,
        /// One deterministic calculation on given numbers.
        DETERMINISTIC
    }

    public Measurement {
        biases = List.copyOf(biases);
        if (!Double.isFinite(mean) || !(standardError >= 0)) {
            throw new IllegalArgumentException("measured " + mean + " ± " + standardError + " is not a number");
        }
    }
}
