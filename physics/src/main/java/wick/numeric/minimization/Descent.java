package wick.numeric.minimization;

/// How a search for a minimum ended: the value, the steps taken, and why no more.
public record Descent(double value, int steps, Ending ending) {

    /// Why a search ended.
    public enum Ending {
        /// The gradient, or what the last steps gained, is as good as zero.
        CONVERGED,
        /// As many steps as allowed.
        STEPS_SPENT,
        /// No step along the direction lowers the value any more: rounding.
        STUCK
    }

    /// Is told about every step.
    @FunctionalInterface
    public interface Watch {
        void stepped(int step, double value);
    }
}
