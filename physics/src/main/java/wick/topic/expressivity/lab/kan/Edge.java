package wick.topic.expressivity.lab.kan;

import wick.topic.expressivity.lab.symbolic.Symbol;

/// What stands on the edge from one node to another: a function of one number, by its kind and the parameters of that
/// kind, in this order.
public sealed interface Edge {

    /// w silu(x) + Σ_i c_i B_i(x) on the grid of the node that x comes from; parameters w, c_0, c_1, …
    ///
    /// A factor in front of the splines, which other programs keep as one more parameter, is in the c_i.
    record Spline() implements Edge {}

    /// a f(b x + c) + d; parameters a, b, c, d.
    record Symbolic(Symbol function) implements Edge {}

    /// Nothing: the edge was pruned.
    record Absent() implements Edge {}

    /// The number of parameters.
    default int parameters(Grid grid) {
        return switch (this) {
            case Spline _ -> 1 + grid.size();
            case Symbolic _ -> 4;
            case Absent _ -> 0;
        };
    }
}
