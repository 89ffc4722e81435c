package wick.lab.realization;

import wick.lab.realization.Circuit.Operation;
import wick.numeric.matrix.Matrix;

/// The derivative with respect to each value of a circuit, gathered from every use of the value.
///
/// There are `copies` rows per input, so that several outputs travel together: row x · copies + i belongs
/// to input x.
final class Gradients {
    private final int copies;
    private final int output;
    private final Matrix[] sums;
    /// For values used twice: a residual branch and its sum.
    private final Matrix[] further;
    private final boolean[] touched;

    Gradients(Circuit circuit, int inputs, int copies) {
        this.copies = copies;
        output = circuit.output();
        int count = circuit.widths().size();
        sums = new Matrix[count];
        further = new Matrix[count];
        touched = new boolean[count];
        int rows = Math.multiplyExact(inputs, copies);
        Matrix none = Matrix.zeros(0, 0);
        sums[0] = none;
        for (int v = 1; v < count; v++) {
            sums[v] = Matrix.zeros(rows, circuit.widths().get(v));
        }
        java.util.Arrays.fill(further, none);
        for (Operation operation : circuit.operations()) {
            if (operation instanceof Operation.Add(int left, int _, int _) && left > 0) {
                further[left] = Matrix.zeros(rows, circuit.widths().get(left));
            }
        }
    }

    int copies() {
        return copies;
    }

    int rows() {
        return sums[output].rows();
    }

    /// Forgets everything; returns the derivative with respect to the outputs, rows x C, to be written.
    Matrix restart() {
        java.util.Arrays.fill(touched, false);
        touched[output] = true;
        return sums[output];
    }

    /// [#restart] with derivative 1 of output `first` + i for copy i.
    void restartAtOutputs(int first) {
        Matrix start = restart();
        java.util.Arrays.fill(start.entries(), 0);
        for (int row = 0; row < start.rows(); row++) {
            start.set(row, first + row % copies, 1);
        }
    }

    /// The derivative gathered so far.
    Matrix of(int value) {
        return sums[value];
    }

    /// Where to write the next contribution to the derivative with respect to a value; then call [#arrived].
    Matrix target(int value) {
        return touched[value] ? further[value] : sums[value];
    }

    void arrived(int value) {
        if (touched[value]) {
            double[] sum = sums[value].entries();
            Dot.addInto(1, further[value].entries(), 0, sum.length, sum, 0);
        }
        touched[value] = true;
    }

    /// The derivative of a sum goes to both of its terms.
    void pass(Operation.Add add) {
        double[] gradient = sums[add.to()].entries();
        for (int value : new int[] {add.right(), add.left()}) {
            if (value > 0) {
                System.arraycopy(gradient, 0, target(value).entries(), 0, gradient.length);
                arrived(value);
            }
        }
    }
}
