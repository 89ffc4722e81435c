package wick.experiment;

import java.util.List;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Initialization;
import wick.network.Layer;
import wick.network.Network;
import wick.network.Parameterization;

/// The network of most experiments: the same dense layer and activation `hidden` times over, then a readout
/// with the same variances, Gaussian weights in the NTK parameterization.
public record Stack(Activation activation, Initialization.Variances variances, Size size) {

    /// Inputs, hidden layers, outputs.
    public record Size(int inputs, int hidden, int outputs) {
        public Size {
            if (hidden < 1) {
                throw new IllegalArgumentException("hidden layers " + hidden + " must be at least 1");
            }
        }
    }

    public static Stack of(Activation activation, double weightVariance, double biasVariance, Size size) {
        return new Stack(activation, new Initialization.Variances(weightVariance, biasVariance), size);
    }

    /// The network with hidden layers `width` wide.
    public Network network(int width) {
        List<Layer> hidden = List.of(new Layer.Dense(width, variances), new Layer.Pointwise(activation));
        return new Network(
                size.inputs(),
                List.of(new Layer.Repeat(size.hidden(), hidden), new Layer.Dense(size.outputs(), variances)),
                Distribution.NORMAL,
                Parameterization.NTK);
    }

    public Stack deeper(int hiddenLayers) {
        return new Stack(activation, variances, new Size(size.inputs(), hiddenLayers, size.outputs()));
    }
}
