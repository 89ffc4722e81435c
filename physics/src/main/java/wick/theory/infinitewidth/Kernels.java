package wick.theory.infinitewidth;

import wick.numeric.matrix.Matrix;

/// Kernels between rows of inputs and columns of inputs: `nngp` is the covariance K of one output over
/// networks at initialization, `ntk` the neural tangent kernel Θ of one output.
///
/// Errors are relative: entry (i, j) of K is off by at most `nngpError` √(K_ii K_jj), of Θ by `ntkError`
/// √(Θ_ii Θ_jj). The errors, not the values, may depend on which inputs a kernel was asked for with: they hold
/// for all entries together.
public record Kernels(Matrix nngp, Matrix ntk, double nngpError, double ntkError) {}
