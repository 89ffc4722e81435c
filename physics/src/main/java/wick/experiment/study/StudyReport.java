package wick.experiment.study;

import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import wick.experiment.Comparison;
import wick.experiment.Figure;
import wick.experiment.Section;
import wick.numeric.matrix.Matrix;

/// All that a study has found so far; a new one is made each time a section lands, until `finished`.
///
/// `front` holds the figures of the first page (phase diagram, correlation through depth); `answer` is
/// one sentence, `meaning` at most three, `next` the commands worth trying now.
public record StudyReport(
        String title,
        String answer,
        List<Figure> front,
        List<Advice> advice,
        List<Section> sections,
        Closing closing,
        Provenance provenance,
        SequencedMap<String, Matrix> arrays) {

    /// What to do, in numbers, and the loss, optimizer and parameterization for which it holds.
    public record Advice(String text, String holdsFor) {}

    /// How a study ends: what it means, what to try next.
    public record Closing(boolean finished, List<String> meaning, List<String> next) {}

    /// What made these numbers: the settings that reproduce them and the command to rerun; `facts` is an
    /// ordered list of names and values such as commit, JDK, BLAS core, seed, hash of the network.
    public record Provenance(String command, Map<String, String> facts, String networkFile) {}

    public List<Comparison> comparisons() {
        return sections.stream().flatMap(s -> s.comparisons().stream()).toList();
    }
}
