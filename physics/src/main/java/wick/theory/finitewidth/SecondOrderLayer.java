package wick.theory.finitewidth;

import wick.numeric.gaussian.Approximation;

/// The kernel K of one input at one dense layer to second order in 1/n, n = `width` the number of units
/// feeding the layer, K being the variance of the pre-activations given the layers before:
///
/// - E K = `kernel` + `metricFirst`/n + `metricSecond`/n²
/// - Var K = `vertexFirst`/n + `vertexSecond`/n², which is Cov(z_i², z_j²) for i ≠ j
/// - E (K − E K)³ = `sixPoint`/n², the third joint cumulant of z_i², z_j², z_k² for different i, j, k
///
/// `metricFirst` is G, `vertexFirst` the four-point vertex V. What is left out is of order n^−3.
public record SecondOrderLayer(
        int layer,
        int width,
        Approximation kernel,
        Approximation metricFirst,
        Approximation metricSecond,
        Approximation vertexFirst,
        Approximation vertexSecond,
        Approximation sixPoint) {

    /// E K at this width, without what is of order n^−3.
    public double mean() {
        return kernel.value() + (metricFirst.value() + metricSecond.value() / width) / width;
    }

    /// Var K at this width, without what is of order n^−3.
    public double variance() {
        return (vertexFirst.value() + vertexSecond.value() / width) / width;
    }

    /// The second order over the first of Var K at this width: where it is not small, the expansion in 1/n
    /// is of no use.
    public double ratio() {
        return vertexFirst.value() == 0 ? 0 : Math.abs(vertexSecond.value() / (vertexFirst.value() * width));
    }
}
