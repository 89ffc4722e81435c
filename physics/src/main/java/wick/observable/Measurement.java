package wick.observable;

import java.util.ArrayList;
import java.util.List;

/// One number measured on `networks` independent networks; the error is over networks.
public record Measurement(
        double mean, double standardError, long networks, long seed, Engine engine, List<String> biases) {

    /// What was drawn, and how networks were realized.
    public enum Engine {
        /// Every weight drawn and stored.
        REAL_WEIGHTS,
        /// The same law without storing weights.
        IMPLICIT_WEIGHTS,
        /// Training data drawn, with exact kernel regression in place of networks.
        DRAWN_DATA,
        /// Inputs drawn; what acts on them is fixed: the kernel of infinite width, or one given network.
        DRAWN_POINTS,
        /// One deterministic calculation on given numbers.
        DETERMINISTIC
    }

    public Measurement {
        biases = List.copyOf(biases);
        if (!Double.isFinite(mean) || !(standardError >= 0) || Double.isInfinite(standardError)) {
            throw new IllegalArgumentException("measured " + mean + " ± " + standardError + ": both must be finite");
        }
        if (networks < 1) {
            throw new IllegalArgumentException("measured on " + networks + " networks, need at least 1");
        }
    }

    /// The same networks and biases, another number: a coefficient fitted to what was measured, or a
    /// change of units.
    public Measurement with(double otherMean, double otherError) {
        return new Measurement(otherMean, otherError, networks, seed, engine, biases);
    }

    /// With one more known bias, a clause for people.
    public Measurement biased(String bias) {
        List<String> all = new ArrayList<>(biases);
        all.add(bias);
        return new Measurement(mean, standardError, networks, seed, engine, all);
    }
}
