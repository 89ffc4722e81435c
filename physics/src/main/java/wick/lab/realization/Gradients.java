package wick.lab.realization;

import java.util.function.Consumer;
import wick.numeric.matrix.Matrix;

/// The derivative with respect to each value of a circuit, gathered from every use of the value, for some
/// of the inputs.
///
/// There are `copies` rows per input, so that several outputs travel together: row (x − `first`) · copies
/// + i belongs to input x. Only values that depend on weights have one, and only until it is released.
final class Gradients {
    private static final Matrix NONE = Matrix.zeros(0, 0);

    private final Circuit circuit;
    private final boolean[] wanted;
    private final Buffers buffers;
    private final Part part;
    private final Matrix[] sums;

    /// Inputs `first`, …, `first` + `inputs` − 1 with `copies` rows each.
    record Part(int first, int inputs, int copies) {
        int rows() {
            return Math.multiplyExact(inputs, copies);
        }
    }

    /// `wanted` tells for each value whether its derivative is.
    Gradients(Circuit circuit, boolean[] wanted, Part part, Buffers buffers) {
        this.circuit = circuit;
        this.wanted = wanted;
        this.part = part;
        this.buffers = buffers;
        sums = new Matrix[circuit.widths().size()];
        java.util.Arrays.fill(sums, NONE);
    }

    Part part() {
        return part;
    }

    int rows() {
        return part.rows();
    }

    /// The input that a row belongs to.
    int input(int row) {
        return part.first() + row / part.copies();
    }

    /// Whether the derivative with respect to a value is wanted.
    boolean wants(int value) {
        return wanted[value];
    }

    /// The derivative with respect to the outputs, rows x C, to be written before a pass.
    Matrix start() {
        int output = circuit.output();
        sums[output] = buffers.take(rows(), circuit.widths().get(output));
        return sums[output];
    }

    /// [#start] with derivative 1 of output `output` + i for copy i.
    void startAtOutputs(int output) {
        Matrix start = start();
        java.util.Arrays.fill(start.entries(), 0);
        for (int row = 0; row < start.rows(); row++) {
            start.set(row, output + row % part.copies(), 1);
        }
    }

    /// The derivative gathered so far.
    Matrix of(int value) {
        return sums[value];
    }

    /// Adds a contribution to the derivative with respect to a value; `write` fills every entry of the
    /// matrix that it is given, unless nobody wants that derivative.
    void add(int value, Consumer<Matrix> write) {
        if (!wanted[value]) {
            return;
        }
        Matrix contribution = buffers.take(rows(), circuit.widths().get(value));
        write.accept(contribution);
        if (sums[value].columns() == 0) {
            sums[value] = contribution;
        } else {
            double[] sum = sums[value].entries();
            Dot.addInto(1, contribution.entries(), 0, sum.length, sum, 0);
            buffers.give(contribution);
        }
    }

    /// Forgets the derivative with respect to a value.
    void release(int value) {
        if (sums[value].columns() > 0) {
            buffers.give(sums[value]);
            sums[value] = NONE;
        }
    }
}
