package wick.experiment.study;

/// How much a study measures.
public enum Effort {
    /// A few seconds: coarse errors, no training beyond small widths.
    QUICK,
    /// Within a minute and a half on two cores for the digits example.
    STANDARD,
    /// Several times the networks and all training inputs asked for.
    FULL
}
