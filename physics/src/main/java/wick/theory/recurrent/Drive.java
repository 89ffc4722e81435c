package wick.theory.recurrent;

import java.util.Optional;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Signal;

/// What drives the units: Gaussian currents, independent between units, of covariance
/// `white` δ(t − s) + `constant` + that of the series.
record Drive(double white, double bias, double constant, Optional<Signal.Series> series) {

    static Drive of(RecurrentNetwork network) {
        double noise = network.noise();
        double bias = network.biasVariance();
        return switch (network.signal()) {
            case Signal.None _ -> new Drive(noise, bias, 0, Optional.empty());
            case Signal.Constant(double variance) -> new Drive(noise, bias, variance, Optional.empty());
            case Signal.White(double intensity) -> new Drive(noise + intensity, bias, 0, Optional.empty());
            case Signal.Series one -> new Drive(noise, bias, 0, Optional.of(one));
        };
    }

    void requireStationary() {
        if (series.isPresent()) {
            throw new IllegalArgumentException("with a series of inputs there is no stationary state: ask for the"
                    + " covariance at two times, or leave the input out");
        }
    }
}
