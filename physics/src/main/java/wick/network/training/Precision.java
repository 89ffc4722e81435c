package wick.network.training;

/// What numbers are kept in while training.
public enum Precision {
    FLOAT32,
    FLOAT64
}
