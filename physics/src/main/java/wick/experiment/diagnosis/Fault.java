package wick.experiment.diagnosis;

import java.util.Locale;

/// What can be wrong, the gravest first: what comes first explains what comes later.
public enum Fault {
    /// Numbers that are infinite or not a number.
    NON_FINITE,
    /// A normalization is missing where its siblings have one.
    MISSING_NORMALIZATION,
    /// Weights of another size than a module's siblings, or the rule they follow, have.
    WEIGHT_SCALE,
    /// Weights whose mean is not zero.
    NOT_CENTERED,
    /// A residual branch that enters far stronger or weaker than its siblings.
    BRANCH_SCALE,
    /// A signal that grows or dies over depth.
    SIGNAL_SCALE,
    /// A gradient that grows or dies over depth.
    GRADIENT_SCALE,
    /// Units that never act.
    DEAD_UNITS,
    /// Activations at the bounds of their range.
    SATURATION,
    /// Outputs that start far too large.
    LARGE_OUTPUT,
    /// Weights that act other than independent ones of their size.
    STRUCTURED_WEIGHTS,
    /// Modules that learn far faster or slower than the others.
    UNEVEN_UPDATES;

    /// The name in answers, such as `weight_scale`.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
