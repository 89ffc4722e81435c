package wick.network.recurrent;

/// Whether the weights W and biases b are the same at all times.
public enum Ties {
    /// Drawn once: a recurrent network (quenched disorder).
    TIED,
    /// Drawn anew at every step, as the layers of a feed-forward network are. Needs [Time.Steps]: with ever
    /// shorter steps the effect of fresh weights vanishes as the step does.
    FRESH
}
