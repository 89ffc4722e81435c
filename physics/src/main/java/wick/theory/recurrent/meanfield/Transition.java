package wick.theory.recurrent.meanfield;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.hipparchus.analysis.solvers.BrentSolver;
import wick.network.recurrent.RecurrentNetwork;
import wick.theory.infinitewidth.HermiteExpansion;

/// The weight deviation σ_w at which a network becomes locally unstable, and the one at which it becomes chaotic, all
/// else equal (its own weight variance does not matter).
///
/// Locally: σ_w²⟨φ′²⟩ = γ². Chaos, λ = 0: the derivative Δ′(τ) is then the ground state of the Schrödinger problem at
/// E = 0, hence Δ″(0+) = 0, that is γ²Δ0 = σ_w²⟨φ²⟩ + σ_b². Without noise the two coincide; with noise the local
/// instability comes first.
///
/// Source: Schuecker, Goedeke and Helias 2018, Phys. Rev. X 8, 041029.
public final class Transition {
    private static final double LEAST = 0.02;
    private static final double MOST = 200;
    private static final double FACTOR = 1.3;
    private static final int MOST_EVALUATIONS = 200;

    private final RecurrentNetwork network;
    private final HermiteExpansion expansion;

    private Transition(RecurrentNetwork network) {
        this.network = network;
        expansion = HermiteExpansion.of(network.activation());
    }

    /// σ_w at which λ changes its sign; none where that happens nowhere from 0.02 to 200 times the decay rate, or the
    /// network is unbounded first.
    public static OptionalDouble chaos(RecurrentNetwork network) {
        return new Transition(network).crossing(separatrix -> -separatrix.pull(1));
    }

    /// σ_w at which σ_w²⟨φ′²⟩ = γ².
    public static OptionalDouble localInstability(RecurrentNetwork network) {
        return new Transition(network).crossing(separatrix -> -separatrix.deviation(1));
    }

    private OptionalDouble crossing(ToDoubleFunction<Separatrix> margin) {
        Function<StateSearch, Optional<Double>> above =
                search -> Scaled.of(network).noise() == 0
                        ? search.restGain().map(gain -> gain - 1)
                        : search.fluctuating().map(margin::applyAsDouble);
        double from = LEAST * network.decay();
        for (double deviation = from; deviation <= MOST * network.decay(); deviation *= FACTOR) {
            Optional<Double> here = above.apply(search(deviation));
            if (here.isEmpty()) {
                return OptionalDouble.empty();
            }
            if (here.get() > 0) {
                return OptionalDouble.of(new BrentSolver(1e-13, 1e-13)
                        .solve(MOST_EVALUATIONS, s -> above.apply(search(s)).orElseThrow(), from, deviation));
            }
            from = deviation;
        }
        return OptionalDouble.empty();
    }

    private StateSearch search(double deviation) {
        return new StateSearch(expansion, network.withWeightVariance(deviation * deviation), Resolution.FINE);
    }
}
