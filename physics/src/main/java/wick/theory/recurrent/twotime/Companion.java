package wick.theory.recurrent.twotime;

/// What travels along with the correlations of a network.
sealed interface Companion {

    record None() implements Companion {}

    /// A tangent vector of squared norm N that starts at this time of the window.
    record Tangent(int start) implements Companion {}

    /// A copy of the network whose start has this correlation with the network's own.
    record Copy(double correlation, CopyNoise noise) implements Companion {}
}
