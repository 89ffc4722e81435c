package wick.lab.simulation;

import java.util.Arrays;
import wick.network.Activation;
import wick.numeric.matrix.Matrix;
import wick.numeric.parallel.Parallel;
import wick.numeric.random.Address;
import wick.numeric.random.RandomStream;

/// The currents and tangent vectors of one network: a row per unit, columns as the [Layout] says.
final class State {
    private final Layout layout;
    private final Activation activation;
    private final Matrix values;
    private final Matrix slopes;

    State(Layout layout, Activation activation) {
        this.layout = layout;
        this.activation = activation;
        values = Matrix.zeros(layout.size(), layout.columns());
        slopes = Matrix.zeros(layout.groups() > 1 ? layout.size() : 0, layout.realizations());
    }

    Layout layout() {
        return layout;
    }

    Matrix values() {
        return values;
    }

    /// What is done with the rows from, …, to − 1 of a block.
    @FunctionalInterface
    interface Rows {
        void run(int block, int from, int to);
    }

    /// Runs over the blocks of rows, on all cores where there is more than one block.
    void blocks(Rows body) {
        Parallel.forEach(
                layout.blocks(), block -> body.run(block, layout.blockStart(block), layout.blockStart(block + 1)));
    }

    /// h_i ~ N(0, variance), tangent vectors zero.
    void start(double variance, Address address) {
        if (variance == 0) {
            return;
        }
        double deviation = Math.sqrt(variance);
        int realizations = layout.realizations();
        int columns = layout.columns();
        double[] h = values.entries();
        blocks((block, from, to) -> {
            RandomStream stream = Streams.START.open(address, block);
            for (int i = from; i < to; i++) {
                stream.normalsInto(realizations, h, i * columns);
                for (int a = i * columns; a < i * columns + realizations; a++) {
                    h[a] *= deviation;
                }
            }
        });
    }

    /// y ← φ(h) for the currents, φ′(h) v for tangent vectors, in rows from, …, to − 1 of a state `x`.
    void operandInto(Matrix x, int from, int to, Matrix y) {
        int realizations = layout.realizations();
        int columns = layout.columns();
        double[] z = x.entries();
        double[] target = y.entries();
        if (layout.groups() == 1) {
            activation.valueInto(z, from * columns, (to - from) * columns, target, from * columns);
            return;
        }
        double[] slope = slopes.entries();
        for (int i = from; i < to; i++) {
            int at = i * columns;
            int s = i * realizations;
            activation.valueInto(z, at, realizations, target, at);
            activation.derivativeInto(z, at, realizations, slope, s);
            for (int group = at + realizations; group < at + columns; group += realizations) {
                for (int a = 0; a < realizations; a++) {
                    target[group + a] = slope[s + a] * z[group + a];
                }
            }
        }
    }

    /// y ← h or φ(h), one column per realization.
    void fieldInto(Field field, Matrix y) {
        int realizations = layout.realizations();
        int columns = layout.columns();
        blocks((_, from, to) -> {
            for (int i = from; i < to; i++) {
                switch (field) {
                    case CURRENT ->
                        System.arraycopy(values.entries(), i * columns, y.entries(), i * realizations, realizations);
                    case RATE ->
                        activation.valueInto(
                                values.entries(), i * columns, realizations, y.entries(), i * realizations);
                }
            }
        });
    }

    /// The sum of all entries squared, the same for any number of threads.
    double sumOfSquares() {
        double[] parts = new double[layout.blocks()];
        double[] x = values.entries();
        blocks((block, from, to) -> {
            double sum = 0;
            for (int i = from * layout.columns(); i < to * layout.columns(); i++) {
                sum += x[i] * x[i];
            }
            parts[block] = sum;
        });
        return Arrays.stream(parts).sum();
    }
}
