package wick.theory.recurrent.twotime;

import wick.numeric.gaussian.Approximation;

/// A network and its copy: the same weights, biases and inputs, another start, the noise shared or not.
/// `original` is ⟨h(t) h(s)⟩, the same for both, `cross` is ⟨h(t) k(s)⟩ between them.
public record Copies(TwoTimeFunction original, TwoTimeFunction cross) {

    /// ½⟨(h − k)²⟩ at time number `i`: the variance of one minus their covariance.
    public Approximation distance(int i) {
        Approximation variance = original.at(i, i);
        Approximation covariance = cross.at(i, i);
        return new Approximation(variance.value() - covariance.value(), variance.error() + covariance.error());
    }
}
