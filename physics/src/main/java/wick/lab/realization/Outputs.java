package wick.lab.realization;

/// Which entries Θ_ij(x, x′) of the neural tangent kernel are wanted, i and j counting a network's outputs.
public sealed interface Outputs {

    /// Θ_ii for one output i: N x N for N inputs.
    record One(int index) implements Outputs {
        public One {
            if (index < 0) {
                throw new IllegalArgumentException("output " + index + " must not be negative");
            }
        }
    }

    /// The mean of Θ_ii over all C outputs, that is, the trace over outputs divided by C: N x N.
    record Mean() implements Outputs {}

    /// All Θ_ij: N C x N C, entry (x C + i, x′ C + j).
    record All() implements Outputs {}

    /// The number of rows (and columns) of the kernel for this many inputs and outputs.
    default int rows(int inputs, int outputs) {
        return switch (this) {
            case One(int index) -> {
                if (index >= outputs) {
                    throw new IllegalArgumentException(
                            "output " + index + " does not exist: outputs 0 to " + (outputs - 1) + " are allowed");
                }
                yield inputs;
            }
            case Mean() -> inputs;
            case All() -> Math.multiplyExact(inputs, outputs);
        };
    }
}
