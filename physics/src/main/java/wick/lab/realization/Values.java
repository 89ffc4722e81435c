package wick.lab.realization;

import wick.numeric.matrix.Matrix;

/// The values of a circuit on N inputs, each N x width.
final class Values {
    private final Matrix[] values;
    private final int inputs;

    Values(Circuit circuit, int inputs) {
        this.inputs = inputs;
        values = new Matrix[circuit.widths().size()];
        values[0] = Matrix.zeros(0, 0);
        for (int v = 1; v < values.length; v++) {
            values[v] = Matrix.zeros(inputs, circuit.widths().get(v));
        }
    }

    int inputs() {
        return inputs;
    }

    /// Value 0 becomes this matrix itself.
    void begin(Matrix first) {
        values[0] = first;
    }

    Matrix of(int v) {
        return values[v];
    }

    double[] entries(int v) {
        return values[v].entries();
    }

    Matrix outputs() {
        return values[values.length - 1];
    }
}
