package wick.theory.infinitewidth;

import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// Symmetric kernels without their scale:
///
///     K_ij = √(K_ii K_jj) (1 − decorrelation_ij),   Θ_ij = √(Θ_ii Θ_jj) tangent_ij
///
/// with K_ii = e^logVariance_i and Θ_ii = e^logTangent_i.
///
/// `angleError` bounds how far arccos of a correlation is off; where activations are linear on both sides
/// of 0 the relative error of `decorrelation` is about that of the angle, of a few roundings per layer.
public record NormalizedKernels(
        Matrix decorrelation, Matrix tangent, Vector logVariances, Vector logTangents, double angleError) {}
