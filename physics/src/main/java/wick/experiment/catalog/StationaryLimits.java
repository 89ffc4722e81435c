package wick.experiment.catalog;

import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.gaussian.Approximation;
import wick.theory.infinitewidth.GaussianAverages;
import wick.theory.recurrent.twotime.TwoTimeMeanField;
import wick.theory.recurrent.twotime.TwoTimeState;
import wick.theory.recurrent.twotime.Window;

/// Stationary variances of infinitely wide networks in steps.
final class StationaryLimits {
    /// In units of 1/γ.
    private static final double DURATION = 60;

    private static final double SETTLED = 1e-13;
    private static final int MOST = 100_000;

    private StationaryLimits() {}

    /// Fresh weights make the current of a step independent of the state: q ← (1 − ηγ)² q + η² σ_w² ⟨φ²⟩_q
    /// + κη, at ηγ = 1 and η = 1 the map of a deep network.
    static Approximation fresh(RecurrentNetwork network, double step) {
        GaussianAverages averages = GaussianAverages.of(network.activation());
        double kept = 1 - step * network.decay();
        double variance = network.noise() * step;
        for (int count = 0; count < MOST; count++) {
            Approximation square = averages.single(variance).square();
            double next = kept * kept * variance
                    + step * step * (network.weightVariance() * square.value() + network.biasVariance())
                    + network.noise() * step;
            if (Math.abs(next - variance) <= SETTLED * next) {
                double gap = 1 - kept * kept;
                return new Approximation(
                        next, step * step * network.weightVariance() * square.error() / gap + SETTLED * count);
            }
            variance = next;
        }
        throw new IllegalStateException("the variance of fresh weights did not settle in " + MOST + " steps");
    }

    /// Tied weights, at the end of a long window; the error holds what it still moves in its second half.
    static Approximation tied(RecurrentNetwork network, double step) {
        int steps = 2 * (int) Math.ceil(DURATION / step / network.decay() / 2);
        TwoTimeState state = TwoTimeMeanField.of(network, 1).over(Window.ofSteps(network, steps));
        Approximation end = state.states().at(steps, steps);
        double drift =
                Math.abs(end.value() - state.states().at(steps / 2, steps / 2).value());
        return new Approximation(end.value(), end.error() + drift);
    }
}
