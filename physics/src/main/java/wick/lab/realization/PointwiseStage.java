package wick.lab.realization;

import wick.network.Activation;
import wick.numeric.matrix.Matrix;

/// φ unit by unit; its slopes φ′ are kept, one row for all copies of an input.
final class PointwiseStage implements Stage {
    private final Activation activation;
    private final int from;
    private final int to;
    private Matrix slopes = Matrix.zeros(0, 0);
    private boolean known;

    PointwiseStage(Operation.Apply operation) {
        activation = operation.activation();
        from = operation.from();
        to = operation.to();
    }

    @Override
    public void forward(Values values, Noise noise) {
        known = false;
        double[] z = values.entries(from);
        double[] h = values.entries(to);
        Elements.stretches(h.length, (at, count) -> activation.valueInto(z, at, count, h, at));
    }

    @Override
    public void ready(Values values) {
        if (known) {
            return;
        }
        if (slopes.columns() == 0) {
            slopes = Matrix.zeros(values.inputs(), values.of(to).columns());
        }
        double[] z = values.entries(from);
        double[] slope = slopes.entries();
        Elements.stretches(slope.length, (at, count) -> activation.derivativeInto(z, at, count, slope, at));
        known = true;
    }

    @Override
    public void backward(Values values, Gradients gradients) {
        gradients.add(from, target -> timesRows(gradients, to, slopes, target));
    }

    /// `target` ← the derivative with respect to a value times the row of `factors` for its input, entry
    /// by entry.
    static void timesRows(Gradients gradients, int value, Matrix factors, Matrix target) {
        int width = factors.columns();
        double[] gradient = gradients.of(value).entries();
        double[] factor = factors.entries();
        double[] product = target.entries();
        Elements.rows(target.rows(), width, row -> {
            int at = row * width;
            int shift = gradients.input(row) * width - at;
            for (int i = at; i < at + width; i++) {
                product[i] = gradient[i] * factor[i + shift];
            }
        });
    }
}
