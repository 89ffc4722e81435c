package wick.lab.interpolation;

import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.matrix.SingularValues;
import wick.numeric.matrix.Vector;

/// The weights of least norm among those that make Σ (x·w − y)² least, by singular values.
public final class LeastNormFit {
    /// Singular values below this part of the largest count as 0.
    private static final double CUT = 1e-12;

    private LeastNormFit() {}

    /// `inputs` has one row per point.
    public static Vector weights(Matrix inputs, Vector targets) {
        if (inputs.rows() != targets.size()) {
            throw new IllegalArgumentException(inputs.rows() + " inputs and " + targets.size() + " targets");
        }
        SingularValues parts = SingularValues.of(inputs);
        int rank = parts.values().size();
        double[] along = new double[rank];
        Products.applyTransposedInto(parts.left(), targets.toArray(), along);
        for (int k = 0; k < rank; k++) {
            double value = parts.values().at(k);
            along[k] = value > CUT * parts.values().at(0) ? along[k] / value : 0;
        }
        double[] weights = new double[inputs.columns()];
        Products.applyTransposedInto(parts.rightTransposed(), along, weights);
        return Vector.of(weights);
    }
}
