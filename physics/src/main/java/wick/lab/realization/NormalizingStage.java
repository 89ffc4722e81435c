package wick.lab.realization;

import java.util.Optional;
import wick.network.Presence;
import wick.numeric.matrix.Matrix;

/// y = (x − mean) / s, s = √(variance + ε), with mean and variance (dividing by the number of channels)
/// over the channels at each position; y = 0 where s = 0. For a flattened signal the units of absent
/// positions do not count.
///
/// Backward: ∂L/∂x = (g − mean g − y mean(g y)) / s with g = ∂L/∂y.
///
/// Source: Ba, Kiros and Hinton 2016, arXiv:1607.06450.
final class NormalizingStage implements Stage {
    private final Operation.Normalize operation;
    private final int channels;
    private final int positions;
    private static final boolean[] NONE = {};

    /// 1/s, N x positions; 0 where s = 0.
    private final Matrix inverses;

    NormalizingStage(Operation.Normalize operation, int inputs) {
        this.operation = operation;
        channels = operation.shape().channels();
        positions = operation.shape().positions();
        inverses = Matrix.zeros(inputs, positions);
    }

    @Override
    public void forward(Values values, Noise noise) {
        Matrix x = values.of(operation.from());
        double[] y = values.entries(operation.to());
        Elements.rows(x.rows(), x.columns(), row -> {
            int at = row * x.columns();
            boolean[] absent = absent(values, row);
            for (int p = 0; p < positions; p++) {
                normalize(x.entries(), at + p, absent, y, row, p);
            }
        });
    }

    /// Which units of a flattened signal belong to absent positions; empty where that is none.
    private boolean[] absent(Values values, int input) {
        Optional<Presence> presence = values.presences().of(operation.from());
        if (positions > 1
                || presence.isEmpty()
                || presence.get().count(input) == presence.get().positions()) {
            return NONE;
        }
        boolean[] absent = new boolean[channels];
        for (int unit = 0; unit < channels; unit++) {
            absent[unit] = !presence.get().at(input, unit % presence.get().positions());
        }
        return absent;
    }

    private int counted(boolean[] absent) {
        int count = channels;
        for (boolean one : absent) {
            count -= one ? 1 : 0;
        }
        return count;
    }

    @SuppressWarnings("TooManyParameters") // an inner loop
    private void normalize(double[] x, int at, boolean[] absent, double[] y, int row, int position) {
        int count = counted(absent);
        double mean = 0;
        for (int c = 0; c < channels; c++) {
            mean += x[at + c * positions];
        }
        mean /= count;
        double variance = 0;
        for (int c = 0; c < channels; c++) {
            double difference = x[at + c * positions] - mean;
            variance += absent.length > 0 && absent[c] ? 0 : difference * difference;
        }
        double deviation = Math.sqrt(variance / count + operation.epsilon());
        double inverse = deviation > 0 ? 1 / deviation : 0;
        inverses.set(row, position, inverse);
        for (int c = 0; c < channels; c++) {
            y[at + c * positions] = inverse * (x[at + c * positions] - mean);
        }
    }

    @Override
    public void backward(Values values, Gradients gradients) {
        double[] y = values.entries(operation.to());
        double[] g = gradients.of(operation.to()).entries();
        gradients.add(operation.from(), target -> {
            int width = target.columns();
            Elements.rows(target.rows(), width, row -> {
                int input = gradients.input(row);
                int count = counted(absent(values, input));
                for (int p = 0; p < positions; p++) {
                    pull(count, g, row * width + p, y, input * width + p, inverses.at(input, p), target.entries());
                }
            });
        });
    }

    @SuppressWarnings("TooManyParameters") // an inner loop
    private void pull(int count, double[] g, int at, double[] y, int yAt, double inverse, double[] target) {
        double mean = 0;
        double along = 0;
        for (int c = 0; c < channels; c++) {
            mean += g[at + c * positions];
            along += g[at + c * positions] * y[yAt + c * positions];
        }
        mean /= count;
        along /= count;
        for (int c = 0; c < channels; c++) {
            int i = c * positions;
            target[at + i] = inverse * (g[at + i] - mean - along * y[yAt + i]);
        }
    }
}
