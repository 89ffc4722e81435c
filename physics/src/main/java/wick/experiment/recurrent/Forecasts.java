package wick.experiment.recurrent;

import wick.network.Linear;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Signal;

/// The theory that fits a recurrent network.
public final class Forecasts {
    private Forecasts() {}

    /// Throws [IllegalArgumentException] for a network that no theory here describes; the message says why.
    public static Forecast of(RecurrentNetwork network, Asked asked) {
        if (network.activation() instanceof Linear) {
            return new LinearForecast(network, asked).forecast();
        }
        throw new IllegalArgumentException("not yet");
    }

    /// Whether nothing at all drives the network.
    static boolean silent(RecurrentNetwork network) {
        boolean input =
                switch (network.signal()) {
                    case Signal.None _ -> false;
                    case Signal.Constant(double variance) -> variance > 0;
                    case Signal.White(double intensity) -> intensity > 0;
                    case Signal.Series _ -> true;
                };
        return network.noise() == 0 && network.biasVariance() == 0 && !input;
    }
}
