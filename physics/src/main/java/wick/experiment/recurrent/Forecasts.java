package wick.experiment.recurrent;

import java.util.Locale;
import wick.network.Activation;
import wick.network.Linear;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Signal;
import wick.network.recurrent.Time;

/// The theory that fits a recurrent network.
public final class Forecasts {
    private Forecasts() {}

    /// Throws [IllegalArgumentException] for a network that no theory here describes; the message says why.
    public static Forecast of(RecurrentNetwork network, Asked asked) {
        if (network.activation() instanceof Linear) {
            return new LinearForecast(network, asked).forecast();
        }
        boolean series = network.signal() instanceof Signal.Series;
        boolean stationary = network.time() instanceof Time.Continuous
                && !series
                && network.activation().jumps().isEmpty();
        return stationary ? new MeanFieldForecast(network, asked).forecast() : new MarchForecast(network, asked).forecast();
    }

    /// Why a network has no stationary state.
    static String unbounded(RecurrentNetwork network, double largest) {
        return String.format(
                Locale.ROOT,
                "activity grows without bound at sigma_w^2 = %s with gamma = %s and activation %s: no stationary state"
                        + " up to a variance of %.2g; lower the weight variance or take an activation that saturates",
                network.weightVariance(),
                network.decay(),
                network.activation().name(),
                largest);
    }

    /// The variance per time of all that is white.
    static double whiteNoise(RecurrentNetwork network) {
        return network.noise() + (network.signal() instanceof Signal.White(double intensity) ? intensity : 0);
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

    /// The variance of all currents that do not change in time.
    static double constant(RecurrentNetwork network) {
        return network.biasVariance() + constantInput(network);
    }

    static double constantInput(RecurrentNetwork network) {
        return network.signal() instanceof Signal.Constant(double variance) ? variance : 0;
    }

    /// Whether φ(−z) = −φ(z), as far as some values show.
    static boolean odd(Activation activation) {
        for (double z = 0; z < 6; z += 0.37) {
            double sum = activation.value(z) + activation.value(-z);
            if (Math.abs(sum) > 1e-14 * (1 + Math.abs(activation.value(z)))) {
                return false;
            }
        }
        return true;
    }

    /// The mean response at infinite N: that of the decay alone.
    static double response(RecurrentNetwork network, double lag) {
        return switch (network.time()) {
            case Time.Continuous _ -> Math.exp(-network.decay() * lag);
            case Time.Steps(double step) -> Math.pow(1 - step * network.decay(), Math.rint(lag / step));
        };
    }

    /// In which the mean response falls by e.
    static Quantity responseTime(RecurrentNetwork network) {
        double time =
                switch (network.time()) {
                    case Time.Continuous _ -> 1 / network.decay();
                    case Time.Steps(double step) -> -step / Math.log(Math.abs(1 - step * network.decay()));
                };
        return new Quantity(time, 8 * Math.ulp(time));
    }
}
