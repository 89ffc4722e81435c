package wick.theory.recurrent.meanfield;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import wick.network.Polynomial;
import wick.network.Tanh;
import wick.network.recurrent.RecurrentNetwork;
import wick.theory.infinitewidth.HermiteExpansion;

/// What becomes of the stationary variance when tanh h is replaced by h − h³/3, and how far that may be trusted.
///
/// With φ(h) = h − ε h³/3 the variance of a driven network without bias is a series in ε, Δ0 = c (1 − ε g²c/m² + …)
/// with c = κ/(2m), m² = 1 − g², in units of 1/γ. It exists for g < 1; at ε = 1 its terms are those of perturbation
/// theory with the cubic vertex. The h⁵ of tanh enters at the order of ε², so that truncation and tanh agree to first
/// order only. Solved without expansion, the truncated network has a stationary state only for weak noise: φ grows
/// faster than linearly, so that even this is metastable.
///
/// `gain` is g = σ_w/γ, `noise` κ/γ.
public record CubicTruncation(double gain, double noise) {
    private static final double DIFFERENCE = 2e-3;
    private static final double LEAST = 1e-5;
    private static final double MOST = 1e4;
    private static final double FACTOR = 1.5;
    private static final int HALVINGS = 40;

    /// How the truncation is solved.
    public enum Method {
        /// Through the order of ε.
        FIRST_ORDER,
        /// Through the order of ε².
        SECOND_ORDER,
        /// The dynamic mean field equation of h − h³/3.
        SELF_CONSISTENT
    }

    public CubicTruncation {
        if (!(gain > 0 && gain < 1)) {
            throw new IllegalArgumentException(
                    "gain " + gain + " must be above 0 and below 1, where the linear network is stable");
        }
        if (!(noise > 0) || Double.isInfinite(noise)) {
            throw new IllegalArgumentException("noise " + noise + " must be positive and finite");
        }
    }

    /// Δ0 of tanh.
    public double variance() {
        RecurrentNetwork network = RecurrentNetwork.of(new Tanh(), 1, gain * gain, noise);
        return variance(network).orElseThrow();
    }

    /// Δ0 of the truncation; none where the truncated network has no stationary state.
    public OptionalDouble variance(Method method) {
        double decay = Math.sqrt(1 - gain * gain);
        double free = noise / (2 * decay);
        double first = -free * gain * gain * free / (decay * decay);
        return switch (method) {
            case FIRST_ORDER -> OptionalDouble.of(free + first);
            case SECOND_ORDER -> OptionalDouble.of(free + first + second(free));
            case SELF_CONSISTENT -> {
                Optional<Double> solved = truncated(1, noise);
                yield solved.isPresent() ? OptionalDouble.of(solved.get()) : OptionalDouble.empty();
            }
        };
    }

    /// The coefficient of ε², from solutions at weak cubic terms of both signs. Δ0(ε, κ) = κ f(εκ): the noise, scaled
    /// to a variance of order one, sets the size of ε.
    private double second(double free) {
        double unit = noise / free;
        double up = truncated(DIFFERENCE, unit).orElseThrow();
        double down = truncated(-DIFFERENCE, unit).orElseThrow();
        double twice = truncated(2 * DIFFERENCE, unit).orElseThrow()
                + truncated(-2 * DIFFERENCE, unit).orElseThrow()
                - 2;
        double once = up + down - 2;
        double curvature = (16 * once - twice) / (12 * DIFFERENCE * DIFFERENCE);
        return curvature / 2 * free * free * free;
    }

    private Optional<Double> truncated(double strength, double noiseHere) {
        return variance(
                RecurrentNetwork.of(new Polynomial(List.of(0.0, 1.0, 0.0, -strength / 3)), 1, gain * gain, noiseHere));
    }

    private static Optional<Double> variance(RecurrentNetwork network) {
        return new StateSearch(HermiteExpansion.of(network.activation()), network, Resolution.FINE)
                .fluctuating()
                .map(separatrix -> separatrix.overlap.variance);
    }

    /// The variance Δ0 of tanh up to which the truncation is off by no more than this share of it, as noise grows at
    /// fixed gain.
    public static double range(double gain, Method method, double share) {
        double good = LEAST;
        double bad = LEAST;
        while (bad < MOST && new CubicTruncation(gain, bad).holds(method, share)) {
            good = bad;
            bad *= FACTOR;
        }
        for (int halving = 0; halving < HALVINGS && bad - good > 1e-10 * bad; halving++) {
            double middle = (good + bad) / 2;
            if (new CubicTruncation(gain, middle).holds(method, share)) {
                good = middle;
            } else {
                bad = middle;
            }
        }
        return new CubicTruncation(gain, good).variance();
    }

    private boolean holds(Method method, double share) {
        double exact = variance();
        OptionalDouble truncated = variance(method);
        return truncated.isPresent() && Math.abs(truncated.getAsDouble() - exact) <= share * exact;
    }
}
