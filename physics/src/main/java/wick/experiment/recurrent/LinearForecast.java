package wick.experiment.recurrent;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Signal;
import wick.network.recurrent.Time;
import wick.numeric.matrix.Vector;
import wick.theory.recurrent.Lengths;
import wick.theory.recurrent.LinearTheory;
import wick.theory.recurrent.SizeExpansion;

/// The linear network: exact at infinite N, with its order 1/N.
final class LinearForecast {
    private final RecurrentNetwork network;
    private final Asked asked;
    private final LinearTheory theory;

    LinearForecast(RecurrentNetwork network, Asked asked) {
        this.network = network;
        this.asked = asked;
        this.theory = LinearTheory.of(network);
    }

    Forecast forecast() {
        Lengths lengths = theory.lengths();
        Map<Characteristic, Quantity> numbers = new EnumMap<>(Characteristic.class);
        numbers.put(Characteristic.LYAPUNOV_EXPONENT, closed(-1 / lengths.perturbation()));
        numbers.put(Characteristic.RESPONSE_TIME, closed(lengths.meanResponse()));
        numbers.put(Characteristic.PERTURBATION_TIME, closed(lengths.perturbation()));
        List<String> notes = new ArrayList<>();
        boolean stationary = !(network.signal() instanceof Signal.Series);
        Optional<Forecast.AtSize> atSize = Optional.empty();
        Optional<Curve> correlation = Optional.empty();
        Optional<Curve> response = Optional.empty();
        List<Curve> drawn = List.of();
        if (stationary) {
            numbers.put(Characteristic.CORRELATION_TIME, closed(lengths.autocorrelation()));
            if (network.noise() > 0) {
                numbers.put(Characteristic.AMPLITUDE_TIME, closed(lengths.variance()));
            }
            atSize = equalTimes(numbers, lengths);
            Vector lags = asked.lags().orElseGet(() -> Asked.upTo(5 * lengths.autocorrelation(), step()));
            correlation = Optional.of(curve(lags, lag -> both(theory.autocorrelation(lag))));
            response = Optional.of(curve(lags, theory::response));
            Vector dense = Asked.dense(lags, step());
            drawn = List.of(curve(dense, lag -> both(theory.autocorrelation(lag))), curve(dense, theory::response));
        } else {
            notes.add("A series of inputs leaves no stationary state: ask for the variance at --times");
        }
        return new Forecast(
                method(),
                Forecasts.silent(network) ? "silent" : "contracting",
                reason(),
                numbers,
                new Forecast.Curves(
                        correlation,
                        response,
                        asked.times().map(times -> curve(times, t -> theory.covariance(t, t))),
                        drawn),
                atSize,
                notes);
    }

    private Optional<Forecast.AtSize> equalTimes(Map<Characteristic, Quantity> numbers, Lengths lengths) {
        SizeExpansion variance = both(theory.variance());
        SizeExpansion still = theory.staticVariance();
        Quantity infinite = new Quantity(variance.infinite(), variance.error());
        numbers.put(Characteristic.VARIANCE, infinite);
        numbers.put(Characteristic.STATIC_PART, new Quantity(still.infinite(), still.error()));
        numbers.put(Characteristic.MEAN_SQUARE_ACTIVATION, infinite);
        if (variance.infinite() == 0) {
            return Optional.empty();
        }
        double relative = variance.relativeFirst();
        numbers.put(
                Characteristic.ORDER_ONE_OVER_N,
                new Quantity(relative, (1 + Math.abs(relative)) * variance.error() / variance.infinite()));
        double ratio = network.decay() * lengths.autocorrelation();
        OptionalInt size = asked.size();
        return size.isEmpty()
                ? Optional.empty()
                : Optional.of(new Forecast.AtSize(
                        size.getAsInt(),
                        new Quantity(variance.throughFirst(size.getAsInt()), 2 * variance.error()),
                        relative / size.getAsInt(),
                        ratio * ratio * ratio / size.getAsInt()));
    }

    /// What fluctuates and what does not.
    private SizeExpansion both(SizeExpansion fluctuating) {
        SizeExpansion still = theory.staticVariance();
        return new SizeExpansion(
                fluctuating.infinite() + still.infinite(),
                fluctuating.first() + still.first(),
                OptionalDouble.empty(),
                fluctuating.error() + still.error());
    }

    private interface At {
        SizeExpansion time(double time);
    }

    private static Curve curve(Vector times, At at) {
        double[] values = new double[times.size()];
        double[] errors = new double[times.size()];
        for (int k = 0; k < values.length; k++) {
            SizeExpansion one = at.time(times.at(k));
            values[k] = one.infinite();
            errors[k] = one.error();
        }
        return new Curve(times, Vector.of(values), Vector.of(errors));
    }

    private OptionalDouble step() {
        return network.time() instanceof Time.Steps(double step) ? OptionalDouble.of(step) : OptionalDouble.empty();
    }

    private static Quantity closed(double value) {
        return new Quantity(value, 8 * Math.ulp(value));
    }

    private String method() {
        return theory.exactAtAnySize()
                ? "linear network with fresh weights, exact at every N"
                : "linear network, exact at infinite N and at order 1/N";
    }

    private String reason() {
        if (Forecasts.silent(network)) {
            return "nothing drives it, and it forgets its start";
        }
        return "a linear network below its bound of stability forgets its start";
    }
}
