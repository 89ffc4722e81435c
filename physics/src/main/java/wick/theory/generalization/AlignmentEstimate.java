package wick.theory.generalization;

import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// The risk of kernel regression estimated from its own training data, without test data: the kernel
/// alignment risk estimator (KARE). With A = K(X,X) + δ 1 for n points,
///
///     ρ = n Σ_c y_cᵀ A⁻² y_c / (tr A⁻¹)²,
///
/// a mean of squares summed over outputs. It is the training error over (δ tr A⁻¹/n)², which is also
/// known as generalized cross-validation.
///
/// Source: Jacot, Şimşek, Spadaro, Hongler and Gabriel 2020, arXiv:2006.09796.
public final class AlignmentEstimate {
    private AlignmentEstimate() {}

    /// From A⁻¹ Y (n x outputs) and the diagonal of A⁻¹.
    public static double risk(Matrix weights, Vector inverseDiagonal) {
        if (weights.rows() != inverseDiagonal.size() || weights.rows() == 0) {
            throw new IllegalArgumentException(
                    weights + " of weights does not fit " + inverseDiagonal.size() + " diagonal entries");
        }
        double squares = 0;
        for (double weight : weights.entries()) {
            squares += weight * weight;
        }
        double trace = 0;
        for (int i = 0; i < inverseDiagonal.size(); i++) {
            trace += inverseDiagonal.at(i);
        }
        return weights.rows() * squares / (trace * trace);
    }
}
