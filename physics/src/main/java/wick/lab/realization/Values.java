package wick.lab.realization;

import wick.network.Presence;
import wick.numeric.matrix.Matrix;

/// The values of a circuit on N inputs, each N x width.
final class Values {
    private final Matrix[] values;
    private final Circuit circuit;
    private final int inputs;
    private Presences presences = Presences.WHOLE;

    Values(Circuit circuit, int inputs) {
        this.circuit = circuit;
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

    /// Value 0 becomes this matrix itself, or if positions may be absent a copy with 0 there.
    void begin(Matrix first) {
        if (circuit.absences().isEmpty()) {
            values[0] = first;
            return;
        }
        presences = Presences.of(
                circuit, Presence.of("inputs", first, circuit.absences().get()));
        values[0] = Presence.filled(first);
    }

    /// Which positions each value has.
    Presences presences() {
        return presences;
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
