package wick.network.recurrent;

/// How time passes.
public sealed interface Time {

    /// The stochastic differential equation itself, in the sense of Itô (the noise is additive, so that the
    /// other senses agree).
    record Continuous() implements Time {}

    /// The map h ← (1 − ηγ) h + η (W φ(h) + u + b) + √(κη) ξ with standard normal ξ and η = `step`; one step of
    /// Euler and Maruyama, and a network in its own right. At ηγ = 1 and η = 1 it is h ← W φ(h) + u + b + √κ ξ.
    record Steps(double step) implements Time {
        public Steps {
            Checks.positive("time step", step);
        }
    }
}
