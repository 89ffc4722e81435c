package wick.experiment.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Progress;
import wick.experiment.Settings;
import wick.experiment.ZHistogram;

/// The distribution of z over seeds: `CatalogHistogram EXPERIMENT [first seed] [last seed] [name=value
/// …]`, with one line per comparison and seed and the histogram of all.
final class CatalogHistogram {
    private CatalogHistogram() {}

    public static void main(String[] arguments) {
        Experiment experiment = Catalog.named(arguments[0]);
        long first = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        long last = arguments.length > 2 ? Long.parseLong(arguments[2]) : 20;
        Map<String, String> given = new HashMap<>();
        for (int i = 3; i < arguments.length; i++) {
            int equals = arguments[i].indexOf('=');
            given.put(arguments[i].substring(0, equals), arguments[i].substring(equals + 1));
        }
        ZHistogram histogram = new ZHistogram();
        for (long seed = first; seed <= last; seed++) {
            given.put("seed", Long.toString(seed));
            List<Comparison> comparisons = experiment
                    .run(Settings.of(experiment, given), Progress.silent())
                    .comparisons();
            for (Comparison c : comparisons) {
                System.out.printf(
                        Locale.ROOT,
                        "%s %d %s %s %s expected %s predicted %.8g measured %.8g error %.2g%n",
                        experiment.id(),
                        seed,
                        c.id(),
                        c.z().isPresent() ? String.format(Locale.ROOT, "%.3f", c.z().getAsDouble()) : "none",
                        c.verdict(),
                        c.expected(),
                        c.prediction().value(),
                        c.measurement().mean(),
                        c.measurement().standardError());
            }
            histogram.add(seed, comparisons);
        }
        histogram.print();
    }
}
