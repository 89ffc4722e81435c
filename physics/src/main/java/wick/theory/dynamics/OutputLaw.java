package wick.theory.dynamics;

import wick.numeric.matrix.Matrix;

/// The Gaussian law of trained outputs over networks: `mean` has one row per input and one column per
/// output; `covariance` is between inputs, the same for every output, and different outputs are
/// independent.
public record OutputLaw(Matrix mean, Matrix covariance) {}
