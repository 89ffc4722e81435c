package wick.theory.featurelearning;

/// By how much the equations fail to close, where they fail most: with the solution inserted and noise drawn
/// afresh, by how much another number comes out than was put in. In units of the root mean square target for
/// outputs, of their size before training for ⟨h²⟩ and ⟨g²⟩. `step` is where that is.
public record Residual(double value, double error, int step) {
    private static final double ERRORS = 4;

    /// What the residual is below, four standard errors allowed.
    public double bound() {
        return Math.abs(value) + ERRORS * error;
    }
}
