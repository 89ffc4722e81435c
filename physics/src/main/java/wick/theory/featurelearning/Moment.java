package wick.theory.featurelearning;

import java.util.List;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// What the averages over one set of particles say at one step: outputs (inputs x outputs), kernels ⟨h hᵀ⟩
/// of training inputs for every hidden layer, the tangent kernel of training inputs and outputs (row i C + c
/// for input i and output c), and how far each hidden layer has moved, √(⟨(z − z₀)²⟩ / ⟨z₀²⟩).
///
/// `closing` holds the outputs, then ⟨h²⟩ and ⟨g²⟩ of every layer, by own particles and `again` by fresh ones.
record Moment(Matrix outputs, List<Matrix> features, Matrix tangent, Vector movement, Vector closing, Vector again) {
    Moment {
        features = List.copyOf(features);
    }
}
