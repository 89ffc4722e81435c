package wick.network.weighted;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import wick.network.Activation;
import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Vector;

/// Makes a network layer by layer, or neuron by neuron.
///
/// ```java
/// // xy from four neurons, the gate of Lin, Tegmark and Rolnick 2017, eq. 11
/// NetworkBuilder gate = new NetworkBuilder(2).layer(new Softplus());
/// int plus = gate.neuron(0, new Sum().plus(0, s).plus(1, s));
/// ...
/// gate.layer(new Linear()).neuron(0, new Sum().plus(plus, w).plus(minus, w)...);
/// ```
public final class NetworkBuilder {
    private final int inputs;
    private final List<WeightedLayer> layers = new ArrayList<>();
    private int finished;
    private int before;
    private Optional<Activation> open = Optional.empty();
    private Synapses.Builder synapses = new Synapses.Builder();
    private final List<Double> biases = new ArrayList<>();

    public NetworkBuilder(int inputs) {
        this.inputs = inputs;
        this.finished = inputs;
    }

    /// Begins the next layer.
    public NetworkBuilder layer(Activation activation) {
        close();
        open = Optional.of(activation);
        return this;
    }

    /// One more neuron of the layer begun last, which reads values of layers before it or inputs.
    ///
    /// @return the number of its value
    public int neuron(double bias, Sum weights) {
        weights.into(synapses);
        return end(bias);
    }

    /// As [#neuron(double, Sum)], for sources that ascend and as many weights.
    public int neuron(double bias, int[] sources, double[] weights) {
        if (sources.length != weights.length) {
            throw new IllegalArgumentException(sources.length + " sources do not fit " + weights.length + " weights");
        }
        for (int k = 0; k < sources.length; k++) {
            synapses.add(sources[k], weights[k]);
        }
        return end(bias);
    }

    private int end(double bias) {
        if (open.isEmpty()) {
            throw new IllegalStateException("a neuron belongs to a layer; begin one first");
        }
        synapses.endNeuron();
        biases.add(bias);
        return finished + biases.size() - 1;
    }

    /// A layer all of whose neurons may read the layer before, `weights` being neurons x values of that layer.
    public NetworkBuilder dense(Matrix weights, Vector biasesOfNeurons, Activation activation) {
        layer(activation);
        if (weights.columns() != finished - before) {
            throw new IllegalArgumentException("weights of " + weights.columns() + " columns do not fit a layer of "
                    + (finished - before) + " values");
        }
        if (weights.rows() != biasesOfNeurons.size()) {
            throw new IllegalArgumentException(
                    weights.rows() + " rows of weights do not fit " + biasesOfNeurons.size() + " biases");
        }
        for (int row = 0; row < weights.rows(); row++) {
            for (int column = 0; column < weights.columns(); column++) {
                synapses.add(before + column, weights.at(row, column));
            }
            end(biasesOfNeurons.at(row));
        }
        return this;
    }

    private void close() {
        if (open.isEmpty()) {
            return;
        }
        Vector all = Vector.of(biases.stream().mapToDouble(Double::doubleValue).toArray());
        layers.add(new WeightedLayer(synapses.build(), all, open.get()));
        before = finished;
        finished += biases.size();
        synapses = new Synapses.Builder();
        biases.clear();
        open = Optional.empty();
    }

    public WeightedNetwork build() {
        close();
        return new WeightedNetwork(inputs, layers);
    }
}
