package wick.network.weighted;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import wick.data.Atomic;
import wick.data.Npz;
import wick.data.Tensor;
import wick.model.OnnxWriter;
import wick.network.Activation;
import wick.network.ActivationText;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.NetworkFile;
import wick.network.Parameterization;
import wick.numeric.matrix.Vector;
import wick.text.Document;
import wick.text.Items;
import wick.text.Place;
import wick.text.Value;

/// Networks with weights in files.
///
/// - `.npz`: everything, as coordinates. `inputs`; for layer k = 1, 2, … `neurons_k`, `sources_k` and
/// `weights_k` (weight
///   into neuron i from value j, zeros left out, values numbered as in [WeightedNetwork]) and `biases_k`; the text
///   `activations` is a list of their names. With a plain network comes the text `network`, its description.
/// - `.onnx`: a graph in float64, input `x` (points, inputs), output `y`.
/// - `.yaml`: the description of a plain network, as other verbs read it, its variances those of the weights.
public final class WeightedFile {
    private WeightedFile() {}

    /// The endings that can be written.
    public static final List<String> ENDINGS = List.of(".npz", ".onnx", ".yaml");

    /// Writes the network, whole or not at all, in the form the ending says.
    ///
    /// @throws IllegalArgumentException for another ending, or where the form cannot hold the network
    public static void write(Path path, WeightedNetwork network) throws IOException {
        String name = path.toString();
        if (name.endsWith(".npz")) {
            npz(network).write(path);
        } else if (name.endsWith(".onnx")) {
            byte[] bytes = OnnxWriter.bytes(WeightedModel.of(network));
            Atomic.write(path, out -> out.write(bytes));
        } else if (name.endsWith(".yaml")) {
            Network description = description(network)
                    .orElseThrow(() -> new IllegalArgumentException("a network with connections that skip layers has no"
                            + " description as a .yaml file; write .npz or .onnx"));
            byte[] text = NetworkFile.text(description).getBytes(StandardCharsets.UTF_8);
            Atomic.write(path, out -> out.write(text));
        } else {
            throw new IllegalArgumentException(
                    "a network is written to a file that ends in .npz, .onnx or .yaml, not " + path.getFileName());
        }
    }

    /// The description of a plain network, whose last layer is linear: its layers with the mean squares of
    /// their weights
    /// and biases as variances.
    public static Optional<Network> description(WeightedNetwork network) {
        if (network.skips() || !network.layers().getLast().isLinear()) {
            return Optional.empty();
        }
        List<Layer> layers = new ArrayList<>();
        for (WeightedLayer layer : network.layers()) {
            Synapses synapses = layer.synapses();
            double weights = 0;
            for (int k = 0; k < synapses.count(); k++) {
                weights += synapses.weight(k) * synapses.weight(k);
            }
            double biases = 0;
            for (double bias : layer.biases().toArray()) {
                biases += bias * bias;
            }
            layers.add(new Layer.Dense(
                    layer.width(), new Initialization.Variances(weights / layer.width(), biases / layer.width())));
            if (!layer.isLinear()) {
                layers.add(new Layer.Pointwise(layer.activation()));
            }
        }
        return Optional.of(new Network(network.inputs(), layers, Distribution.NORMAL, Parameterization.STANDARD));
    }

    private static Npz npz(WeightedNetwork network) {
        SequencedMap<String, Tensor> arrays = new LinkedHashMap<>();
        arrays.put("inputs", Tensor.of(List.of(1), network.inputs()));
        for (int index = 0; index < network.layers().size(); index++) {
            WeightedLayer layer = network.layers().get(index);
            Synapses synapses = layer.synapses();
            double[] neurons = new double[synapses.count()];
            double[] sources = new double[synapses.count()];
            double[] weights = new double[synapses.count()];
            for (int neuron = 0; neuron < layer.width(); neuron++) {
                for (int k = synapses.start(neuron); k < synapses.start(neuron + 1); k++) {
                    neurons[k] = neuron;
                    sources[k] = synapses.source(k);
                    weights[k] = synapses.weight(k);
                }
            }
            String number = "_" + (index + 1);
            arrays.put("neurons" + number, Tensor.of(List.of(neurons.length), neurons));
            arrays.put("sources" + number, Tensor.of(List.of(neurons.length), sources));
            arrays.put("weights" + number, Tensor.of(List.of(neurons.length), weights));
            arrays.put(
                    "biases" + number,
                    Tensor.of(List.of(layer.width()), layer.biases().toArray()));
        }
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        texts.put(
                "activations",
                network.layers().stream()
                        .map(layer -> ActivationText.text(layer.activation()))
                        .collect(Collectors.joining(", ", "[", "]")));
        description(network).ifPresent(description -> texts.put("network", NetworkFile.text(description)));
        return new Npz(arrays, texts);
    }

    /// The network in an `.npz` file.
    ///
    /// @throws wick.text.InputException if the file does not hold one
    public static WeightedNetwork read(Path path) {
        Npz file = Npz.read(path);
        Place place = Place.file(path.toString());
        String activations = file.texts().get("activations");
        if (activations == null) {
            throw place.problem("has no text activations: it does not hold a network with weights");
        }
        List<Activation> all = new ArrayList<>();
        if (Document.parse(path.toString(), activations) instanceof Items items) {
            for (Value item : items.values()) {
                all.add(ActivationText.read(item));
            }
        }
        try {
            List<WeightedLayer> layers = new ArrayList<>();
            for (int index = 0; index < all.size(); index++) {
                layers.add(layer(file, "_" + (index + 1), all.get(index)));
            }
            return new WeightedNetwork((int) file.array("inputs").at(0), layers);
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw place.problem("does not hold a network: " + e.getMessage());
        }
    }

    private static WeightedLayer layer(Npz file, String number, Activation activation) {
        Tensor neurons = file.array("neurons" + number);
        Tensor sources = file.array("sources" + number);
        Tensor weights = file.array("weights" + number);
        Tensor biases = file.array("biases" + number);
        if (neurons.size() != weights.size() || sources.size() != weights.size()) {
            throw new IllegalArgumentException("the arrays of layer " + number.substring(1) + " differ in length");
        }
        Synapses.Builder synapses = new Synapses.Builder();
        int at = 0;
        for (int neuron = 0; neuron < biases.size(); neuron++) {
            for (; at < weights.size() && neurons.at(at) == neuron; at++) {
                synapses.add((int) sources.at(at), weights.at(at));
            }
            synapses.endNeuron();
        }
        if (at < weights.size()) {
            throw new IllegalArgumentException(
                    "the neurons of layer " + number.substring(1) + " do not ascend from 0 to " + (biases.size() - 1));
        }
        double[] values = new double[biases.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = biases.at(i);
        }
        return new WeightedLayer(synapses.build(), Vector.of(values), activation);
    }
}
