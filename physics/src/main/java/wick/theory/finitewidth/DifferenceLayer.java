package wick.theory.finitewidth;

import wick.numeric.gaussian.Approximation;

/// A small difference of two inputs at the pre-activations of one dense layer, to first order in 1/width.
///
/// - `logDistance`: ln of E (δz)² at infinite width over its value at the first layer.
/// - `logDecorrelation`: the same for 1 − c, c the correlation of both inputs.
/// - `distance`: the shifts of ln E and E ln of S_δδ, the variance of δz given the layers before.
/// - `decorrelation`: those of 1 − c, c made of the covariance given the layers before.
///
/// Shifts are those of the widths of the network: with equal widths n the coefficient of 1/n is n times as
/// large.
public record DifferenceLayer(
        int layer,
        Approximation logDistance,
        Approximation logDecorrelation,
        DepthShift distance,
        DepthShift decorrelation) {}
