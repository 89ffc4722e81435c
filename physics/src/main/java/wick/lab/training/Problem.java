package wick.lab.training;

import wick.numeric.matrix.Matrix;

/// What is learned: N training inputs (N x d) with targets (N x C), and M test inputs (M x d, M may be 0)
/// on which the network is only watched.
public record Problem(Matrix inputs, Matrix targets, Matrix tests) {

    public Problem {
        if (inputs.rows() < 1 || inputs.rows() != targets.rows()) {
            throw new IllegalArgumentException(inputs.rows() + " training inputs and " + targets.rows()
                    + " targets: need one target for each input, and at least one");
        }
        if (tests.rows() > 0 && tests.columns() != inputs.columns()) {
            throw new IllegalArgumentException("test inputs of " + tests.columns()
                    + " dimensions do not fit training inputs of " + inputs.columns());
        }
    }
}
