package wick.network.signal;

import java.util.Locale;

/// A single number recorded per module and step, besides [Moments].
public enum Figure {
    /// The mean square of the inputs that a weight meets, those that padding sets to zero included.
    SEEN,
    /// The mean cosine between the inputs of different samples.
    INPUT_COSINE,
    /// The mean cosine between the outputs of different samples.
    OUTPUT_COSINE,
    /// The cosine between the two summands of an addition, over the whole batch.
    BRANCH_COSINE,
    /// The mean square of the second summand of an addition; the first is the module's input.
    BRANCH,
    /// The share of units that stay below a thousandth of the output's size in the whole batch.
    DEAD,
    /// The share of outputs within one per cent of a bound of the activation's range.
    SATURATED,
    /// The square of the weight's largest singular value, as a matrix of outputs times all the rest.
    TOP;

    /// The name in captures, such as `output_cosine`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
