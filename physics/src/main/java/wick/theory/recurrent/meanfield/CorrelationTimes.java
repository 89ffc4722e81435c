package wick.theory.recurrent.meanfield;

/// Three meanings of a correlation time, of the part of Δ(τ) that decays.
///
/// `half` is the lag at which it has fallen to half, `integrated` ∫₀^∞ (Δ − q)/(Δ0 − q) dτ, `asymptotic` the time
/// in which it falls by e at large lags, 1/√(γ² − σ_w²⟨φ′φ′⟩_q) (with ⟨φ′⟩² for q = 0).
public record CorrelationTimes(double half, double integrated, double asymptotic) {}
