package wick.experiment.recurrent;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleUnaryOperator;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.gaussian.Approximation;
import wick.numeric.matrix.Vector;
import wick.theory.recurrent.meanfield.CorrelationTimes;
import wick.theory.recurrent.meanfield.Fluctuating;
import wick.theory.recurrent.meanfield.Phase;
import wick.theory.recurrent.meanfield.StationaryState;

/// A nonlinear network in continuous time: stationary dynamic mean field at infinite N.
final class MeanFieldForecast {
    private final RecurrentNetwork network;
    private final Asked asked;

    MeanFieldForecast(RecurrentNetwork network, Asked asked) {
        this.network = network;
        this.asked = asked;
    }

    /// Throws [IllegalArgumentException] where activity grows without bound.
    Forecast forecast() {
        StationaryState state = StationaryState.of(network);
        Map<Characteristic, Quantity> numbers = new EnumMap<>(Characteristic.class);
        List<String> notes = new ArrayList<>();
        numbers.put(Characteristic.RESPONSE_TIME, exact(1 / network.decay()));
        put(numbers, Characteristic.VARIANCE, state.variance());
        put(numbers, Characteristic.LYAPUNOV_EXPONENT, state.lyapunovExponent());
        state.lyapunovExponent()
                .filter(exponent -> exponent.value() < 0)
                .ifPresent(exponent -> numbers.put(
                        Characteristic.PERTURBATION_TIME,
                        new Quantity(-1 / exponent.value(), exponent.error() / (exponent.value() * exponent.value()))));
        Forecast.Curves curves = switch (state) {
            case Fluctuating fluctuating -> fluctuating(fluctuating, numbers, notes);
            case StationaryState.Silent _ -> still(0, numbers);
            case StationaryState.Frozen frozen -> still(frozen.spread().value(), numbers);
            case StationaryState.Unbounded(double largest) ->
                throw new IllegalArgumentException(Forecasts.unbounded(network, largest));
        };
        return new Forecast(
                "dynamic mean field, infinite N",
                word(state.phase()),
                reason(state),
                numbers,
                curves,
                Optional.empty(),
                notes);
    }

    private Forecast.Curves fluctuating(Fluctuating state, Map<Characteristic, Quantity> numbers, List<String> notes) {
        double error = state.autocorrelationError();
        double variance = state.variance().orElseThrow().value();
        double relative = error / variance;
        CorrelationTimes times = state.correlationTimes();
        double still = state.staticVariance();
        double square = state.meanSquareActivity();
        numbers.put(Characteristic.STATIC_PART, new Quantity(still, relative * still));
        numbers.put(Characteristic.MEAN_SQUARE_ACTIVATION, new Quantity(square, relative * square));
        numbers.put(Characteristic.CORRELATION_TIME, part(times.asymptotic(), relative));
        numbers.put(Characteristic.HALF_TIME, part(times.half(), relative));
        numbers.put(Characteristic.INTEGRATED_TIME, part(times.integrated(), relative));
        double noise = Forecasts.whiteNoise(network);
        if (noise > 0) {
            numbers.put(Characteristic.AMPLITUDE_TIME, part(2 * (variance - still) / noise, relative));
        } else {
            notes.add("Without noise this is the decaying (separatrix) solution");
        }
        notes.add(String.format(
                Locale.ROOT,
                "The solution misses its equations by at most %.1e",
                state.certificate().largest()));
        Vector lags = asked.lags().orElseGet(() -> Asked.upTo(5 * times.integrated(), OptionalDouble.empty()));
        return curves(lags, state::autocorrelation, error);
    }

    /// A state that does not move.
    private Forecast.Curves still(double variance, Map<Characteristic, Quantity> numbers) {
        numbers.put(Characteristic.STATIC_PART, exact(variance));
        double square = Forecasts.meanSquare(network.activation(), variance);
        numbers.put(Characteristic.MEAN_SQUARE_ACTIVATION, new Quantity(square, 1e-12 * square));
        Vector lags = asked.lags().orElseGet(() -> Asked.upTo(5 / network.decay(), OptionalDouble.empty()));
        return curves(lags, _ -> variance, 0);
    }

    private Forecast.Curves curves(Vector lags, DoubleUnaryOperator autocorrelation, double error) {
        Vector dense = Asked.dense(lags, OptionalDouble.empty());
        return new Forecast.Curves(
                Optional.of(curve(lags, autocorrelation, error)),
                Optional.of(response(lags)),
                asked.times().map(times -> StartForecast.of(network, times)),
                List.of(curve(dense, autocorrelation, error), response(dense)));
    }

    private Curve response(Vector lags) {
        return curve(lags, lag -> Forecasts.response(network, lag), 4e-16);
    }

    private static Curve curve(Vector lags, DoubleUnaryOperator function, double error) {
        return new Curve(lags, lags.map(function), lags.map(_ -> error));
    }

    static String word(Phase phase) {
        return phase.name().toLowerCase(Locale.ROOT);
    }

    private String reason(StationaryState state) {
        double gain = state.localGain().map(Approximation::value).orElse(Double.NaN);
        String local = String.format(Locale.ROOT, "sigma_w^2 <phi'^2> / gamma^2 = %.4g", gain);
        return switch (state.phase()) {
            case SILENT -> "nothing drives it and activity dies out, " + local + " is at most 1";
            case CONTRACTING -> "neighboring states approach each other at all times, " + local + " is below 1";
            case EXPANSIVE -> "neighboring states part at first, " + local + ", and approach each other in the end";
            case CHAOTIC -> "neighboring states part, the Lyapunov exponent is positive; " + local;
            case UNBOUNDED -> "activity grows without bound";
        };
    }

    private static Quantity part(double value, double relative) {
        return new Quantity(value, relative * Math.abs(value) + 8 * Math.ulp(value));
    }

    private static Quantity exact(double value) {
        return new Quantity(value, 4 * Math.ulp(value));
    }

    private static void put(
            Map<Characteristic, Quantity> numbers, Characteristic characteristic, Optional<Approximation> number) {
        number.ifPresent(n -> numbers.put(characteristic, new Quantity(n.value(), n.error())));
    }
}
