package wick.lab.training;

import wick.lab.implicit.Panels;
import wick.network.Step;
import wick.numeric.matrix.Matrix;

/// The last matrix, stored: a row of weights for each output.
final class Readout {
    private final Step.Linear linear;
    private final StoredRows weights;
    private final double[] bias;

    Readout(Step.Linear linear, Streams streams) {
        this.linear = linear;
        double deviation = Math.sqrt(linear.weightVariance() / linear.fanIn());
        weights = new StoredRows(linear.fanOut(), linear.fanIn(), deviation, streams.weights(linear));
        bias = new double[linear.fanOut()];
        streams.biases(linear).block(0).open().normalsInto(bias.length, bias, 0);
        for (int i = 0; i < bias.length; i++) {
            bias[i] *= Math.sqrt(linear.biasVariance());
        }
    }

    /// W h
    Matrix weighs(Panels.Vectors h) {
        return weights.dots(h);
    }

    Matrix outputs(Panels.Vectors h) {
        Matrix f = weighs(h);
        for (int i = 0; i < f.entries().length; i++) {
            f.entries()[i] += bias[i % bias.length];
        }
        return f;
    }

    /// gradient ← start W in panel `p`, for rows of derivatives with respect to the outputs.
    void pull(Matrix start, Panels.Vectors gradient, int p) {
        gradient.clear(p);
        weights.addInto(start, gradient, p);
    }

    void descend(Matrix slope, Panels.Vectors h, double rate) {
        weights.move(-rate * linear.weightRate() / linear.fanIn(), slope, h);
        for (int i = 0; i < slope.entries().length; i++) {
            bias[i % bias.length] -= rate * linear.biasRate() * slope.entries()[i];
        }
    }
}
