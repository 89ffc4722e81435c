package wick.network;

import java.util.Locale;
import java.util.OptionalDouble;

/// The variances of a dense layer's weights and biases at initialization, kept as they were given.
public sealed interface Initialization {

    /// fan-in · Var W_ij, for a layer of these fans.
    double weightVariance(int fanIn, int fanOut);

    /// Var b_i, for a layer of these fans.
    double biasVariance(int fanIn, int fanOut);

    /// Var W_ij = `weight` / fan-in and Var b_i = `bias`.
    record Variances(double weight, double bias) implements Initialization {
        public Variances {
            requireSize("weight variance", weight);
            requireSize("bias variance", bias);
        }

        @Override
        public double weightVariance(int fanIn, int fanOut) {
            return weight;
        }

        @Override
        public double biasVariance(int fanIn, int fanOut) {
            return bias;
        }
    }

    /// Var W_ij = `weight`² / fan-in and Var b_i = `bias`²: the literature's σ_w and σ_b.
    record Deviations(double weight, double bias) implements Initialization {
        public Deviations {
            requireSize("weight standard deviation", weight);
            requireSize("bias standard deviation", bias);
            requireSize("the square of the weight standard deviation", weight * weight);
            requireSize("the square of the bias standard deviation", bias * bias);
        }

        @Override
        public double weightVariance(int fanIn, int fanOut) {
            return weight * weight;
        }

        @Override
        public double biasVariance(int fanIn, int fanOut) {
            return bias * bias;
        }
    }

    /// What a well-known scheme gives, with another bias variance where `bias` is present.
    record Preset(Scheme scheme, OptionalDouble bias) implements Initialization {
        public Preset {
            requireSize("bias variance", bias.orElse(0));
        }

        @Override
        public double weightVariance(int fanIn, int fanOut) {
            return scheme.weightVariance(fanIn, fanOut);
        }

        @Override
        public double biasVariance(int fanIn, int fanOut) {
            return bias.orElse(scheme.biasVariance(fanIn));
        }
    }

    /// Initializations in common use, by their variances; the law itself is the network's [Distribution].
    ///
    /// Sources: LeCun et al. 1998 (Efficient BackProp); Glorot and Bengio 2010 (AISTATS); He et al. 2015,
    /// arXiv:1502.01852; the defaults of `torch.nn.Linear`; Radford et al. 2019 (GPT-2).
    enum Scheme {
        /// Var W = Var b = 1 / (3 fan-in): uniform between ±1/√fan-in in `torch.nn.Linear`.
        PYTORCH_DEFAULT,
        /// Var W = 2 / fan-in, no bias: keeps the variance of relu networks.
        KAIMING,
        /// Var W = 2 / (fan-in + fan-out), no bias.
        XAVIER,
        /// Var W = 1 / fan-in, no bias.
        LECUN,
        /// Var W = 0.02² at any width, no bias.
        GPT2;

        private static final double GPT2_DEVIATION = 0.02;

        /// The name in network files, such as `pytorch-default`.
        public String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }

        double weightVariance(int fanIn, int fanOut) {
            return switch (this) {
                case PYTORCH_DEFAULT -> 1.0 / 3;
                case KAIMING -> 2;
                case XAVIER -> 2.0 * fanIn / ((double) fanIn + fanOut);
                case LECUN -> 1;
                case GPT2 -> GPT2_DEVIATION * GPT2_DEVIATION * fanIn;
            };
        }

        double biasVariance(int fanIn) {
            return switch (this) {
                case PYTORCH_DEFAULT -> 1 / (3.0 * fanIn);
                case KAIMING, XAVIER, LECUN, GPT2 -> 0;
            };
        }
    }

    private static void requireSize(String name, double value) {
        if (!(value >= 0) || Double.isInfinite(value)) {
            throw new IllegalArgumentException(name + " " + value + " must be finite and not negative");
        }
    }
}
