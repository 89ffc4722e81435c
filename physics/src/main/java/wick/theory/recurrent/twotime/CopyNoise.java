package wick.theory.recurrent.twotime;

/// What two copies of one network (the same weights, biases and inputs) share of the noise κ.
public enum CopyNoise {
    SHARED,
    INDEPENDENT
}
