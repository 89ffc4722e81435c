package wick.lab.model;

import wick.model.Axes;
import wick.model.RealArray;

/// Batch norm as it is used in training: each channel brought to mean 0 and variance 1 over all inputs and positions.
final class BatchStatistics {
    private final int channels;
    private final int positions;
    private final double[] unit;
    private final double[] inverse;

    private BatchStatistics(Axes axes, int size) {
        this.channels = axes.at(1);
        this.positions = axes.count(2, axes.rank());
        this.unit = new double[size];
        this.inverse = new double[channels];
    }

    static Outcome apply(Operands in, double epsilon) {
        double[] x = in.reals(0).values();
        var own = new BatchStatistics(in.at(0).axes(), x.length);
        own.normalize(x, epsilon);
        double[] scale = in.reals(1).values();
        double[] shift = in.reals(2).values();
        double[] y = new double[x.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = own.unit[i] * scale[own.channel(i)] + shift[own.channel(i)];
        }
        return Outcome.of(RealArray.of(in.at(0).axes(), y), c -> own.backward(c, scale));
    }

    private int channel(int i) {
        return i / positions % channels;
    }

    private void normalize(double[] x, double epsilon) {
        double[] mean = new double[channels];
        double[] square = new double[channels];
        double share = (double) channels / x.length;
        for (int i = 0; i < x.length; i++) {
            mean[channel(i)] += x[i] * share;
        }
        for (int i = 0; i < x.length; i++) {
            double d = x[i] - mean[channel(i)];
            square[channel(i)] += d * d * share;
        }
        for (int k = 0; k < channels; k++) {
            inverse[k] = 1 / Math.sqrt(square[k] + epsilon);
        }
        for (int i = 0; i < x.length; i++) {
            unit[i] = (x[i] - mean[channel(i)]) * inverse[channel(i)];
        }
    }

    /// dx = s (g − ⟨g⟩ − x̂ ⟨g x̂⟩)/√(v + ε), the means over a channel.
    private void backward(Cotangents c, double[] scale) {
        double[] g = c.of(0);
        double[] inScale = new double[channels];
        double[] inShift = new double[channels];
        for (int i = 0; i < g.length; i++) {
            inScale[channel(i)] += g[i] * unit[i];
            inShift[channel(i)] += g[i];
        }
        double share = (double) channels / g.length;
        double[] inX = new double[g.length];
        for (int i = 0; i < g.length; i++) {
            int k = channel(i);
            inX[i] = scale[k] * inverse[k] * (g[i] - share * inShift[k] - unit[i] * share * inScale[k]);
        }
        c.give(0, inX);
        c.give(1, inScale);
        c.give(2, inShift);
    }
}
