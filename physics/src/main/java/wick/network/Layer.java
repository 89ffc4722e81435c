package wick.network;

import java.util.List;

/// One element of a network's description, from input to output.
public sealed interface Layer {

    /// z_i = Σ_j W_ij x_j + b_i over all units j that come in, with independent weights and biases.
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

    /// A linear map of the same weights at every window position; `channels` come out.
    record Convolution(int channels, Window window, Initialization initialization) implements Layer {
        public Convolution {
            requireChannels(channels);
        }
    }

    /// Average, sum or maximum over windows, channel by channel.
    record Pool(Pooling pooling, Window window) implements Layer {}

    /// Average, sum or maximum over all positions, channel by channel.
    record GlobalPool(Pooling pooling) implements Layer {}

    /// Makes every unit a channel.
    record Flatten() implements Layer {}

    /// (x − mean) / √(variance + epsilon) over the channels at each position; no learned scale or shift.
    record LayerNorm(double epsilon) implements Layer {
        public LayerNorm {
            if (!(epsilon >= 0) || Double.isInfinite(epsilon)) {
                throw new IllegalArgumentException("epsilon " + epsilon + " must be finite and not negative");
            }
        }
    }

    /// Sets units to 0 with probability `rate` and divides the others by 1 − rate; noise of every
    /// evaluation.
    record Dropout(double rate) implements Layer {
        public Dropout {
            if (!(rate >= 0 && rate < 1)) {
                throw new IllegalArgumentException("rate " + rate + " must be at least 0 and below 1");
            }
        }
    }

    /// The signal through several branches, which are then combined. An empty branch passes the signal on.
    record Fan(Combination combination, List<List<Layer>> branches) implements Layer {
        public Fan {
            branches = branches.stream().map(List::copyOf).toList();
            if (branches.size() < 2) {
                throw new IllegalArgumentException(
                        "the number of branches, " + branches.size() + ", must be at least 2");
            }
        }
    }

    /// Self-attention over positions with tied keys and queries and logits divided by their number of
    /// channels; `channels` is the number of channels of keys, values and outputs.
    record Attention(int channels, double keyVariance, double valueVariance, double outputVariance) implements Layer {
        public Attention {
            requireChannels(channels);
            requireVariance("key", keyVariance);
            requireVariance("value", valueVariance);
            requireVariance("output", outputVariance);
        }

        private static void requireVariance(String name, double variance) {
            if (!(variance >= 0) || Double.isInfinite(variance)) {
                throw new IllegalArgumentException(name + " variance " + variance + " must be finite and not negative");
            }
        }
    }

    private static void requireChannels(int channels) {
        if (channels < 1 || channels > Dense.WIDEST) {
            throw new IllegalArgumentException("channels " + channels + " must be from 1 to " + Dense.WIDEST);
        }
    }

    /// Whether what comes out are fresh weights times what goes in, so that it is uncorrelated with
    /// anything else.
    default boolean isLinear() {
        return switch (this) {
            case Dense _, Convolution _, Attention _ -> true;
            case Pointwise _, Pool _, GlobalPool _, Flatten _, LayerNorm _, Dropout _ -> false;
            case Fan _, Residual _, Repeat _ -> false;
        };
    }

    /// x + branch(x). The branch ends in a layer with weights and keeps the shape of x, so that the two
    /// terms are uncorrelated.
    record Residual(List<Layer> branch) implements Layer {
        public Residual {
            branch = List.copyOf(branch);
            if (branch.isEmpty() || !branch.getLast().isLinear()) {
                throw new IllegalArgumentException(
                        "a residual branch must end in a layer with weights: dense, conv or attention");
            }
        }
    }

    /// The same layers `times` over: each time with weights of its own, or `tied`: with the same weights.
    record Repeat(int times, List<Layer> layers, boolean tied) implements Layer {
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

        public Repeat(int times, List<Layer> layers) {
            this(times, layers, false);
        }
    }
}
