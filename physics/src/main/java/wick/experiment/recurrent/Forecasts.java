package wick.experiment.recurrent;

import java.util.Locale;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import wick.network.Activation;
import wick.network.Linear;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Signal;
import wick.network.recurrent.Ties;
import wick.network.recurrent.Time;
import wick.numeric.gaussian.GaussianExpectation;

/// The theory that fits a recurrent network.
public final class Forecasts {
    private Forecasts() {}

    /// Throws [IllegalArgumentException] for a network that has no stationary state; the message says why.
    public static Forecast of(RecurrentNetwork network, Asked asked) {
        Forecast forecast = plain(network, asked);
        Optional<Quantity> variance = forecast.number(Characteristic.VARIANCE);
        boolean steps = network.time() instanceof Time.Steps && network.ties() == Ties.TIED;
        if (!steps || variance.isEmpty()) {
            return forecast;
        }
        return continuousVariance(network)
                .filter(limit -> limit.value() > 0)
                .map(limit -> forecast.with(
                        Characteristic.STEP_BIAS,
                        new Quantity(
                                variance.get().value() / limit.value() - 1,
                                (variance.get().error() + limit.error()) / limit.value())))
                .orElse(forecast);
    }

    /// Of the same network in continuous time, where it has a stationary state.
    private static Optional<Quantity> continuousVariance(RecurrentNetwork network) {
        RecurrentNetwork continuous = new RecurrentNetwork(
                network.decay(),
                network.weightVariance(),
                network.biasVariance(),
                network.noise(),
                network.activation(),
                network.signal(),
                new Time.Continuous(),
                Ties.TIED);
        try {
            return plain(continuous, Asked.nothing()).number(Characteristic.VARIANCE);
        } catch (IllegalArgumentException | ArithmeticException none) {
            return Optional.empty();
        }
    }

    private static Forecast plain(RecurrentNetwork network, Asked asked) {
        if (network.activation() instanceof Linear) {
            return new LinearForecast(network, asked).forecast();
        }
        boolean series = network.signal() instanceof Signal.Series;
        boolean stationary = network.time() instanceof Time.Continuous
                && !series
                && network.activation().jumps().isEmpty();
        return stationary
                ? new MeanFieldForecast(network, asked).forecast()
                : new MarchForecast(network, asked).forecast();
    }

    /// Why a network has no stationary state: at large variances σ_w²⟨φ²⟩ exceeds γ²⟨h²⟩.
    static String unbounded(RecurrentNetwork network, double largest) {
        double bound = network.decay() * network.decay();
        String excess = String.format(Locale.ROOT, "no stationary state up to a variance of %.2g", largest);
        try {
            double growth = network.weightVariance() * meanSquare(network.activation(), largest) / largest;
            if (growth > bound) {
                excess = String.format(
                        Locale.ROOT,
                        "sigma_w^2 <phi^2>/<h^2> must be below gamma^2 = %.6g at large variances; at %.2g it is %.6g,"
                                + " %.4g above",
                        bound,
                        largest,
                        growth,
                        growth - bound);
            }
        } catch (ArithmeticException beyondNumbers) {
            excess = excess + ", where <phi^2> is beyond all numbers";
        }
        return String.format(
                Locale.ROOT,
                "unstable: activity grows without bound at sigma_w^2 = %s with activation %s: %s. Lower the weight"
                        + " variance, or take an activation that saturates, such as tanh",
                network.weightVariance(),
                network.activation().name(),
                excess);
    }

    /// ⟨φ(h)²⟩ for h ~ N(0, variance).
    static double meanSquare(Activation activation, double variance) {
        return average(activation, activation::value, variance);
    }

    /// ⟨φ′(h)²⟩ for h ~ N(0, variance).
    static double meanSquareSlope(Activation activation, double variance) {
        return average(activation, activation::derivative, variance);
    }

    private static double average(Activation activation, DoubleUnaryOperator f, double variance) {
        double[] kinks = activation.kinks().stream().mapToDouble(x -> x).toArray();
        return GaussianExpectation.of(
                        z -> {
                            double y = f.applyAsDouble(z);
                            return y * y;
                        },
                        variance,
                        kinks)
                .value();
    }

    /// The variance per time of all that is white.
    static double whiteNoise(RecurrentNetwork network) {
        return network.noise() + (network.signal() instanceof Signal.White(double intensity) ? intensity : 0);
    }

    /// Whether nothing at all drives the network.
    static boolean silent(RecurrentNetwork network) {
        boolean input = switch (network.signal()) {
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
        double time = switch (network.time()) {
            case Time.Continuous _ -> 1 / network.decay();
            case Time.Steps(double step) -> -step / Math.log(Math.abs(1 - step * network.decay()));
        };
        return new Quantity(time, 8 * Math.ulp(time));
    }
}
