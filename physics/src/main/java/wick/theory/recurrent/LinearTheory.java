package wick.theory.recurrent;

import wick.network.Linear;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Ties;
import wick.network.recurrent.Time;

/// The linear network dh = (−γ h + W h + u + b) dt + √κ dB, or its map in steps: everything of second
/// order.
///
/// All averages are over weights, biases, inputs and noise, per unit: (1/N) E hᵀ(t) h(s). White input adds
/// to the noise, constant input to the bias. "Stationary" parts: [#variance], [#autocorrelation] and
/// [#spectrum] belong to what fluctuates in time, [#staticVariance] to what does not.
///
/// For tied weights E (1/N) tr Wᵏ Wᵀˡ = σ_w^(k+l) (δ_kl + a_kl/N + b_kl/N² + ...) ([TraceMoments]) gives
/// every one of these quantities order by order. The series is asymptotic: at finite N a share of all
/// networks is unstable ([RealGinibre]), so that averages over all networks have no stationary limit; the
/// coefficients describe networks that are stable by a margin. Good as long as (γ/m)³ ≪ N.
///
/// Source: derived here from Wick's theorem for real Gaussian matrices; infinite N: Grosvenor and
/// Jefferson 2021, arXiv:2109.13247.
public sealed interface LinearTheory permits ContinuousLinear, SteppedLinear, FreshLinear {

    /// @throws IllegalArgumentException if the activation is not linear, or the network of infinite size
    /// unstable
    static LinearTheory of(RecurrentNetwork network) {
        if (!(network.activation() instanceof Linear)) {
            throw new IllegalArgumentException("activation "
                    + network.activation().name() + " must be linear: this theory is exact for linear networks only");
        }
        double decay = network.decay();
        double deviation = network.weightDeviation();
        Drive drive = Drive.of(network);
        return switch (network.time()) {
            case Time.Continuous _ -> new ContinuousLinear(decay, network.weightVariance(), drive);
            case Time.Steps(double step) ->
                network.ties() == Ties.TIED
                        ? new SteppedLinear(decay, deviation, step, drive)
                        : new FreshLinear(decay, deviation, step, drive);
        };
    }

    /// Whether no quantity here depends on N at all: true for fresh weights, whose second moments close.
    boolean exactAtAnySize();

    /// C(0) of the part that fluctuates in time.
    SizeExpansion variance();

    /// The part of (1/N) E hᵀ(t) h(s) that stays at any |t − s|: from biases (if tied) and constant input.
    SizeExpansion staticVariance();

    /// C(τ) of the part that fluctuates, τ = `lag` of either sign; in steps a multiple of the step. The
    /// second coefficient is known for lag 0.
    SizeExpansion autocorrelation(double lag);

    /// C(ω) = ∫ C(τ) e^(−iωτ) dτ of the part that fluctuates (in steps: step Σ over lags, |ω| ≤ π/step).
    SizeExpansion spectrum(double frequency);

    /// E (1/N) Σ_i ∂h_i(t + τ)/∂h_i(t): how a unit answers to a pulse of its own, `lag` ≥ 0.
    SizeExpansion response(double lag);

    /// E (1/N) |∂h(t + τ)/∂h(t)|², the mean squared norm of a perturbation of norm 1 after `lag` ≥ 0.
    SizeExpansion perturbation(double lag);

    /// (1/N) E hᵀ(t) h(s) from h(0) = 0, everything included: noise, bias, constant input, series of
    /// inputs.
    SizeExpansion covariance(double first, double second);

    /// The four times called correlation length, at infinite N.
    Lengths lengths();
}
