package wick.lab.model;

/// Gradients at one step: those of its outputs are given, those of its inputs are taken.
interface Cotangents {
    /// The gradient in output `index`, zeros where nothing depends on it; not to be changed.
    double[] of(int index);

    /// Whether the gradient in input `index` is asked for.
    boolean wants(int index);

    /// Adds to the gradient in input `index`; `gradient` is the caller's no longer.
    void give(int index, double[] gradient);
}
