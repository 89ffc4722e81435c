package wick.network.training;

import java.util.Locale;

/// How a gradient becomes a step.
public enum OptimizerKind {
    /// Gradient descent; weight decay is added to the gradient.
    SGD,
    /// Every gradient divided by its own size; weight decay is added to the gradient before.
    ADAM,
    /// The same, with weight decay beside the step: w ← (1 − rate · decay) w.
    ADAMW;

    /// As on the command line.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// Whether steps do not depend on the size of gradients.
    public boolean normalizes() {
        return this != SGD;
    }

    /// Whether weight decay is no part of the gradient.
    public boolean decouplesDecay() {
        return this == ADAMW;
    }
}
