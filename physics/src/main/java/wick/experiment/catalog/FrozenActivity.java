package wick.experiment.catalog;

import wick.network.recurrent.RecurrentNetwork;
import wick.theory.infinitewidth.GaussianAverages;

/// A mean-field theory that somebody could believe in place of the dynamic one, for γ = 1: the recurrent currents are
/// frozen, as those of biases are, so that Δ(τ) = (κ/2) e^{−|τ|} + g²⟨φ²⟩ with ⟨φ²⟩ at variance Δ(0).
record FrozenActivity(RecurrentNetwork network, double variance, double gain) {
    private static final int ROUNDS = 2000;

    static FrozenActivity of(RecurrentNetwork network) {
        GaussianAverages averages = GaussianAverages.of(network.activation());
        double variance = 1;
        for (int round = 0; round < ROUNDS; round++) {
            double square = averages.single(variance).square().value();
            variance = network.noise() / 2 + network.weightVariance() * square;
        }
        double slopes = averages.single(variance).slopeSquare().value();
        return new FrozenActivity(network, variance, network.weightVariance() * slopes);
    }

    double autocorrelation(double lag) {
        return variance - network.noise() / 2 * (1 - Math.exp(-lag));
    }
}
