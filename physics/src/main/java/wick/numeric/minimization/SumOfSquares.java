package wick.numeric.minimization;

import wick.numeric.matrix.Matrix;

/// A function ½ Σ_s r_s(x)² of many variables whose residuals have known derivatives J_si = ∂r_s/∂x_i.
public interface SumOfSquares {
    /// The number of variables.
    int size();

    /// ½ Σ r²; a value that is not finite says that x is out of bounds.
    double value(double[] x);

    /// ½ Σ r²; writes JᵀJ on and below the diagonal and the gradient Jᵀr.
    double normalInto(double[] x, Matrix normal, double[] gradient);
}
