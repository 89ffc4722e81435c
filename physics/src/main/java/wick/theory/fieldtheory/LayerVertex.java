package wick.theory.fieldtheory;

/// A vertex of the diagrams that lead from one layer to the next.
public sealed interface LayerVertex {

    /// One neuron of the layer with `outs` lines to the next layer and `ins` lines from its own fluctuating
    /// covariance: σ_w^(2 outs) n^(1 − outs) ∂^ins κ_outs / ∂K^ins, where κ_r is the r-th joint cumulant of φφ over
    /// z ~ N(0, K).
    record Neurons(int outs, int ins) implements LayerVertex {}

    /// The cumulant of `lines` covariances of the layer at order 1/n^`order`: G for one line at order 1, V for
    /// two at order 1, the six-point vertex for three at order 2, and so on.
    record Cumulant(int lines, int order) implements LayerVertex {}
}
