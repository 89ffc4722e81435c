package wick.theory.finitewidth;

import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// Statistics of two inputs at one dense layer to first order in 1/n, n = `width` the number of units
/// feeding it. Pairs of inputs are in the order 11, 12, 22:
///
/// - `kernel`: K_11, K_12, K_22.
/// - `fourPointVertex`: V, symmetric 3 x 3, with Cov(S_ab, S_cd) = V_(ab)(cd)/n over networks, S the
///   covariance of the pre-activations conditional on the layers before. The diagonal predicts the spread
///   of the kernel entries of single networks.
/// - `kernelCorrection`: G, with E z_ia z_ib = K_ab + G_ab/n.
///
/// The errors bound every entry.
///
/// Source: Yaida 2020, arXiv:1910.00019; Roberts, Yaida and Hanin 2022, arXiv:2106.10165.
public record TwoInputLayer(
        int layer,
        int width,
        Vector kernel,
        Matrix fourPointVertex,
        Vector kernelCorrection,
        double kernelError,
        double vertexError,
        double correctionError) {}
