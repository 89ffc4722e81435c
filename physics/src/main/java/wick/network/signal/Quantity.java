package wick.network.signal;

import java.util.Locale;

/// A tensor of which [Moments] are recorded, per module and step.
public enum Quantity {
    /// What the module reads; the first of its inputs if it has several.
    INPUT,
    OUTPUT,
    /// The loss's gradient in the output.
    OUTPUT_GRADIENT,
    /// What this module alone sends back to its input: not what other readers of the same input do.
    INPUT_GRADIENT,
    WEIGHT,
    BIAS,
    WEIGHT_GRADIENT,
    /// The change of the weight in the optimizer's step.
    WEIGHT_UPDATE,
    /// The change of the output, for the same inputs, by the optimizer's step.
    OUTPUT_UPDATE;

    /// The name in captures, such as `output_gradient`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
