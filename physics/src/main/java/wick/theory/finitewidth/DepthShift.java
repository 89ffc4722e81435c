package wick.theory.finitewidth;

import wick.numeric.gaussian.Approximation;

/// A correction of order 1/width to what depth does to a positive quantity D of random networks: `annealed`
/// of ln E D, `typical` of E ln D. They differ by half the variance of ln D over networks, which is of the
/// same order.
public record DepthShift(Approximation annealed, Approximation typical) {

    static DepthShift of(Bounded annealed, Bounded typical) {
        return new DepthShift(annealed.approximation(), typical.approximation());
    }

    /// The variance of ln D over networks to the same order.
    public double variance() {
        return 2 * (annealed.value() - typical.value());
    }
}
