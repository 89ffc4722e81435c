package wick.theory.recurrent.meanfield;

import java.util.Optional;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.gaussian.Approximation;
import wick.theory.infinitewidth.HermiteExpansion;

/// The stationary state of dh = (−γh + Wφ(h) + u + b) dt + √κ dB with N → ∞ units, weights tied to all times: each
/// unit is a Gaussian process with the autocorrelation Δ(τ) of dynamic mean field theory.
///
/// Where several states solve the equations, the one of the smallest variance that differs from rest is meant;
/// without noise, at rest or frozen only where that is stable. For activations that grow faster than linearly
/// such a state is formal: networks of any size leave it in the end.
///
/// Source: Sompolinsky, Crisanti and Sommers 1988, Phys. Rev. Lett. 61, 259; Schuecker, Goedeke and Helias 2018,
/// Phys. Rev. X 8, 041029.
public sealed interface StationaryState
        permits StationaryState.Silent, StationaryState.Frozen, StationaryState.Unbounded, Fluctuating {

    /// All units at 0. `gain` is g²φ′(0)², g² = σ_w²/γ².
    record Silent(double decay, double gain) implements StationaryState {
        @Override
        public Phase phase() {
            return Phase.SILENT;
        }

        @Override
        public Optional<Approximation> variance() {
            return Optional.of(Approximation.exact(0));
        }

        @Override
        public Optional<Approximation> localGain() {
            return Optional.of(Approximation.exact(gain));
        }

        @Override
        public Optional<Approximation> lyapunovExponent() {
            return Optional.of(frozenExponent(decay, Approximation.exact(gain)));
        }
    }

    /// All units frozen by biases, constant input or φ(0) at values of this `spread` over units; `gain` is
    /// g²⟨φ′²⟩.
    record Frozen(double decay, Approximation spread, Approximation gain) implements StationaryState {
        @Override
        public Phase phase() {
            return Phase.CONTRACTING;
        }

        @Override
        public Optional<Approximation> variance() {
            return Optional.of(spread);
        }

        @Override
        public Optional<Approximation> localGain() {
            return Optional.of(gain);
        }

        @Override
        public Optional<Approximation> lyapunovExponent() {
            return Optional.of(frozenExponent(decay, gain));
        }
    }

    /// No stationary state up to any variance that was tried (`largest`).
    record Unbounded(double largest) implements StationaryState {
        @Override
        public Phase phase() {
            return Phase.UNBOUNDED;
        }

        @Override
        public Optional<Approximation> variance() {
            return Optional.empty();
        }

        @Override
        public Optional<Approximation> localGain() {
            return Optional.empty();
        }

        @Override
        public Optional<Approximation> lyapunovExponent() {
            return Optional.empty();
        }
    }

    Phase phase();

    /// Δ(0) = ⟨h²⟩ over units and time.
    Optional<Approximation> variance();

    /// g²⟨φ′²⟩ with g² = σ_w²/γ²: the squared radius, in units of γ, of the disk of eigenvalues of W diag φ′(h). From
    /// 1 on small deviations can grow for a while.
    Optional<Approximation> localGain();

    /// λ, the rate at which neighboring states part, or approach each other where it is negative, under the same
    /// noise.
    Optional<Approximation> lyapunovExponent();

    /// Throws [IllegalArgumentException] for time in steps, fresh weights, a series of inputs or an activation that
    /// jumps, and [ArithmeticException] where the state is too close to a critical point for its times to be
    /// resolved.
    static StationaryState of(RecurrentNetwork network) {
        return new StateSearch(HermiteExpansion.of(network.activation()), network, Resolution.FINE).state();
    }

    private static Approximation frozenExponent(double decay, Approximation gain) {
        double root = Math.sqrt(gain.value());
        return new Approximation(decay * (root - 1), root == 0 ? 0 : decay * gain.error() / (2 * root));
    }
}
