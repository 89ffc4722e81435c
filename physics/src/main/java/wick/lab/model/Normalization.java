package wick.lab.model;

import java.util.function.IntUnaryOperator;
import wick.model.Axes;
import wick.model.Node;
import wick.model.RealArray;

/// Rows brought to mean 0 and variance 1, then scaled and shifted: y = s (x − m)/√(v + ε) + b.
///
/// Layer norm, instance norm, group norm and root-mean-square norm (m = 0) differ in what a row is, and in which scale
/// belongs to which entry. Batch norm, as it is used after training, has its m and v from the file.
final class Normalization {
    /// How many entries a row has, ε, whether the mean is taken off, and which scale entry i has.
    private record Plan(int row, double epsilon, boolean centered, IntUnaryOperator scale) {}

    private Normalization() {}

    static Outcome layer(Node node, Operands in, int version) {
        Axes axes = in.at(0).axes();
        int axis = axes.axis(node.whole("axis", -1));
        int row = axes.count(axis, axes.rank());
        boolean centered =
                !node.operator().startsWith("RMS") && !node.operator().startsWith("Simplified");
        int scales = in.has(1) ? in.at(1).size() : row;
        if (scales != row && scales != 1) {
            throw new IllegalArgumentException(scales + " scales for rows of " + row);
        }
        return apply(in, new Plan(row, node.real("epsilon", 1e-5f), centered, i -> scales == 1 ? 0 : i % row));
    }

    static Outcome instance(Node node, Operands in, int version) {
        Axes axes = in.at(0).axes();
        int row = axes.count(2, axes.rank());
        int channels = axes.at(1);
        return apply(in, new Plan(row, node.real("epsilon", 1e-5f), true, i -> i / row % channels));
    }

    static Outcome group(Node node, Operands in, int version) {
        Axes axes = in.at(0).axes();
        int groups = Math.toIntExact(node.whole("num_groups", 1));
        int channels = axes.at(1);
        int positions = axes.count(2, axes.rank());
        if (groups < 1 || channels % groups != 0) {
            throw new IllegalArgumentException(channels + " channels in " + groups + " groups");
        }
        int row = channels / groups * positions;
        boolean perGroup = in.at(1).size() == groups && groups != channels;
        return apply(
                in,
                new Plan(
                        row,
                        node.real("epsilon", 1e-5f),
                        true,
                        perGroup ? i -> i / row % groups : i -> i / positions % channels));
    }

    private static Outcome apply(Operands in, Plan plan) {
        double[] x = in.reals(0).values();
        double[] unit = new double[x.length];
        int rows = plan.row() == 0 ? 0 : x.length / plan.row();
        double[] inverse = new double[rows];
        for (int r = 0; r < rows; r++) {
            inverse[r] = unitRow(x, r, plan, unit);
        }
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            int scale = plan.scale().applyAsInt(i);
            y[i] = unit[i] * (in.has(1) ? in.reals(1).values()[scale] : 1)
                    + (in.has(2) ? in.reals(2).values()[scale] : 0);
        }
        return Outcome.of(RealArray.of(in.at(0).axes(), y), c -> backward(c, in, plan, new Rows(unit, inverse)));
    }

    /// Rows of mean 0 and variance 1, and the factors that made them so.
    private static final class Rows {
        private final double[] unit;
        private final double[] inverse;

        Rows(double[] unit, double[] inverse) {
            this.unit = unit;
            this.inverse = inverse;
        }
    }

    private static double unitRow(double[] x, int r, Plan plan, double[] unit) {
        int from = r * plan.row();
        int to = from + plan.row();
        double mean = 0;
        for (int i = from; plan.centered() && i < to; i++) {
            mean += x[i];
        }
        mean /= plan.row();
        double variance = 0;
        for (int i = from; i < to; i++) {
            variance += (x[i] - mean) * (x[i] - mean);
        }
        double inverse = 1 / Math.sqrt(variance / plan.row() + plan.epsilon());
        for (int i = from; i < to; i++) {
            unit[i] = (x[i] - mean) * inverse;
        }
        return inverse;
    }

    private static void backward(Cotangents c, Operands in, Plan plan, Rows rows) {
        double[] g = c.of(0);
        double[] unit = rows.unit;
        double[] inX = new double[g.length];
        double[] inScale = new double[in.has(1) ? in.at(1).size() : 0];
        double[] inShift = new double[in.has(2) ? in.at(2).size() : 0];
        for (int i = 0; i < g.length; i++) {
            int scale = plan.scale().applyAsInt(i);
            if (inScale.length > 0) {
                inScale[scale] += g[i] * unit[i];
            }
            if (inShift.length > 0) {
                inShift[scale] += g[i];
            }
            inX[i] = g[i] * (in.has(1) ? in.reals(1).values()[scale] : 1);
        }
        for (int r = 0; r < rows.inverse.length; r++) {
            backwardRow(inX, unit, r * plan.row(), plan, rows.inverse[r]);
        }
        if (c.wants(0)) {
            c.give(0, inX);
        }
        if (c.wants(1)) {
            c.give(1, inScale);
        }
        if (c.wants(2)) {
            c.give(2, inShift);
        }
    }

    /// dx = (h − ⟨h⟩ − x̂ ⟨h x̂⟩)/√(v + ε) for the gradient h in x̂.
    private static void backwardRow(double[] h, double[] unit, int from, Plan plan, double inverse) {
        double mean = 0;
        double along = 0;
        for (int i = from; i < from + plan.row(); i++) {
            mean += h[i];
            along += h[i] * unit[i];
        }
        mean = plan.centered() ? mean / plan.row() : 0;
        along /= plan.row();
        for (int i = from; i < from + plan.row(); i++) {
            h[i] = (h[i] - mean - unit[i] * along) * inverse;
        }
    }

    static Outcome batch(Node node, Operands in, int version) {
        double epsilon = node.real("epsilon", 1e-5f);
        if (node.whole("training_mode", 0) == 1) {
            return BatchStatistics.apply(in, epsilon);
        }
        Axes axes = in.at(0).axes();
        int channels = axes.at(1);
        int positions = axes.count(2, axes.rank());
        double[] factor = new double[channels];
        double[] inverse = new double[channels];
        for (int k = 0; k < channels; k++) {
            inverse[k] = 1 / Math.sqrt(in.reals(4).values()[k] + epsilon);
            factor[k] = in.reals(1).values()[k] * inverse[k];
        }
        double[] x = in.reals(0).values();
        double[] mean = in.reals(3).values();
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            int k = i / positions % channels;
            y[i] = (x[i] - mean[k]) * factor[k] + in.reals(2).values()[k];
        }
        return Outcome.of(RealArray.of(axes, y), c -> {
            double[] g = c.of(0);
            double[] inX = new double[g.length];
            double[] inScale = new double[channels];
            double[] inShift = new double[channels];
            for (int i = 0; i < g.length; i++) {
                int k = i / positions % channels;
                inX[i] = g[i] * factor[k];
                inScale[k] += g[i] * (x[i] - mean[k]) * inverse[k];
                inShift[k] += g[i];
            }
            c.give(0, inX);
            c.give(1, inScale);
            c.give(2, inShift);
        });
    }
}
