package wick.theory.recurrent;

/// Four times that are all called the correlation length or time of a linear network, at infinite N.
///
/// They differ, so whoever states one says which.
///
/// - `meanResponse` 1/γ: the mean response of a unit to a pulse decays as e^(−γτ), as if there were no
///   weights.
/// - `autocorrelation` 1/m, m = √(γ² − σ_w²): C(τ) decays as e^(−mτ).
/// - `perturbation` 1/(γ − σ_w): the norm of a perturbation decays as e^(−(γ − σ_w)τ), by the spectral
///   abscissa.
/// - `variance` 2 X(0)/κ: what matching C(τ) ≈ X(0) − κ|τ|/2 at short times to (κ/2) ξ e^(−|τ|/ξ) calls ξ.
///   It equals 1/m because C(τ) is a pure exponential, which holds at infinite N and in continuous time
///   only.
///
/// In steps each is read off the same way from what decays by a factor per step.
public record Lengths(double meanResponse, double autocorrelation, double perturbation, double variance) {}
