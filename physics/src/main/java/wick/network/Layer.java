package wick.network;

import java.util.List;

/// One element of a network's description, from input to output.
public sealed interface Layer {

    /// z_i = Σ_j W_ij x_j + b_i with independent weights and biases.
    record Dense(int width, Initialization initialization) implements Layer {
        public Dense {
            if (width < 1) {
                throw new IllegalArgumentException("width " + width + " must be at least 1");
            }
        }
    }

    /// φ applied to every unit.
    record Pointwise(Activation activation) implements Layer {}

    /// x + branch(x). The branch ends in a [Dense] layer of the width of x, so that the two terms are uncorrelated.
    record Residual(List<Layer> branch) implements Layer {
        public Residual {
            branch = List.copyOf(branch);
        }
    }

    /// The same layers `times` over, each with its own weights.
    record Repeat(int times, List<Layer> layers) implements Layer {
        public Repeat {
            layers = List.copyOf(layers);
        }
    }
}
