package wick.theory.scaling;

import java.util.List;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Padding;
import wick.network.Parameterization;
import wick.network.Relu;
import wick.network.Shape;
import wick.network.Tanh;
import wick.network.Window;

/// Networks whose scaling is known.
final class Towers {
    private Towers() {}

    static Layer dense(int width) {
        return new Layer.Dense(width, new Initialization.Variances(1, 0));
    }

    static Layer phi(Activation activation) {
        return new Layer.Pointwise(activation);
    }

    static Network flat(Parameterization parameterization, Layer... layers) {
        return new Network(3, List.of(layers), Distribution.NORMAL, parameterization);
    }

    static Network mlp(Parameterization parameterization) {
        return flat(parameterization, dense(32), phi(new Tanh()), dense(32), phi(new Tanh()), dense(1));
    }

    static Network relu(Parameterization parameterization) {
        return flat(parameterization, dense(32), phi(new Relu()), dense(32), phi(new Relu()), dense(1));
    }

    static Network residual(Parameterization parameterization) {
        Layer block = new Layer.Residual(List.of(phi(new Relu()), dense(32)));
        return flat(parameterization, dense(32), block, phi(new Relu()), dense(1));
    }

    static Network norm(Parameterization parameterization) {
        Layer norm = new Layer.LayerNorm(0);
        return flat(parameterization, dense(32), norm, phi(new Tanh()), dense(32), norm, phi(new Tanh()), dense(1));
    }

    static Network attention(Parameterization parameterization) {
        Window one = new Window(List.of(1), List.of(1), List.of(1), Padding.SAME);
        Layer embedding = new Layer.Convolution(32, one, new Initialization.Variances(1, 0));
        return new Network(
                new Shape(3, List.of(4)),
                List.of(
                        embedding,
                        phi(new Tanh()),
                        new Layer.Attention(32, 1, 1, 1),
                        new Layer.GlobalPool(wick.network.Pooling.AVERAGE),
                        phi(new Tanh()),
                        dense(1)),
                Distribution.NORMAL,
                parameterization);
    }

    static Network named(String network, Parameterization parameterization) {
        return switch (network) {
            case "mlp" -> mlp(parameterization);
            case "relu" -> relu(parameterization);
            case "residual" -> residual(parameterization);
            case "norm" -> norm(parameterization);
            case "attention" -> attention(parameterization);
            default -> throw new IllegalArgumentException(network);
        };
    }

    /// Exponents (a, b, c) of input, hidden and output, nine numbers.
    static Parameterization abc(double... numbers) {
        return new Parameterization(
                List.of(
                        new Parameterization.Exponents(numbers[0], numbers[3], numbers[6]),
                        new Parameterization.Exponents(numbers[1], numbers[4], numbers[7]),
                        new Parameterization.Exponents(numbers[2], numbers[5], numbers[8])),
                false);
    }
}
