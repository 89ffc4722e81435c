package wick.network;

import java.util.List;
import wick.text.Numbers;

/// Writes the canonical file of a network.
final class NetworkWriter {
    private final StringBuilder out = new StringBuilder();

    private NetworkWriter() {}

    static String text(Network network) {
        NetworkWriter writer = new NetworkWriter();
        writer.out.append("network:\n  input: ").append(network.inputs()).append("\n  layers:\n");
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

    private void layers(List<Layer> layers, int indent) {
        for (Layer layer : layers) {
            out.repeat(' ', indent).append("- ");
            switch (layer) {
                case Layer.Dense(int width, Initialization initialization) ->
                    out.append("dense: {width: ")
                            .append(width)
                            .append(", ")
                            .append(text(initialization))
                            .append("}\n");
                case Layer.Pointwise(Activation activation) ->
                    out.append("activation: ")
                            .append(ActivationText.text(activation))
                            .append('\n');
                case Layer.Residual(List<Layer> branch) -> {
                    out.append("residual:\n").repeat(' ', indent + 4).append("branch:\n");
                    layers(branch, indent + 6);
                }
                case Layer.Repeat(int times, List<Layer> inner) -> {
                    out.append("repeat:\n")
                            .repeat(' ', indent + 4)
                            .append("times: ")
                            .append(times);
                    out.append('\n').repeat(' ', indent + 4).append("layers:\n");
                    layers(inner, indent + 6);
                }
            }
        }
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
