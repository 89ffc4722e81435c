package wick.lab.realization;

import java.util.List;
import wick.lab.realization.Circuit.Operation;
import wick.network.Activation;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;
import wick.numeric.parallel.Parallel;

/// The values of a circuit on N inputs, each N x width, and the slopes φ′ of its activations.
final class Forward {
    /// Entries that one task of an elementwise loop covers.
    private static final int STRETCH = 1 << 15;

    private final Circuit circuit;
    private final Matrix[] values;
    /// φ′ at the value it was applied to, under the number of the value it made; the others are empty.
    private final Matrix[] slopes;
    private boolean slopesKnown;

    Forward(Circuit circuit, int inputs) {
        this.circuit = circuit;
        values = new Matrix[circuit.widths().size()];
        slopes = new Matrix[values.length];
        Matrix none = Matrix.zeros(0, 0);
        java.util.Arrays.fill(slopes, none);
        values[0] = none;
        for (int v = 1; v < values.length; v++) {
            values[v] = Matrix.zeros(inputs, circuit.widths().get(v));
        }
    }

    int inputs() {
        return values[circuit.output()].rows();
    }

    Matrix value(int v) {
        return values[v];
    }

    Matrix outputs() {
        return values[circuit.output()];
    }

    void run(Parameters parameters, Matrix inputs) {
        values[0] = inputs;
        slopesKnown = false;
        for (Operation operation : circuit.operations()) {
            switch (operation) {
                case Operation.Affine affine -> {
                    int k = affine.linear().index();
                    Products.timesTransposedInto(values[affine.from()], parameters.weight(k), values[affine.to()]);
                    addToRows(parameters.bias(k).entries(), values[affine.to()].entries());
                }
                case Operation.Apply(Activation activation, int from, int to) -> {
                    double[] z = values[from].entries();
                    double[] h = values[to].entries();
                    stretches(h.length, (at, count) -> activation.valueInto(z, at, count, h, at));
                }
                case Operation.Add(int left, int right, int to) ->
                    sumInto(values[left].entries(), values[right].entries(), values[to].entries());
            }
        }
    }

    /// φ′ under the number of the value that the activation made; computed when first asked for.
    Matrix slopes(int to) {
        if (!slopesKnown) {
            List<Operation> operations = circuit.operations();
            for (Operation operation : operations) {
                if (operation instanceof Operation.Apply(Activation activation, int from, int made)) {
                    if (slopes[made].rows() == 0) {
                        slopes[made] = Matrix.zeros(inputs(), circuit.widths().get(made));
                    }
                    double[] z = values[from].entries();
                    double[] slope = slopes[made].entries();
                    stretches(slope.length, (at, count) -> activation.derivativeInto(z, at, count, slope, at));
                }
            }
            slopesKnown = true;
        }
        return slopes[to];
    }

    /// A loop body over `count` entries from `at`.
    interface Stretch {
        void run(int at, int count);
    }

    static void stretches(int length, Stretch body) {
        Parallel.forEach((length + STRETCH - 1) / STRETCH, s -> {
            int at = s * STRETCH;
            body.run(at, Math.min(STRETCH, length - at));
        });
    }

    private static void addToRows(double[] bias, double[] rows) {
        int width = bias.length;
        int together = Math.max(1, STRETCH / width);
        int count = rows.length / width;
        Parallel.forEach((count + together - 1) / together, s -> {
            int to = Math.min(count, (s + 1) * together);
            for (int row = s * together; row < to; row++) {
                Dot.addInto(1, bias, 0, width, rows, row * width);
            }
        });
    }

    private static void sumInto(double[] a, double[] b, double[] sum) {
        for (int i = 0; i < sum.length; i++) {
            sum[i] = a[i] + b[i];
        }
    }
}
