package wick.lab.simulation;

import wick.network.Linear;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Time;

/// How a network is carried through time.
public sealed interface Scheme {

    /// The network lives in steps ([Time.Steps]) and is followed exactly.
    record OwnSteps() implements Scheme {}

    /// Continuous time by h ← h + η f(h) + √(κη) ξ, f(h) = −γh + Wφ(h) + u + b. Variances are wrong at
    /// order η.
    ///
    /// Source: Maruyama 1955, doi:10.1007/BF02846028.
    record EulerMaruyama(double step) implements Scheme {
        public EulerMaruyama {
            positive(step);
        }
    }

    /// Continuous time by the mean of the slopes before and after an Euler step with the same noise.
    /// Variances are wrong at order η².
    ///
    /// Source: Kloeden and Platen 1992, doi:10.1007/978-3-662-12616-5.
    record Heun(double step) implements Scheme {
        public Heun {
            positive(step);
        }
    }

    /// Continuous time of a linear network without error: h(t + η) = e^{Aη} h(t) + ∫₀^η e^{As} ds (u + b) +
    /// noise of covariance κ ∫₀^η e^{As} e^{Aᵀs} ds, A = W − γ.
    record Exact(double step) implements Scheme {
        public Exact {
            positive(step);
        }
    }

    /// Largest η (γ + σ_w |φ′(0)|) of a step that [#of] chooses.
    double FINENESS = 0.15;

    /// The scheme for a network in a course: its own steps; in continuous time the exact propagator over
    /// one interval of readings for a linear network, and Heun for any other, with the longest step that
    /// divides the interval (and that of an input series) and for which η (γ + σ_w |φ′(0)|) ≤ [#FINENESS].
    static Scheme of(RecurrentNetwork network, Course course) {
        if (network.time() instanceof Time.Steps) {
            return new OwnSteps();
        }
        double unit = Grid.unit(network, course);
        if (network.activation() instanceof Linear) {
            return new Exact(unit);
        }
        double rate = network.decay() + network.weightDeviation() * slope(network);
        double longest = FINENESS / rate;
        return new Heun(unit / Math.max(1, Math.ceil(unit / longest - 1e-9)));
    }

    /// The length of one step.
    default double step(RecurrentNetwork network) {
        return switch (this) {
            case OwnSteps() -> ownStep(network);
            case EulerMaruyama(double step) -> step;
            case Heun(double step) -> step;
            case Exact(double step) -> step;
        };
    }

    /// By which part the stationary variance of a wide linear network is larger in these steps than in
    /// continuous time: see [StepBias]. For [OwnSteps] this is no error, but the difference between two
    /// networks.
    default double relativeBias(RecurrentNetwork network) {
        return StepBias.of(this, network);
    }

    private static double ownStep(RecurrentNetwork network) {
        return switch (network.time()) {
            case Time.Steps(double step) -> step;
            case Time.Continuous() ->
                throw new IllegalArgumentException(
                        "a network in continuous time has no steps of its own: choose Heun, EulerMaruyama or Exact");
        };
    }

    /// |φ′(0)|, the slope that a quiet unit has; at least what keeps a rate finite.
    private static double slope(RecurrentNetwork network) {
        double slope = Math.abs(network.activation().derivative(0));
        return Double.isFinite(slope) ? slope : 1;
    }

    private static void positive(double step) {
        if (!(step > 0) || Double.isInfinite(step)) {
            throw new IllegalArgumentException("time step " + step + " must be positive and finite");
        }
    }
}
