package wick.theory.infinitewidth;

import wick.numeric.matrix.Matrix;

/// The derivative of every kernel entry along one direction: `nngp` is dK_ij/dt, `ntk` is dΘ_ij/dt.
public record KernelGradient(KernelDirection direction, Matrix nngp, Matrix ntk) {}
