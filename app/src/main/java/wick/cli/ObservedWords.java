package wick.cli;

import java.util.Locale;
import java.util.Optional;
import wick.experiment.Evidence;
import wick.experiment.recurrent.Characteristic;
import wick.experiment.recurrent.Observation;
import wick.network.recurrent.RecurrentNetwork;
import wick.numeric.matrix.Vector;
import wick.observable.Measurement;

/// What networks did, for people.
final class ObservedWords {
    private ObservedWords() {}

    static String text(RecurrentNetwork network, Observation observation) {
        StringBuilder text = new StringBuilder(RecurrentWords.network(network));
        Observation.Left left = observation.left();
        RecurrentWords.line(
                "measured: " + left.drawn() + " networks of " + observation.size() + " units, seed "
                        + observation.plan().seed()
                        + (Observation.solvable(network)
                                ? ", each solved exactly"
                                : ", " + observation.plan().crowd().realizations()
                                        + " realizations of the noise of each, run through time"),
                text);
        if (left.kept() < left.drawn()) {
            RecurrentWords.line(
                    "left out: " + (left.drawn() - left.kept()) + " networks " + left.why()
                            + String.format(Locale.ROOT, "; %.2g %% are unstable", 100 * left.unstable()),
                    text);
        }
        RecurrentWords.line("", text);
        RecurrentWords.line("%-28s %14s %10s %14s".formatted("", "mean", "error", "median"), text);
        for (Characteristic characteristic : Characteristic.measured()) {
            Optional<Evidence> evidence = observation.number(characteristic);
            RecurrentWords.line(row(characteristic, evidence, observation), text);
        }
        curve(observation, text);
        observation.cautions().forEach(caution -> RecurrentWords.line(caution, text));
        return text.toString();
    }

    private static String row(Characteristic characteristic, Optional<Evidence> evidence, Observation observation) {
        String value = evidence.map(Evidence::measurement)
                .map(m -> String.format(Locale.ROOT, "%14s %10.1e", RecurrentWords.value(m.mean()), m.standardError()))
                .orElse("%14s %10s".formatted("none", ""));
        Double median = observation.medians().get(characteristic);
        return "%-28s %s%s"
                .formatted(
                        characteristic.words(),
                        value,
                        median == null ? "" : " %14s".formatted(RecurrentWords.value(median)))
                .stripTrailing();
    }

    private static void curve(Observation observation, StringBuilder text) {
        if (observation.autocorrelation().isEmpty()) {
            return;
        }
        Vector lags = observation.plan().window().lags().times();
        boolean answers = !observation.response().isEmpty();
        RecurrentWords.line("", text);
        RecurrentWords.line(
                "%14s %16s %10s%s"
                        .formatted("time", "autocorrelation", "error", answers ? "    mean response      error" : ""),
                text);
        for (int k = 0; k < lags.size(); k++) {
            String line = "%14s %s"
                    .formatted(
                            RecurrentWords.number(lags.at(k)),
                            pair(observation.autocorrelation().get(k)));
            RecurrentWords.line(
                    answers ? line + " " + pair(observation.response().get(k)) : line, text);
        }
    }

    private static String pair(Evidence evidence) {
        Measurement measured = evidence.measurement();
        return String.format(
                Locale.ROOT, "%16s %10.1e", RecurrentWords.value(measured.mean()), measured.standardError());
    }
}
