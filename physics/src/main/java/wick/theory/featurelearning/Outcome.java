package wick.theory.featurelearning;

/// What came of solving the equations.
public sealed interface Outcome {

    /// They close within the tolerance.
    record Converged(RichTraining training) implements Outcome {}

    /// They do not close within the tolerance: more particles are needed, or the motion is so sensitive that
    /// no number of them would do.
    record NotConverged(Residual residual, double tolerance) implements Outcome {}

    /// After `step` steps outputs were no longer finite: the rate is too large.
    record Diverged(int step) implements Outcome {}
}
