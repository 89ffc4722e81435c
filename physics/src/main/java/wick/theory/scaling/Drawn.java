package wick.theory.scaling;

import java.util.ArrayList;
import java.util.List;
import wick.network.Initialization;
import wick.network.Layer;

/// What a weight matrix belongs to and how it is drawn.
record Drawn(String kind, Initialization initialization) {

    /// Every weight matrix in the order of its index; those that repeat with shared weights once.
    static List<Drawn> of(List<Layer> layers) {
        List<Drawn> drawn = new ArrayList<>();
        layers.forEach(layer -> add(layer, drawn));
        return drawn;
    }

    private static void add(Layer layer, List<Drawn> drawn) {
        switch (layer) {
            case Layer.Dense(int _, Initialization initialization) -> drawn.add(new Drawn("dense", initialization));
            case Layer.Convolution convolution -> drawn.add(new Drawn("conv", convolution.initialization()));
            case Layer.Attention attention -> {
                drawn.add(new Drawn("keys", variance(attention.keyVariance())));
                drawn.add(new Drawn("values", variance(attention.valueVariance())));
                drawn.add(new Drawn("outputs", variance(attention.outputVariance())));
            }
            case Layer.Residual(List<Layer> branch) -> drawn.addAll(of(branch));
            case Layer.Fan fan -> fan.branches().forEach(branch -> drawn.addAll(of(branch)));
            case Layer.Repeat(int times, List<Layer> inner, boolean tied) -> {
                List<Drawn> once = of(inner);
                for (int k = 0; k < (tied ? 1 : times); k++) {
                    drawn.addAll(once);
                }
            }
            case Layer.Pointwise _, Layer.Pool _, Layer.GlobalPool _, Layer.Flatten _ -> {}
            case Layer.LayerNorm _, Layer.Dropout _ -> {}
        }
    }

    private static Initialization variance(double weight) {
        return new Initialization.Variances(weight, 0);
    }
}
