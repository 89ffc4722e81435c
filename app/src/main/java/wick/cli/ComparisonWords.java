package wick.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import wick.experiment.Comparison;
import wick.experiment.Verdict;
import wick.observable.Measurement;

/// A comparison on one line, as it appears while a study runs.
final class ComparisonWords {
    private ComparisonWords() {}

    /// Verdict, quantity and place, predicted, measured with its error, deviation at the user's width,
    /// rival.
    static String line(Comparison comparison) {
        StringBuilder line = new StringBuilder(String.format(
                Locale.ROOT,
                "%-12s %-50s predicted %-9s measured %-19s",
                word(comparison.verdict()),
                clipped(quantity(comparison), 50),
                number(comparison.prediction().value()),
                measured(comparison.measurement())));
        comparison
                .deviation()
                .ifPresent(d -> line.append(" at your width ").append(percent(d.percent(), d.percentError())));
        comparison.rival().ifPresent(rival -> line.append(rival(rival)));
        if (!comparison.asExpected()) {
            line.append("; expected ").append(word(comparison.expected()));
        }
        return line.toString().stripTrailing();
    }

    private static String rival(Comparison.Rival rival) {
        String strength =
                rival.excludedBy() > 1000 ? "over 1000" : String.format(Locale.ROOT, "%.1f", rival.excludedBy());
        return "; rival \"" + clipped(rival.name(), 40) + "\" is off by " + strength + " standard errors";
    }

    static String word(Verdict verdict) {
        return verdict.name().replace('_', ' ');
    }

    private static String quantity(Comparison comparison) {
        StringBuilder text = new StringBuilder(comparison.quantity());
        comparison.place().layer().ifPresent(layer -> text.append(", layer ").append(layer));
        comparison.place().width().ifPresent(width -> text.append(", width ").append(width));
        return text.toString();
    }

    private static String clipped(String text, int length) {
        return text.length() <= length ? text : text.substring(0, length - 1) + "…";
    }

    private static String measured(Measurement measurement) {
        return measurement.standardError() == 0
                ? number(measurement.mean())
                : number(measurement.mean()) + " ± " + String.format(Locale.ROOT, "%.2g", measurement.standardError());
    }

    private static String percent(double percent, double error) {
        String format = error < 1 ? "%+.2g ± %.1g %%" : "%+.0f ± %.0f %%";
        return String.format(Locale.ROOT, format, percent, error);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4g", value);
    }

    /// How many comparisons agree, and how many of all verdicts are the expected ones.
    static String tally(List<Comparison> comparisons) {
        long expected = comparisons.stream().filter(Comparison::asExpected).count();
        SequencedMap<Verdict, Integer> counts = new LinkedHashMap<>();
        for (Verdict verdict : Verdict.values()) {
            int count = (int)
                    comparisons.stream().filter(c -> c.verdict() == verdict).count();
            if (count > 0) {
                counts.put(verdict, count);
            }
        }
        Optional<String> words = counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + word(entry.getKey()))
                .reduce((a, b) -> a + ", " + b);
        return comparisons.size() + " comparisons: " + words.orElse("none")
                + (expected == comparisons.size()
                        ? "; every verdict is the expected one."
                        : "; " + (comparisons.size() - expected) + " not as expected.");
    }
}
