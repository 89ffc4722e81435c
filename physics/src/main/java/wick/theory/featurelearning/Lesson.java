package wick.theory.featurelearning;

import wick.numeric.matrix.Matrix;

/// What is learned by `steps` full-batch steps of gradient descent of rate η on ½ Σ (f − y)²: N inputs (N x
/// d) with targets (N x C), and M inputs (M x d, M may be 0) on which the network is only watched.
public record Lesson(Matrix inputs, Matrix targets, Matrix tests, double rate, int steps) {

    public Lesson {
        if (inputs.rows() < 1 || inputs.rows() != targets.rows()) {
            throw new IllegalArgumentException(inputs.rows() + " training inputs and " + targets.rows()
                    + " targets: need equally many, and at least one");
        }
        if (tests.rows() > 0 && tests.columns() != inputs.columns()) {
            throw new IllegalArgumentException("test inputs have " + tests.columns()
                    + " components where training inputs have " + inputs.columns());
        }
        if (!(rate >= 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("rate " + rate + " must be finite and not negative");
        }
        if (steps < 0) {
            throw new IllegalArgumentException("steps " + steps + " must not be negative");
        }
        requireFinite("inputs", inputs);
        requireFinite("targets", targets);
        requireFinite("tests", tests);
    }

    /// Without test inputs.
    public Lesson(Matrix inputs, Matrix targets, double rate, int steps) {
        this(inputs, targets, Matrix.zeros(0, inputs.columns()), rate, steps);
    }

    private static void requireFinite(String name, Matrix matrix) {
        for (double entry : matrix.entries()) {
            if (!Double.isFinite(entry)) {
                throw new IllegalArgumentException(name + " hold " + entry + " and must be finite");
            }
        }
    }

    /// Training inputs, then test inputs.
    Matrix all() {
        Matrix all = Matrix.zeros(inputs.rows() + tests.rows(), inputs.columns());
        System.arraycopy(inputs.entries(), 0, all.entries(), 0, inputs.entries().length);
        System.arraycopy(tests.entries(), 0, all.entries(), inputs.entries().length, tests.entries().length);
        return all;
    }
}
