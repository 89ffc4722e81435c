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

    /// For people: authors, year, title, identifier; of three authors or more the first.
    static String line(Source source) {
        String[] authors = source.authors().split(" and ", -1);
        String names = authors.length > 2 ? authors[0] + " et al." : source.authors();
        return names + " " + source.year() + ", " + source.title() + ", " + source.identifier();
    }
}
