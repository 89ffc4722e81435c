package wick.experiment;

/// The answer to: is the theory right?
public enum Verdict {
    AGREES,
    DISAGREES,
    INCONCLUSIVE,
    OUT_OF_DOMAIN,
    /// A bound has no rival: the measurement does not contradict it.
    NOT_VIOLATED,
    /// A rule of thumb is shown beside the measurement and not judged.
    NOT_GRADED
}
