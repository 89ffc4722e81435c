package wick.network;

import java.util.List;
import wick.text.Numbers;

/// Writes the canonical file of a network.
final class NetworkWriter {
    private final StringBuilder out = new StringBuilder();

    private NetworkWriter() {}

    static String text(Network network) {
        NetworkWriter writer = new NetworkWriter();
        writer.out.append("network:\n  input: ").append(input(network)).append("\n  layers:\n");
        writer.layers(network.layers(), 4);
        writer.out
                .append("  distribution: ")
                .append(network.distribution().text())
                .append('\n');
        writer.out
                .append("  parameterization: ")
                .append(ParameterizationText.text(network.parameterization()))
                .append('\n');
        return writer.out.toString();
    }

    private static String input(Network network) {
        String shape = network.input().text();
        return network.absences() ? "{shape: " + shape + ", absent: nan}" : shape;
    }

    private void layers(List<Layer> layers, int indent) {
        for (Layer layer : layers) {
            out.repeat(' ', indent).append("- ");
            layer(layer, indent);
        }
    }

    private void layer(Layer layer, int indent) {
        switch (layer) {
            case Layer.Dense(int width, Initialization initialization) ->
                line("dense: {width: " + width + ", " + text(initialization) + "}");
            case Layer.Convolution(int channels, Window window, Initialization initialization) ->
                line("conv: {channels: " + channels + ", " + text(window) + ", dilation: " + window.dilation() + ", "
                        + text(initialization) + "}");
            case Layer.Pointwise(Activation activation) -> line("activation: " + ActivationText.text(activation));
            case Layer.Pool(Pooling pooling, Window window) ->
                line(LayerNames.pool(pooling) + ": {" + text(window) + "}");
            case Layer.GlobalPool(Pooling pooling) -> line(LayerNames.globalPool(pooling));
            case Layer.Flatten _ -> line("flatten");
            case Layer.LayerNorm(double epsilon) -> line("layer-norm: {epsilon: " + Numbers.text(epsilon) + "}");
            case Layer.Dropout(double rate) -> line("dropout: {rate: " + Numbers.text(rate) + "}");
            case Layer.Attention(int channels, double key, double value, double output) ->
                line("attention: {channels: " + channels + ", key-variance: " + Numbers.text(key)
                        + ", value-variance: " + Numbers.text(value) + ", output-variance: " + Numbers.text(output)
                        + "}");
            case Layer.Fan fan -> {
                line(fan.combination().text() + ":");
                open("branches:", indent);
                fan.branches().forEach(branch -> branch(branch, indent + 6));
            }
            case Layer.Residual(List<Layer> branch) -> {
                line("residual:");
                open("branch:", indent);
                layers(branch, indent + 6);
            }
            case Layer.Repeat(int times, List<Layer> inner, boolean tied) -> {
                line("repeat:");
                open("times: " + times, indent);
                if (tied) {
                    open("weights: tied", indent);
                }
                open("layers:", indent);
                layers(inner, indent + 6);
            }
        }
    }

    private void branch(List<Layer> branch, int indent) {
        out.repeat(' ', indent).append(branch.isEmpty() ? "- []\n" : "-\n");
        layers(branch, indent + 2);
    }

    private void line(String text) {
        out.append(text).append('\n');
    }

    private void open(String name, int indent) {
        out.repeat(' ', indent + 4).append(name).append('\n');
    }

    private static String text(Window window) {
        return "size: " + window.size() + ", stride: " + window.stride() + ", padding: "
                + window.padding().text();
    }

    static String text(Initialization initialization) {
        return switch (initialization) {
            case Initialization.Variances(double weight, double bias) ->
                "weight-variance: " + Numbers.text(weight) + ", bias-variance: " + Numbers.text(bias);
            case Initialization.Deviations(double weight, double bias) ->
                "weight-std: " + Numbers.text(weight) + ", bias-std: " + Numbers.text(bias);
            case Initialization.Preset preset ->
                "init: " + preset.scheme().text()
                        + (preset.bias().isPresent()
                                ? ", bias-variance: "
                                        + Numbers.text(preset.bias().getAsDouble())
                                : "");
        };
    }
}
