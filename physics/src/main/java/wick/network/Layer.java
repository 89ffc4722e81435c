package wick.network;

import java.util.List;

/// One element of a network's description, from input to output.
public sealed interface Layer {

    /// z_i = Σ_j W_ij x_j + b_i with independent weights and biases.
    record Dense(int width, Initialization initialization) implements Layer {
        /// The largest width of a layer.
        public static final int WIDEST = 1 << 24;

        public Dense {
            if (width < 1 || width > WIDEST) {
                throw new IllegalArgumentException("width " + width + " must be from 1 to " + WIDEST);
            }
        }
    }

    /// φ applied to every unit.
    record Pointwise(Activation activation) implements Layer {}

    /// x + branch(x). The branch ends in a [Dense] layer of the width of x, so that the two terms are
    /// uncorrelated.
    record Residual(List<Layer> branch) implements Layer {
        public Residual {
            branch = List.copyOf(branch);
            if (branch.isEmpty() || !(branch.getLast() instanceof Dense)) {
                throw new IllegalArgumentException("a residual branch must end in a dense layer");
            }
        }
    }

    /// The same layers `times` over, each with its own weights.
    record Repeat(int times, List<Layer> layers) implements Layer {
        /// The most layers a network may be unrolled to.
        public static final int MOST = 100_000;

        public Repeat {
            layers = List.copyOf(layers);
            if (times < 1 || times > MOST) {
                throw new IllegalArgumentException("times " + times + " must be from 1 to " + MOST);
            }
            if (layers.isEmpty()) {
                throw new IllegalArgumentException("the layers of a repeat must not be empty");
            }
        }
    }
}
