package wick.experiment;

import java.util.List;
import java.util.SequencedMap;
import wick.numeric.matrix.Matrix;

/// What an experiment found: one sentence, its sections, and its arrays by name.
public record Result(String id, String answer, List<Section> sections, SequencedMap<String, Matrix> arrays) {
    public Result {
        sections = List.copyOf(sections);
    }

    public List<Comparison> comparisons() {
        return sections.stream().flatMap(s -> s.comparisons().stream()).toList();
    }

    /// Whether every verdict is the one the experiment declares to be right.
    public boolean asExpected() {
        return comparisons().stream().allMatch(Comparison::asExpected);
    }
}
