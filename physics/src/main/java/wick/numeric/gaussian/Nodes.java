package wick.numeric.gaussian;

/// Nodes and weights of a trapezoid rule in a suitable variable, level by level.
interface Nodes {

    /// The step at this level: half of the step at the level before.
    double step(int level);

    /// Adds the nodes that are new at this level, from one end to the other; their weights do not
    /// contain the step.
    void addTo(TrapezoidSum sum, int level);
}
