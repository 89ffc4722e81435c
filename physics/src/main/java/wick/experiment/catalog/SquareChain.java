package wick.experiment.catalog;

import java.util.ArrayList;
import java.util.List;
import wick.experiment.Settings;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Parameterization;
import wick.numeric.matrix.Vector;
import wick.theory.infinitewidth.MeanField;

/// A network whose inputs, hidden layers and outputs are equally many, with an input that starts at the
/// fixed point of the variance where there is one.
record SquareChain(Activation activation, Initialization.Variances variances, int hidden, Distribution distribution) {

    /// Reads activation, weight-variance, bias-variance, hidden and weights.
    static SquareChain of(Settings settings) {
        return new SquareChain(
                Activation.named(settings.choice("activation")).orElseThrow(),
                new Initialization.Variances(settings.real("weight-variance"), settings.real("bias-variance")),
                settings.size("hidden"),
                Distribution.valueOf(settings.choice("weights").toUpperCase(java.util.Locale.ROOT)));
    }

    SquareChain with(Distribution law) {
        return new SquareChain(activation, variances, hidden, law);
    }

    SquareChain with(int layers) {
        return new SquareChain(activation, variances, layers, distribution);
    }

    Network network(int width) {
        List<Layer> layers = new ArrayList<>();
        if (hidden > 0) {
            layers.add(new Layer.Repeat(
                    hidden, List.of(new Layer.Dense(width, variances), new Layer.Pointwise(activation))));
        }
        layers.add(new Layer.Dense(width, variances));
        return new Network(width, layers, distribution, Parameterization.NTK);
    }

    /// |x|²/d of the input.
    double inputSquare() {
        double weight = variances.weight();
        double bias = variances.bias();
        return MeanField.of(activation, weight, bias)
                .state()
                .fixedPointVariance()
                .map(q -> (q.value() - bias) / weight)
                .filter(square -> square > 0)
                .orElse(1.0);
    }

    /// An input of `width` equal components.
    Vector input(int width) {
        double component = Math.sqrt(inputSquare());
        return Vector.range(0, width).map(_ -> component);
    }
}
