package wick.theory.infinitewidth;

import wick.numeric.matrix.Vector;

/// K_ii and Θ_ii of every input, with bounds on their relative errors.
public record KernelDiagonal(Vector nngp, Vector ntk, double nngpError, double ntkError) {}
