package wick.experiment.catalog;

import java.util.List;
import wick.experiment.Claim;
import wick.experiment.Claim.Standing;
import wick.observable.Bibliography;

/// What a talk on recurrent networks as a field theory states, in its order, and what became of it.
///
/// The paper behind it was not at hand. Where its symbols are not defined, every reading that was tried is
/// named, and nothing beyond these is claimed.
final class RecurrentClaims {
    static final List<Claim> ALL = List.of(
            claim(
                    "recurrent-gaussian-limit",
                    "As the number of units grows, statistics become Gaussian even if single units are not: a Gaussian"
                            + " process, which is a free field theory.",
                    List.of("gaussian-process-limit", "recurrent-two-time"),
                    Standing.HOLDS,
                    "For networks in time the covariance C(t, s) is a function of two times; with tied weights it is"
                            + " found from itself at earlier times."),
            claim(
                    "recurrent-wide-is-linear",
                    "Networks of infinite width are effectively linear models: the neural tangent kernel does not evolve,"
                            + " there is no learning of features.",
                    List.of("kernel-frozen", "linear-training", "lazy-to-rich"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "Linear in the parameters, not in the inputs; and in the neural tangent parameterization. The maximal"
                            + " update parameterization learns features in the limit."),
            claim(
                    "recurrent-quartic",
                    "Finite width is an interaction: a quartic coupling of order 1/N.",
                    List.of("running-couplings", "one-hidden-layer-cumulant"),
                    Standing.HOLDS,
                    "With depth it grows as depth over width."),
            claim(
                    "trainable-near-criticality",
                    "Deep networks can be trained near criticality: gradients explode in the chaotic phase and vanish in"
                            + " the ordered one.",
                    List.of("trainable-depth", "depth-scale"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "The depth that can be trained moves with steps, rate and width."),
            claim(
                    "vector-model",
                    "Averaged over weights, the network is a theory close to the O(N) vector model, with a bilocal field for"
                            + " the sum over units and the variance of the weights as 't Hooft coupling.",
                    List.of("recurrent-first-order", "recurrent-loops"),
                    Standing.HOLDS,
                    "Its diagrams, each with its power of 1/N, add up to the exact averages at every order that was"
                            + " counted (wick diagrams --theory recurrent)."),
            claim(
                    "self-averaging",
                    "Single networks vary, but physical properties are given by averages over the ensemble.",
                    List.of("recurrent-self-averaging", "recurrent-instability"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "Up to a relative 1/N, as N grows. At every finite N some networks are unstable, and a mean over all of"
                            + " them has no stationary limit; medians do, and means over stable networks."),
            claim(
                    "coupling-convergence",
                    "Convergence needs weak coupling, σ_w² < γ².",
                    List.of("recurrent-instability", "recurrent-mean-field"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "For linear networks as N grows. At finite N some networks run away below it; with a bounded"
                            + " activation there is a stationary state at any σ_w²."),
            claim(
                    "cactus-diagrams",
                    "The first perturbative correction is an infinite sequence of cactus diagrams, each of order 1.",
                    List.of("recurrent-first-order", "recurrent-lengths"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "Their sum is the equation C = |G|² (κ + σ_w² C), so that 1/√(γ² − σ_w²) contains all of them and"
                            + " nothing of order 1 is left to correct it."),
            claim(
                    "cacti-are-fluctuations",
                    "Cactus diagrams are statistical fluctuations in the ensemble of networks.",
                    List.of("recurrent-self-averaging"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "They come from averaging over weights, but what they add does not fluctuate: it is the same in every"
                            + " network up to a relative 1/N."),
            claim(
                    "mushroom-diagrams",
                    "The second correction is an infinite sequence of mushroom diagrams, each of order T/N, from"
                            + " interactions at finite width.",
                    List.of("recurrent-transient", "recurrent-first-order"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "Of order 1/N times a memory time. If T is the time that has passed it is wrong: the correction stops"
                            + " growing after a few times 1/(2(γ − σ_w))."),
            claim(
                    "loop-corrected-length",
                    "The correlation length is ξ = (ξ₀/2) [1 + γ²ξ₀² + (γT/8N) (1 + 3γ²ξ₀²) ξ₀² σ_w²].",
                    List.of("recurrent-lengths", "recurrent-first-order", "recurrent-transient"),
                    Standing.WRONG,
                    "Under each of four readings. With ξ₀ = 1/√(γ² − σ_w²) the exact length at infinite N is ξ₀ itself, and"
                            + " the formula is (1 + γ²ξ₀²)/2 times as long; its term of order 1/N is close to the exact one"
                            + " for T = 2/γ. With ξ₀ = 1/γ it misses a factor γ/√(γ² − σ_w²), with 1/(γ − σ_w) it is"
                            + " several times too long. ξ₀⁻² = γ² − σ_w²/2 makes it right through order σ_w², and no further."
                            + " The paper's own definitions were not seen."),
            claim(
                    "short-time-length",
                    "At small |τ| the correlator is (κ/2) ξ exp(−|τ|/ξ), which identifies the correlation length.",
                    List.of("recurrent-lengths"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "This is the amplitude 2X(0)/κ. It is a decay time where X is a single exponential, at infinite N; the"
                            + " mean response decays with 1/γ and a perturbation with 1/(γ − σ_w) even there."),
            claim(
                    "static-part",
                    "Biases add the constant (γ²/2) ξ₀⁴ (2 + γ (T/N) ξ₀² σ_w²) σ_b² to the correlator.",
                    List.of("recurrent-first-order"),
                    Standing.WRONG,
                    "With σ_b as given and ξ₀ = 1/√(γ² − σ_w²) it is γ²ξ₀² times too large: the constant is"
                            + " ξ₀² (1 + 2γ²σ_w²ξ₀⁴/N) σ_b². The relative correction is the same for T = 4/γ. An effective"
                            + " σ_b could absorb the factor; the slides do not define theirs."),
            claim(
                    "quintic-interaction",
                    "A nonlinear network has an interaction of five legs: tanh h ≈ h − h³/3.",
                    List.of("recurrent-cubic", "recurrent-loops"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "Under weak noise. At σ_w = γ/2 its first order is good to 1 % up to a variance of 0.11 and to 10 % up to"
                            + " 0.45."),
            claim(
                    "feed-forward-and-recurrent",
                    "One theory covers feed-forward and recurrent networks.",
                    List.of("recurrent-fresh-weights", "recurrent-depth-as-time", "recurrent-two-time"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "The equations are the same, the weights are not. Weights of its own in every layer leave no correlation"
                            + " between layers that was not in the input; with the same weights there is one, and networks"
                            + " that keep a part of their state then differ in their variances too."),
            claim(
                    "depth-over-width",
                    "Effects of finite width are a series in depth over width, and correct the correlation length that sets"
                            + " how deep information reaches.",
                    List.of("correlation-depth", "first-order-residual"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "In feed-forward networks l/n multiplies a difference of two inputs; summed up it shifts the rate per"
                            + " layer by −α/n, whatever the depth. α is one number for the mean over networks and another,"
                            + " often of the other sign, for a typical network."),
            claim(
                    "shift-is-small",
                    "A shift of the critical point is difficult to observe at weak coupling.",
                    List.of("recurrent-instability"),
                    Standing.HOLDS,
                    "The expected number of growing modes is known at every N and falls exponentially with N below"
                            + " σ_w = γ. The median network is stable somewhat beyond it."),
            claim(
                    "edge-of-chaos",
                    "Signals and gradients are damped in the ordered phase, and neighboring signals part in the chaotic one.",
                    List.of("recurrent-chaos", "depth-scale"),
                    Standing.HOLDS_WITH_CONDITIONS,
                    "With noise there is a phase between them, in which small deviations grow at first and vanish later: the"
                            + " Lyapunov exponent changes its sign at a larger σ_w than that at which the spectral radius of"
                            + " the linearization reaches 1."));

    private RecurrentClaims() {}

    private static Claim claim(String id, String statement, List<String> experiments, Standing standing, String right) {
        return new Claim(id, Bibliography.JEFFERSON_2025, statement, experiments, standing, right);
    }
}
