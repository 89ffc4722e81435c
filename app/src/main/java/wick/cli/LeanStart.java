package wick.cli;

/// A start for work of about a second or less: Java without the Vector API, whose module makes it start without what
/// the launcher keeps ready for it, and whose first calls are slow until they are compiled. Results are the same
/// bits either way; work that turns out to be heavier begins again in a Java that has the vectors, before
/// anything is written.
final class LeanStart {
    /// Set by the launcher in a Java that was started lean.
    static final String PROPERTY = "wick.lean";

    /// Operations, as [wick.theory.infinitewidth.KernelCost] counts them, up to which a lean start comes first:
    /// kernels of some 3000 inputs and three hidden relu layers, about a second.
    private static final double MOST = 1.5e9;

    private LeanStart() {}

    /// Whether this Java was started for light work.
    static boolean here() {
        return Boolean.getBoolean(PROPERTY);
    }

    /// Goes on if so many operations are light work, or are done in a Java for heavy work anyway.
    static void require(double operations) {
        if (operations > MOST && here()) {
            throw new TooHeavy();
        }
    }

    /// Work whose number of operations is not known but large.
    static void heavy() {
        require(Double.POSITIVE_INFINITY);
    }

    /// The work at hand is for another Java.
    static final class TooHeavy extends RuntimeException {
        private static final long serialVersionUID = 1;

        private TooHeavy() {
            super("this work is too heavy for a lean start", null, /* enableSuppression= */ false, false);
        }
    }
}
