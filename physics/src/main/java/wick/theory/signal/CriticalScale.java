package wick.theory.signal;

import wick.network.Activation;
import wick.theory.infinitewidth.GaussianAverages;

/// The weight variance that keeps a signal of a given size through one dense layer and its activation.
public final class CriticalScale {
    private CriticalScale() {}

    /// Fan-in times the variance of a weight for which z′ = W φ(z) has the variance of z: q / ⟨φ²⟩_q, such as 2
    /// for relu.
    ///
    /// @throws IllegalArgumentException if `square` is not above 0 and finite, or the activation jumps
    public static double keeping(Activation activation, double square) {
        if (!(square > 0) || Double.isInfinite(square)) {
            throw new IllegalArgumentException("mean square " + square + " must be above 0 and finite");
        }
        return square / GaussianAverages.of(activation).single(square).square().value();
    }
}
