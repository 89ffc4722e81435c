package wick.cli;

import java.util.Locale;
import java.util.Optional;
import wick.experiment.recurrent.Characteristic;
import wick.experiment.recurrent.Curve;
import wick.experiment.recurrent.Forecast;
import wick.experiment.recurrent.Quantity;
import wick.network.ActivationText;
import wick.network.recurrent.RecurrentNetwork;
import wick.network.recurrent.Signal;
import wick.network.recurrent.Ties;
import wick.network.recurrent.Time;

/// What is known of a recurrent network, for people.
final class RecurrentWords {
    private RecurrentWords() {}

    static String text(RecurrentNetwork network, Forecast forecast) {
        StringBuilder text = new StringBuilder(network(network));
        line("theory: " + forecast.method(), text);
        line("phase:  " + forecast.phase() + ": " + forecast.reason(), text);
        line("", text);
        line("%-28s %14s %10s".formatted("", "value", "error"), text);
        for (Characteristic characteristic : Characteristic.main()) {
            line(row(characteristic.words(), forecast.number(characteristic)), text);
        }
        forecast.number(Characteristic.STEP_BIAS)
                .ifPresent(bias -> line(row(Characteristic.STEP_BIAS.words(), Optional.of(bias)), text));
        line("", text);
        line("Four times called a correlation length", text);
        for (Characteristic length : Characteristic.lengths()) {
            String words = length == Characteristic.CORRELATION_TIME ? "of the autocorrelation" : length.words();
            line(row("  " + words, forecast.number(length)), text);
        }
        curves(forecast, text);
        forecast.atSize().ifPresent(at -> atSize(at, text));
        if (!forecast.notes().isEmpty()) {
            line("", text);
            forecast.notes().forEach(note -> line(note + ".", text));
        }
        return text.toString();
    }

    /// The network in two lines.
    static String network(RecurrentNetwork network) {
        StringBuilder text = new StringBuilder();
        line(
                String.format(
                        Locale.ROOT,
                        "dh = (-gamma h + W phi(h) + u + b) dt + sqrt(kappa) dB, phi = %s, gamma = %s,",
                        ActivationText.text(network.activation()),
                        number(network.decay())),
                text);
        line(
                String.format(
                        Locale.ROOT,
                        "sigma_w^2 = %s, kappa = %s, sigma_b^2 = %s, input: %s, %s",
                        number(network.weightVariance()),
                        number(network.noise()),
                        number(network.biasVariance()),
                        signal(network.signal()),
                        time(network)),
                text);
        return text.toString();
    }

    private static String signal(Signal signal) {
        return switch (signal) {
            case Signal.None _ -> "none";
            case Signal.Constant(double variance) -> "constant of variance " + number(variance);
            case Signal.White(double intensity) -> "white of intensity " + number(intensity);
            case Signal.Series series -> "a series of " + series.values().rows() + " times";
        };
    }

    private static String time(RecurrentNetwork network) {
        return switch (network.time()) {
            case Time.Continuous _ -> "continuous time";
            case Time.Steps(double step) ->
                "steps of " + number(step) + (network.ties() == Ties.FRESH ? ", fresh weights at each" : "");
        };
    }

    private static String row(String name, Optional<Quantity> quantity) {
        return quantity.map(q -> String.format(Locale.ROOT, "%-28s %14s %10.1e", name, value(q.value()), q.error()))
                .orElseGet(() -> String.format(Locale.ROOT, "%-28s %14s", name, "none"));
    }

    private static void curves(Forecast forecast, StringBuilder text) {
        Optional<Curve> correlation = forecast.curves().autocorrelation();
        Optional<Curve> response = forecast.curves().response();
        correlation.ifPresent(curve -> {
            line("", text);
            line(
                    "%14s %16s%s".formatted("time", "autocorrelation", response.isPresent() ? "    mean response" : ""),
                    text);
            for (int i = 0; i < curve.times().size(); i++) {
                String second = "";
                if (response.isPresent()) {
                    second = " %16s".formatted(value(response.get().values().at(i)));
                }
                line(
                        "%14s %16s%s"
                                .formatted(
                                        number(curve.times().at(i)),
                                        value(curve.values().at(i)),
                                        second),
                        text);
            }
        });
        forecast.curves().start().ifPresent(curve -> {
            line("", text);
            line("%14s %16s".formatted("time from h = 0", "variance"), text);
            for (int i = 0; i < curve.times().size(); i++) {
                line(
                        "%15s %16s"
                                .formatted(
                                        number(curve.times().at(i)),
                                        value(curve.values().at(i))),
                        text);
            }
        });
    }

    private static void atSize(Forecast.AtSize at, StringBuilder text) {
        line("", text);
        line(
                String.format(
                        Locale.ROOT,
                        "N = %d: variance %s to order 1/N, %+.3g %% from infinite N;",
                        at.size(),
                        value(at.variance().value()),
                        100 * at.part()),
                text);
        line(
                String.format(
                        Locale.ROOT,
                        "(gamma xi_0)^3 / N = %.2g: %s",
                        at.parameter(),
                        at.holds()
                                ? "the expansion holds"
                                : "the expansion does not hold here; it needs (gamma xi_0)^3 << N"),
                text);
    }

    static String value(double value) {
        return String.format(Locale.ROOT, "%.8g", value);
    }

    /// As short as it can be written.
    static String number(double value) {
        String text = String.format(Locale.ROOT, "%.6g", value);
        if (text.indexOf('e') >= 0 || text.indexOf('.') < 0) {
            return text;
        }
        return text.replaceAll("0+$", "").replaceAll("\\.$", "");
    }

    static void line(String words, StringBuilder text) {
        text.append(words).append(System.lineSeparator());
    }
}
