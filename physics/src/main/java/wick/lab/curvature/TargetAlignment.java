package wick.lab.curvature;

import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// How well a kernel on the training points points at the targets, Σ_c y_cᵀ K y_c / (‖K‖ Σ_c |y_c|²) with the
/// root of the sum of squares as ‖K‖: 1 for K ∝ y yᵀ, 1/√N for the identity.
///
/// Source: Cristianini, Shawe-Taylor, Elisseeff and Kandola 2001, Advances in Neural Information Processing
/// Systems 14.
public final class TargetAlignment {
    private TargetAlignment() {}

    /// K is N x N, `targets` N x C.
    ///
    /// Throws [IllegalArgumentException] where shapes do not fit, or where K or all targets are 0.
    public static double of(Matrix kernel, Matrix targets) {
        if (kernel.rows() != kernel.columns() || kernel.rows() != targets.rows()) {
            throw new IllegalArgumentException("a kernel of " + kernel.rows() + " x " + kernel.columns()
                    + " entries does not fit targets of " + targets.rows() + " points");
        }
        double size = Vectors.length(kernel.entries()) * Vectors.dot(targets.entries(), targets.entries());
        if (!(size > 0)) {
            throw new IllegalArgumentException("kernel and targets must not be 0 everywhere");
        }
        return Vectors.dot(targets.entries(), Products.times(kernel, targets).entries()) / size;
    }
}
