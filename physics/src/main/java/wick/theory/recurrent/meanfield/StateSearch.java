package wick.theory.recurrent.meanfield;

import java.util.Optional;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.gaussian.Approximation;
import wick.theory.infinitewidth.HermiteExpansion;

/// Which kind of stationary state a network has.
final class StateSearch {
    /// A variance at which averages are those at 0.
    private static final double NOTHING = 1e-24;
    private static final double ROUNDING = 1e-14;
    /// Nearer to 1 than this the gain of a network at rest counts as 1.
    private static final double RESOLUTION = 1e-9;

    private final Scaled scaled;
    private final VarianceSearch search;
    private final RecurrentNetwork network;
    private final HermiteExpansion expansion;
    private final Resolution resolution;

    StateSearch(HermiteExpansion expansion, RecurrentNetwork network, Resolution resolution) {
        this.network = network;
        this.expansion = expansion;
        this.resolution = resolution;
        scaled = Scaled.of(network);
        search = new VarianceSearch(expansion, scaled, resolution);
    }

    StationaryState state() {
        if (scaled.noise() == 0) {
            Optional<StationaryState> rest = atRest();
            if (rest.isPresent()) {
                return rest.get();
            }
        }
        Optional<Separatrix> separatrix = fluctuating();
        if (separatrix.isEmpty()) {
            return new StationaryState.Unbounded(search.largest());
        }
        return new Fluctuating(scaled, separatrix.get(), search.error(separatrix.get()), resolution);
    }

    /// g²⟨φ′²⟩ of the network at rest, stable or not.
    Optional<Double> restGain() {
        return restsAtZero()
                ? Optional.of(gainAtZero())
                : search.still().map(overlap -> scaled.gain() * overlap.slopeSquare);
    }

    private boolean restsAtZero() {
        return scaled.isUndriven() && network.activation().value(0) == 0;
    }

    private double gainAtZero() {
        return scaled.gain() * expansion.at(NOTHING, 1, 16).slopeSquare();
    }

    /// Silent or frozen, where that is stable against small deviations.
    private Optional<StationaryState> atRest() {
        if (restsAtZero() && gainAtZero() <= 1 + RESOLUTION) {
            return Optional.of(new StationaryState.Silent(network.decay(), gainAtZero()));
        }
        Optional<Overlap> still = search.still();
        if (still.isEmpty()) {
            return Optional.empty();
        }
        Overlap overlap = still.get();
        double gain = scaled.gain() * overlap.slopeSquare;
        if (gain > 1) {
            return Optional.empty();
        }
        double variance = overlap.variance;
        return Optional.of(new StationaryState.Frozen(
                network.decay(),
                new Approximation(variance, ROUNDING * variance / Math.abs(search.stillSlope(variance))),
                new Approximation(gain, ROUNDING * (1 + gain))));
    }

    /// The motion from the smallest variance that stays below the energy at rest.
    Optional<Separatrix> fluctuating() {
        return search.fluctuating().filter(Separatrix::descends);
    }
}
