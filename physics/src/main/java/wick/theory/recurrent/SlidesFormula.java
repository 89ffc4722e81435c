package wick.theory.recurrent;

import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Signal;

/// What the slides of 2025 state for the autocorrelation of the linear network, and for its correlation
/// length:
///
/// X(τ) ≈ (κ/2) ξ e^(−|τ|/ξ) + (γ²/2) ξ₀⁴ (2 + γ (T/N) ξ₀² σ_w²) σ_b,eff²,
/// ξ = (ξ₀/2) \[1 + γ² ξ₀² + (γT/(8N)) (1 + 3γ² ξ₀²) ξ₀² σ_w²].
///
/// The slides define neither ξ₀ nor T nor σ_b,eff, so `bare` is one of several readings of ξ₀ and
/// `time` is T; σ_b,eff is read as σ_b. Compared with [ContinuousLinear]:
///
/// - with ξ₀ = 1/m, m² = γ² − σ_w², both expressions are what the spectrum [#spectrum] gives, with ξ :=
/// 2 X(0)/κ without
///   the static part. Its factor at T = 0 is |G₀|²/(1 − σ_w²|G₀|²)², G₀ = 1/(γ + iω): the geometric
///   series of cacti summed on top of a propagator that contains it already. The exact factor has a single
///   power.
/// - T enters as if corrections grew with the time; the exact ones saturate. To lowest order in σ_w the
/// length agrees for
///   T = 2/γ, the static part for T = 4/γ.
///
/// The paper behind the slides was not at hand: another definition there may repair what fails here.
///
/// Source: Jefferson 2025, lecture slides on the correspondence of neural networks and quantum field
/// theory.
public record SlidesFormula(RecurrentNetwork network, Bare bare, double time) {

    /// A reading of the symbol ξ₀.
    public enum Bare {
        /// 1/√(γ² − σ_w²), the exact decay time of C(τ) at infinite N.
        AUTOCORRELATION("1/sqrt(gamma^2 - sigma_w^2)"),
        /// 1/γ, the decay time without weights.
        DECAY("1/gamma"),
        /// 1/(γ − σ_w), the decay time of perturbations.
        PERTURBATION("1/(gamma - sigma_w)"),
        /// 1/√(γ² − σ_w²/2), the one reading that is right through order σ_w², and no further.
        HALF("1/sqrt(gamma^2 - sigma_w^2/2)");

        private final String formula;

        Bare(String formula) {
            this.formula = formula;
        }

        public String formula() {
            return formula;
        }

        double of(double decay, double deviation) {
            return switch (this) {
                case AUTOCORRELATION -> 1 / Math.sqrt((decay - deviation) * (decay + deviation));
                case DECAY -> 1 / decay;
                case PERTURBATION -> 1 / (decay - deviation);
                case HALF -> 1 / Math.sqrt(decay * decay - deviation * deviation / 2);
            };
        }
    }

    /// @throws IllegalArgumentException if the network is not linear, not stable or not in continuous
    /// time, or T < 0
    public SlidesFormula {
        if (!(LinearTheory.of(network) instanceof ContinuousLinear)) {
            throw new IllegalArgumentException("the formula of the slides is for continuous time");
        }
        Lags.forward(time);
    }

    /// ξ₀ in this reading.
    public double bareLength() {
        return bare.of(network.decay(), network.weightDeviation());
    }

    /// ξ as `infinite` + `first`/N.
    public SizeExpansion length() {
        double gamma = network.decay();
        double bareLength = bareLength();
        double square = gamma * gamma * bareLength * bareLength;
        double first = gamma * time / 8 * (1 + 3 * square) * bareLength * bareLength * network.weightVariance();
        return SizeExpansion.of(bareLength / 2 * (1 + square), bareLength / 2 * first, 0, 1e-15 * bareLength);
    }

    /// The part that fluctuates at lag 0, κ ξ/2.
    public SizeExpansion variance() {
        return length().times(network.noise() / 2);
    }

    /// The part that stays, with σ_b,eff = σ_b.
    public SizeExpansion staticVariance() {
        double gamma = network.decay();
        double square = bareLength() * bareLength();
        double infinite = gamma * gamma * square * square;
        double first = infinite * gamma * time * square * network.weightVariance() / 2;
        return SizeExpansion.of(infinite, first, 0, 1e-15 * infinite).times(network.biasVariance());
    }

    /// The part that fluctuates at this lag, at a number of units: (κ/2) ξ e^(−|τ|/ξ).
    public double autocorrelation(double lag, int size) {
        double xi = length().at(size);
        return network.noise() / 2 * xi * Math.exp(-Math.abs(lag) / xi);
    }

    /// The spectrum from which both expressions follow with 2 X(0)/κ for ξ and C(ω = 0) for the static
    /// part: κ (ω² + γ²)/(ω² + m²)² \[1 + γ T σ_w²/(2N)/(ω² + m²)], m = 1/ξ₀.
    public SizeExpansion spectrum(double frequency) {
        double gamma = network.decay();
        double pole = frequency * frequency + 1 / (bareLength() * bareLength());
        double infinite = (frequency * frequency + gamma * gamma) / (pole * pole);
        double first = infinite * gamma * time * network.weightVariance() / (2 * pole);
        return SizeExpansion.of(infinite, first, 0, 1e-15 * infinite).times(network.noise());
    }

    /// The T at which the coefficient of 1/N in ξ equals the exact one of 2 X(0)/κ; tends to 2/γ for σ_w →
    /// 0.
    public double matchingTimeOfLength() {
        if (network.weightVariance() == 0) {
            return 2 / network.decay();
        }
        SizeExpansion exact = unit().variance().times(2);
        return exact.first()
                / new SlidesFormula(unitNetwork(), bare, 1).length().first();
    }

    /// The T at which the coefficient of 1/N in the static part equals the exact one; tends to 4/γ for σ_w
    /// → 0.
    public double matchingTimeOfStatic() {
        if (network.weightVariance() == 0) {
            return 4 / network.decay();
        }
        SizeExpansion exact = unit().staticVariance();
        return exact.first()
                / new SlidesFormula(unitNetwork(), bare, 1).staticVariance().first();
    }

    /// ξ at infinite N, relative to the exact 2 X(0)/κ = 1/m.
    public double lengthRatio() {
        return length().infinite() / (2 * unit().variance().infinite());
    }

    /// The static part at infinite N, relative to the exact σ_b²/m²; what σ_b,eff²/σ_b² would have to undo.
    public double staticRatio() {
        return new SlidesFormula(unitNetwork(), bare, 0).staticVariance().infinite()
                / unit().staticVariance().infinite();
    }

    private RecurrentNetwork unitNetwork() {
        return network.withNoise(1).withBiasVariance(1).withSignal(new Signal.None());
    }

    private LinearTheory unit() {
        return LinearTheory.of(unitNetwork());
    }
}
