package wick.experiment;

import java.util.List;

/// A part of a result: what it asks, what came out, the comparisons and figures behind it.
public record Section(String id, String title, String summary, List<Comparison> comparisons, List<Figure> figures) {
    public Section {
        comparisons = List.copyOf(comparisons);
        figures = List.copyOf(figures);
    }
}
