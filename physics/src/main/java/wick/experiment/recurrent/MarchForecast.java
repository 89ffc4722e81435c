package wick.experiment.recurrent;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Signal;
import wick.network.recurrent.Ties;
import wick.network.recurrent.Time;
import wick.numeric.matrix.Vector;

/// A nonlinear network in steps, with an activation that jumps, or under a series of inputs: two-time mean field.
final class MarchForecast {
    private static final double SILENT = 1e-12;

    private final RecurrentNetwork network;
    private final Asked asked;
    private final Map<Characteristic, Quantity> numbers = new EnumMap<>(Characteristic.class);
    private final List<String> notes = new ArrayList<>();

    MarchForecast(RecurrentNetwork network, Asked asked) {
        this.network = network;
        this.asked = asked;
    }

    Forecast forecast() {
        numbers.put(Characteristic.RESPONSE_TIME, Forecasts.responseTime(network));
        Optional<Curve> start = asked.times().map(times -> StartForecast.of(network, times));
        if (network.signal() instanceof Signal.Series) {
            notes.add("A series of inputs leaves no stationary state: ask for the variance at --times");
            return forecast("driven", "a series of inputs leaves no stationary state", List.of(), start);
        }
        March march = March.of(network);
        double variance = march.variance();
        numbers.put(Characteristic.VARIANCE, new Quantity(variance, march.error()));
        int last = march.last();
        var square = march.state().activities().at(last, last);
        numbers.put(
                Characteristic.MEAN_SQUARE_ACTIVATION,
                new Quantity(square.value(), square.error() + march.drift() * square.value()));
        Optional<Quantity> exponent = march.exponent();
        exponent.ifPresent(number -> numbers.put(Characteristic.LYAPUNOV_EXPONENT, number));
        exponent.filter(number -> number.value() < 0)
                .ifPresent(number -> numbers.put(
                        Characteristic.PERTURBATION_TIME,
                        new Quantity(-1 / number.value(), number.error() / (number.value() * number.value()))));
        Quantity still = march.still();
        numbers.put(Characteristic.STATIC_PART, still);
        times(march, still.value());
        notes.add(String.format(
                Locale.ROOT,
                "Marched over a time of %.4g; in its second half the autocorrelation moves by %.1e of the variance",
                march.window().duration(),
                march.drift()));
        double gain = gain(variance);
        Vector lags = lags(march);
        Vector dense = Asked.dense(lags, OptionalDouble.of(march.window().spacing()));
        return forecast(
                phase(variance, exponent, gain),
                reason(exponent, gain),
                List.of(curve(march, still, lags), response(lags), curve(march, still, dense), response(dense)),
                start);
    }

    private Curve response(Vector lags) {
        return new Curve(lags, lags.map(lag -> Forecasts.response(network, lag)), lags.map(_ -> 4e-16));
    }

    private Forecast forecast(String phase, String reason, List<Curve> curves, Optional<Curve> start) {
        return new Forecast(
                "two-time dynamic mean field, infinite N",
                phase,
                reason,
                numbers,
                curves.isEmpty()
                        ? new Forecast.Curves(Optional.empty(), Optional.empty(), start, List.of())
                        : new Forecast.Curves(
                                Optional.of(curves.getFirst()),
                                Optional.of(curves.get(1)),
                                start,
                                curves.subList(2, 4)),
                Optional.empty(),
                notes);
    }

    /// What is read off the decay of the connected part; the asymptotic time between its falls by e^2 and e^3.
    private void times(March march, double still) {
        double variance = march.variance();
        double connected = variance - still;
        double spacing = march.window().spacing();
        double noise = Forecasts.whiteNoise(network);
        if (noise > 0) {
            double relative = march.error() / variance;
            double time = 2 * connected / noise;
            numbers.put(Characteristic.AMPLITUDE_TIME, new Quantity(time, 2 * relative * time));
        }
        int first = below(march, still, Math.exp(-2));
        int second = below(march, still, Math.exp(-3));
        int before = below(march, still, Math.exp(-1));
        if (first < second && second < march.longest() && connected > SILENT) {
            double late = time(march, still, first, second, spacing);
            double early = before < first ? time(march, still, before, first, spacing) : 2 * late;
            numbers.put(Characteristic.CORRELATION_TIME, new Quantity(late, Math.abs(late - early)));
        }
    }

    private static double time(March march, double still, int a, int b, double spacing) {
        return (b - a) * spacing / Math.log((march.correlation(a) - still) / (march.correlation(b) - still));
    }

    private static int below(March march, double still, double part) {
        int k = 0;
        while (k < march.longest() && march.correlation(k) - still > part * (march.variance() - still)) {
            k++;
        }
        return k;
    }

    private Vector lags(March march) {
        double spacing = march.window().spacing();
        return asked.lags().orElseGet(() -> {
            double time = Optional.ofNullable(numbers.get(Characteristic.CORRELATION_TIME))
                    .map(Quantity::value)
                    .orElse(1 / network.decay());
            return Asked.upTo(Math.min(5 * time, march.longest() * spacing), OptionalDouble.of(spacing));
        });
    }

    private Curve curve(March march, Quantity still, Vector lags) {
        double spacing = march.window().spacing();
        double[] values = new double[lags.size()];
        double[] errors = new double[lags.size()];
        for (int i = 0; i < values.length; i++) {
            double place = lags.at(i) / spacing;
            int k = (int) Math.rint(place);
            if (Math.abs(place - k) > 1e-7 * Math.max(1, place)) {
                throw new IllegalArgumentException("lag " + lags.at(i) + " must be a whole number of "
                        + (network.time() instanceof Time.Steps ? "steps" : "intervals of the solver") + " of "
                        + spacing);
            }
            boolean inside = k <= march.longest();
            values[i] = inside ? march.correlation(k) : still.value();
            errors[i] = inside ? march.error() : Math.abs(march.correlation(march.longest()) - still.value());
        }
        return new Curve(lags, Vector.of(values), Vector.of(errors));
    }

    /// σ_w²⟨φ′²⟩, infinite for an activation that jumps.
    private double gain(double variance) {
        if (!network.activation().jumps().isEmpty()) {
            return Double.POSITIVE_INFINITY;
        }
        return network.weightVariance() * Forecasts.meanSquareSlope(network.activation(), variance);
    }

    /// The factor by which a mode at the edge of the disk of eigenvalues can grow: |1 − ηγ| + ησ_w⟨φ′²⟩^½ against 1.
    private double edge(double gain) {
        return switch (network.time()) {
            case Time.Continuous _ -> Math.sqrt(gain) / network.decay();
            case Time.Steps(double step) -> {
                double kept = 1 - step * network.decay();
                yield network.ties() == Ties.FRESH
                        ? Math.sqrt(kept * kept + step * step * gain)
                        : Math.abs(kept) + step * Math.sqrt(gain);
            }
        };
    }

    private String phase(double variance, Optional<Quantity> exponent, double gain) {
        if (variance < SILENT && Forecasts.silent(network)) {
            return "silent";
        }
        if (exponent.isEmpty() || exponent.get().value() > 0) {
            return "chaotic";
        }
        return edge(gain) < 1 ? "contracting" : "expansive";
    }

    private String reason(Optional<Quantity> exponent, double gain) {
        if (exponent.isEmpty()) {
            return "where the activation jumps the smallest difference grows at once";
        }
        return String.format(
                Locale.ROOT,
                "Lyapunov exponent %.4g; the edge of the disk of eigenvalues is at %.4g, where 1 is the bound of local"
                        + " stability",
                exponent.get().value(),
                edge(gain));
    }
}
