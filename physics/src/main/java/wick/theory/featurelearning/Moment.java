package wick.theory.featurelearning;

import java.util.List;
import wick.numeric.matrix.Matrix;

/// What the averages over one set of particles say at one step: outputs (inputs x outputs) by own and by
/// fresh particles, kernels ⟨h hᵀ⟩ of training inputs for every hidden layer, and the tangent kernel of
/// training inputs and outputs, row i C + c for input i and output c.
record Moment(Matrix outputs, Matrix again, List<Matrix> features, Matrix tangent) {
    Moment {
        features = List.copyOf(features);
    }
}
