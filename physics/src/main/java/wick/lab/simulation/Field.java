package wick.lab.simulation;

/// What is correlated: the current h of a unit or its rate φ(h).
public enum Field {
    CURRENT,
    RATE
}
