package wick.torch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import wick.network.NetworkFile;
import wick.network.Wiring;
import wick.numeric.matrix.Matrix;
import wick.numeric.random.Address;

/// Small networks that have every kind of layer between them.
final class Zoo {
    static final Map<String, String> ARCHITECTURES = architectures();

    private Zoo() {}

    private static SequencedMap<String, String> architectures() {
        SequencedMap<String, String> zoo = new LinkedHashMap<>();
        zoo.put("dense", layers("7", "dense: {width: 9, weight-variance: 1.5, bias-variance: 0.1}", "activation: tanh"));
        zoo.put(
                "residual",
                layers("6", "residual: {branch: [layer-norm, activation: gelu, dense: {width: 6, weight-variance: 1}]}"));
        zoo.put(
                "tied",
                layers("5", "repeat: {times: 3, weights: tied, layers: [dense: {width: 5, bias-variance: 0.3, weight-variance: 2}, activation: erf]}"));
        zoo.put(
                "line",
                layers(
                        "[2, 9]",
                        "conv: {channels: 4, size: [4], stride: [2], padding: same, weight-variance: 2, bias-variance: 0.1}",
                        "activation: silu",
                        "conv: {channels: 3, size: [3], dilation: [2], padding: circular, weight-variance: 2}",
                        "activation: softplus",
                        "average-pool: {size: [2], stride: [1], padding: same}"));
        zoo.put(
                "image",
                layers(
                        "[2, 6, 5]",
                        "conv: {channels: 4, size: [3, 2], padding: same, weight-variance: 2, bias-variance: 0.2}",
                        "activation: relu",
                        "max-pool: {size: [2, 2], stride: [1, 2], padding: same}",
                        "conv: {channels: 3, size: [2, 2], stride: [2, 1], padding: valid, weight-variance: 2}",
                        "activation: sin",
                        "sum-pool: {size: [2, 2], padding: circular}",
                        "flatten"));
        zoo.put(
                "fans",
                layers(
                        "[3, 4]",
                        "concatenate: {branches: [[conv: {channels: 2, size: [3], weight-variance: 1}], []]}",
                        "product: {branches: [[conv: {channels: 3, size: [1], weight-variance: 1, bias-variance: 1}], [conv: {channels: 3, size: [1], weight-variance: 1}, activation: abs]]}",
                        "sum: {branches: [[layer-norm: {epsilon: 0.1}], [activation: cos], []]}",
                        "global-max-pool"));
        zoo.put(
                "transformer",
                layers(
                        "[5, 6]",
                        "conv: {channels: 8, size: [1], weight-variance: 1, bias-variance: 0.1}",
                        "repeat: {times: 2, layers: [residual: {branch: [layer-norm, attention: {channels: 8}]}, residual:"
                                + " {branch: [layer-norm, conv: {channels: 12, size: [1], weight-variance: 2}, activation: gelu,"
                                + " conv: {channels: 8, size: [1], weight-variance: 1}]}]}",
                        "layer-norm",
                        "global-average-pool"));
        zoo.put(
                "dropped",
                layers(
                        "8",
                        "dropout: {rate: 0.2}",
                        "dense: {width: 20, weight-variance: 2}",
                        "activation: tanh",
                        "residual: {branch: [dropout: {rate: 0.5}, dense: {width: 20, weight-variance: 1}]}"));
        return zoo;
    }

    private static String layers(String input, String... layers) {
        StringBuilder text = new StringBuilder("network:\n  input: " + input + "\n  layers:\n");
        for (String layer : layers) {
            text.append("    - ").append(layer).append('\n');
        }
        return text.append("    - dense: {width: 3, weight-variance: 1, bias-variance: 0.1}\n").toString();
    }

    /// One hidden layer with this activation, as written in network files.
    static Wiring withActivation(String activation) {
        return wiring(layers("4", "dense: {width: 9, weight-variance: 1.5, bias-variance: 0.1}", "activation: " + activation));
    }

    static Wiring named(String name) {
        String text = ARCHITECTURES.get(name);
        if (text == null) {
            throw new IllegalArgumentException(name + " is not in the zoo");
        }
        return wiring(text);
    }

    static Wiring wiring(String text) {
        return NetworkFile.parse("zoo", text).wire();
    }

    static List<String> names() {
        return List.copyOf(ARCHITECTURES.keySet());
    }

    static Matrix normal(int rows, int columns, int layer) {
        Matrix matrix = Matrix.zeros(rows, columns);
        Address.of(3, "points").layer(layer).open().normalsInto(rows * columns, matrix.entries(), 0);
        return matrix;
    }

    /// Rows of probabilities.
    static Matrix probabilities(int rows, int columns) {
        Matrix matrix = normal(rows, columns, 7);
        for (int i = 0; i < rows; i++) {
            double sum = 0;
            for (int c = 0; c < columns; c++) {
                sum += Math.exp(matrix.at(i, c));
            }
            for (int c = 0; c < columns; c++) {
                matrix.set(i, c, Math.exp(matrix.at(i, c)) / sum);
            }
        }
        return matrix;
    }

    /// max |a − b| / max |b|
    static double difference(Matrix a, Matrix b) {
        double most = 0;
        double scale = 0;
        for (int i = 0; i < b.entries().length; i++) {
            most = Math.max(most, Math.abs(a.entries()[i] - b.entries()[i]));
            scale = Math.max(scale, Math.abs(b.entries()[i]));
        }
        return scale == 0 ? most : most / scale;
    }
}
