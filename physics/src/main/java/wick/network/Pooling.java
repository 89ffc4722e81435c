package wick.network;

/// What pooling makes of the units in a window.
public enum Pooling {
    AVERAGE,
    SUM,
    MAXIMUM
}
