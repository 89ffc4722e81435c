package wick.network.weighted;

import java.util.Arrays;
import java.util.List;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// A feedforward network with its weights, as data. The last layer's values are its outputs.
///
/// Values are numbered through, the inputs first and then the neurons of every layer; a neuron may read any value of
/// a layer before its own. Where every neuron reads the layer just before, the network is plain: the stack of
/// matrices A_n … σ A_1 of Lin, Tegmark and Rolnick's eq. 6.
///
/// Source: Lin, Tegmark, Rolnick 2017, arXiv:1608.08225.
public record WeightedNetwork(int inputs, List<WeightedLayer> layers) {
    /// Points evaluated together.
    private static final int BLOCK = 64;

    public WeightedNetwork {
        layers = List.copyOf(layers);
        if (inputs < 1) {
            throw new IllegalArgumentException("the number of inputs, " + inputs + ", must be positive");
        }
        if (layers.isEmpty()) {
            throw new IllegalArgumentException("a network must have a layer");
        }
        int values = inputs;
        for (int i = 0; i < layers.size(); i++) {
            WeightedLayer layer = layers.get(i);
            if (layer.synapses().highestSource() >= values) {
                throw new IllegalArgumentException("layer " + (i + 1) + " reads value "
                        + layer.synapses().highestSource() + ", but before it there are only " + values);
            }
            values = Math.addExact(values, layer.width());
        }
    }

    /// The number of outputs.
    public int outputs() {
        return layers.getLast().width();
    }

    /// The neurons with a nonlinearity, the sigma of the literature's counts. Neurons that only add up, as those of a
    /// linear readout do, are none.
    public int neurons() {
        return layers.stream()
                .filter(layer -> !layer.isLinear())
                .mapToInt(WeightedLayer::width)
                .sum();
    }

    /// All neurons, also those that only add up; inputs are none.
    public int units() {
        return layers.stream().mapToInt(WeightedLayer::width).sum();
    }

    /// The weights that are not zero; biases are not among them.
    public long synapses() {
        return layers.stream().mapToLong(layer -> layer.synapses().count()).sum();
    }

    /// The hidden layers: those with a nonlinearity.
    public int hiddenLayers() {
        return (int) layers.stream().filter(layer -> !layer.isLinear()).count();
    }

    /// The number of the first value of a layer, which are counted from 0.
    public int firstValue(int layer) {
        return inputs
                + layers.subList(0, layer).stream()
                        .mapToInt(WeightedLayer::width)
                        .sum();
    }

    /// Whether some neuron reads a value that is not of the layer just before its own.
    public boolean skips() {
        for (int i = 1; i < layers.size(); i++) {
            if (layers.get(i).synapses().lowestSource() < firstValue(i - 1)) {
                return true;
            }
        }
        return false;
    }

    /// The outputs at one point.
    public Vector apply(Vector point) {
        return Vector.of(apply(Matrix.of(1, point.size(), point.toArray())).row(0));
    }

    /// The outputs at one point.
    public double[] apply(double... point) {
        return apply(Matrix.of(1, point.length, point)).row(0);
    }

    /// The outputs at many points, one in each row.
    public Matrix apply(Matrix points) {
        if (points.columns() != inputs) {
            throw new IllegalArgumentException(
                    "points of " + points.columns() + " numbers do not fit " + inputs + " inputs");
        }
        Matrix result = Matrix.zeros(points.rows(), outputs());
        int block = Math.min(BLOCK, points.rows());
        double[] values = new double[Math.multiplyExact(inputs + units(), block)];
        int widest = layers.stream().mapToInt(WeightedLayer::width).max().orElseThrow();
        double[] sums = new double[widest * block];
        for (int from = 0; from < points.rows(); from += block) {
            int count = Math.min(block, points.rows() - from);
            for (int input = 0; input < inputs; input++) {
                for (int point = 0; point < count; point++) {
                    values[input * count + point] = points.at(from + point, input);
                }
            }
            valuesInto(count, sums, values);
            int first = (inputs + units() - outputs()) * count;
            for (int output = 0; output < outputs(); output++) {
                for (int point = 0; point < count; point++) {
                    result.set(from + point, output, values[first + output * count + point]);
                }
            }
        }
        return result;
    }

    private void valuesInto(int count, double[] sums, double[] values) {
        int first = inputs;
        for (WeightedLayer layer : layers) {
            layer.synapses().applyInto(values, count, sums);
            for (int neuron = 0; neuron < layer.width(); neuron++) {
                double bias = layer.biases().at(neuron);
                for (int point = neuron * count; point < (neuron + 1) * count; point++) {
                    sums[point] += bias;
                }
            }
            layer.activation().valueInto(sums, 0, layer.width() * count, values, first * count);
            first += layer.width();
        }
    }

    @Override
    public String toString() {
        return inputs + " inputs, " + neurons() + " neurons in " + hiddenLayers() + " hidden layers, " + synapses()
                + " synapses, widths "
                + Arrays.toString(layers.stream().mapToInt(WeightedLayer::width).toArray());
    }
}
