package wick.network;

/// The variances of a dense layer's weights and biases at initialization.
public sealed interface Initialization {

    /// Var W_ij = `weight` / fan-in and Var b_i = `bias`.
    record Variances(double weight, double bias) implements Initialization {
        public Variances {
            if (!(weight >= 0) || !(bias >= 0) || Double.isInfinite(weight) || Double.isInfinite(bias)) {
                throw new IllegalArgumentException("weight variance " + weight + " and bias variance " + bias
                        + " must be finite and not negative");
            }
        }
    }
}
