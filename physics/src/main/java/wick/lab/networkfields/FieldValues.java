package wick.lab.networkfields;

import java.util.Arrays;
import wick.network.field.CosineNeuron;
import wick.network.field.ExponentialNeuron;
import wick.numeric.elementwise.Elementwise;
import wick.numeric.matrix.Matrix;

/// Evaluates networks at a fixed set of points. Owns its buffers: one for each thread.
final class FieldValues {
    private final int count;
    private final int dimension;
    /// Coordinate after coordinate, each over all points.
    private final double[] coordinates;
    private final double[] phase;
    private final double[] wave;

    FieldValues(Matrix points) {
        count = points.rows();
        dimension = points.columns();
        coordinates = points.transposed().entries().clone();
        phase = new double[count];
        wave = new double[count];
    }

    int count() {
        return count;
    }

    double coordinate(int point, int k) {
        return coordinates[k * count + point];
    }

    /// values\[p] ← f(x_p).
    void into(FieldParameters parameters, double[] values) {
        Arrays.fill(values, 0, count, 0);
        for (int i = 0; i < parameters.width(); i++) {
            add(parameters, i, 1, values);
        }
    }

    /// values\[p] ← values\[p] + sign · s N^{−1/2} h_i(x_p).
    void add(FieldParameters parameters, int neuron, int sign, double[] values) {
        double factor = sign * factor(parameters, neuron) * parameters.readouts[neuron];
        shapeInto(parameters, neuron, wave);
        for (int p = 0; p < count; p++) {
            values[p] += factor * wave[p];
        }
    }

    /// The covariance of the field over the readouts, given all other parameters: covariances\[p] ←
    /// C(x_0, x_p) and covariances\[count + p] ← C(x_p, x_p), where C(x, y) = (s²/N) σ_a² Σ_i h_i(x)
    /// h_i(y) / a_i².
    void covariancesInto(FieldParameters parameters, double[] covariances) {
        Arrays.fill(covariances, 0, 2 * count, 0);
        double deviation = parameters.network.neuron().readout().deviation();
        for (int i = 0; i < parameters.width(); i++) {
            double factor = factor(parameters, i) * deviation;
            shapeInto(parameters, i, wave);
            double first = factor * factor * wave[0];
            for (int p = 0; p < count; p++) {
                covariances[p] += first * wave[p];
                covariances[count + p] += factor * factor * wave[p] * wave[p];
            }
        }
    }

    /// s N^{−1/2} A(w) of a neuron.
    static double factor(FieldParameters parameters, int neuron) {
        return parameters.scale * parameters.amplitude(neuron) / Math.sqrt(parameters.width());
    }

    /// shape\[p] ← cos(w·x_p + c), or the exponential without the readout.
    private void shapeInto(FieldParameters parameters, int neuron, double[] shape) {
        phaseInto(parameters, neuron, phase);
        switch (parameters.network.neuron()) {
            case CosineNeuron _ -> Elementwise.cosInto(phase, 0, count, shape, 0);
            case ExponentialNeuron exponential -> {
                for (int p = 0; p < count; p++) {
                    double square = 0;
                    for (int k = 0; k < dimension; k++) {
                        square += coordinate(p, k) * coordinate(p, k);
                    }
                    phase[p] -= exponential.biasVariance() + exponential.weightVariance() * square;
                }
                Elementwise.expInto(phase, 0, count, shape, 0);
            }
        }
    }

    /// phases\[p] ← w·x_p + c.
    void phaseInto(FieldParameters parameters, int neuron, double[] phases) {
        Arrays.fill(phases, 0, count, parameters.phases[neuron]);
        for (int k = 0; k < dimension; k++) {
            double w = parameters.frequencies[neuron * dimension + k];
            for (int p = 0; p < count; p++) {
                phases[p] += w * coordinates[k * count + p];
            }
        }
    }
}
