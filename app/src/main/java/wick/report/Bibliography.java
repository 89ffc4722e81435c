package wick.report;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import wick.experiment.Comparison;
import wick.observable.Source;

/// The sources behind the predictions, each once, in the order of their keys.
final class Bibliography {
    private Bibliography() {}

    static List<Source> of(List<Comparison> comparisons) {
        Map<String, Source> sources = new TreeMap<>();
        for (Comparison comparison : comparisons) {
            Source source = comparison.prediction().basis().source();
            sources.putIfAbsent(source.key(), source);
        }
        return List.copyOf(sources.values());
    }

    /// For people: as in a sentence, and the title.
    static String line(Source source) {
        return source.citation() + ": " + source.title();
    }
}
