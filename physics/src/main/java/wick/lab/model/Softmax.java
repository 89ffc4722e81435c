package wick.lab.model;

import wick.model.Axes;
import wick.model.Node;
import wick.model.RealArray;

/// p_i = e^{x_i} / Σ_j e^{x_j} along an axis, and its logarithm. Before version 13 the axis and all after it are one.
final class Softmax {
    private Softmax() {}

    static Outcome apply(Node node, Operands in, int version) {
        Axes axes = in.at(0).axes();
        int axis = axes.axis(node.whole("axis", version < 13 ? 1 : -1));
        int length = version < 13 ? axes.count(axis, axes.rank()) : axes.at(axis);
        int step = version < 13 ? 1 : axes.count(axis + 1, axes.rank());
        boolean logarithm = node.operator().equals("LogSoftmax");
        double[] x = in.reals(0).values();
        double[] y = new double[x.length];
        int lines = length == 0 ? 0 : x.length / length;
        for (int line = 0; line < lines; line++) {
            line(x, y, line / step * length * step + line % step, new Line(length, step, logarithm));
        }
        return Outcome.of(RealArray.of(axes, y), c -> {
            double[] g = c.of(0);
            double[] inX = new double[g.length];
            for (int line = 0; line < lines; line++) {
                back(y, g, inX, new Way(line / step * length * step + line % step, new Line(length, step, logarithm)));
            }
            c.give(0, inX);
        });
    }

    private record Line(int length, int step, boolean logarithm) {}

    private record Way(int from, Line line) {}

    private static void line(double[] x, double[] y, int from, Line line) {
        double largest = Double.NEGATIVE_INFINITY;
        int to = from + line.length() * line.step();
        for (int i = from; i < to; i += line.step()) {
            largest = Math.max(largest, x[i]);
        }
        double sum = 0;
        for (int i = from; i < to; i += line.step()) {
            y[i] = Math.exp(x[i] - largest);
            sum += y[i];
        }
        double logSum = largest + Math.log(sum);
        for (int i = from; i < to; i += line.step()) {
            y[i] = line.logarithm() ? x[i] - logSum : y[i] / sum;
        }
    }

    private static void back(double[] y, double[] g, double[] inX, Way way) {
        Line line = way.line();
        int to = way.from() + line.length() * line.step();
        double sum = 0;
        for (int i = way.from(); i < to; i += line.step()) {
            sum += line.logarithm() ? g[i] : g[i] * y[i];
        }
        for (int i = way.from(); i < to; i += line.step()) {
            inX[i] = line.logarithm() ? g[i] - Math.exp(y[i]) * sum : y[i] * (g[i] - sum);
        }
    }
}
