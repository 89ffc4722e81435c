package wick.experiment.diagnosis;

/// How much a finding matters.
public enum Severity {
    /// Something is broken, or will be as soon as the model trains.
    FAULT,
    /// Unusual, and harmless as far as can be seen.
    NOTICE
}
