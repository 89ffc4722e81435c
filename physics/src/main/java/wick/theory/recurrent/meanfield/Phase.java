package wick.theory.recurrent.meanfield;

/// What a random recurrent network does in the long run, at infinite size.
public enum Phase {
    /// All activity dies out: without noise, bias and input, below the transition.
    SILENT,
    /// Noise, bias or input keep it active; neighboring states approach each other at all times: g²⟨φ′²⟩ < γ².
    CONTRACTING,
    /// Neighboring states part at first (g²⟨φ′²⟩ ≥ γ²: the spectrum of the linearization reaches across), yet
    /// approach each other in the long run.
    EXPANSIVE,
    /// The largest Lyapunov exponent is positive.
    CHAOTIC,
    /// No stationary state: activity grows without bound.
    UNBOUNDED
}
