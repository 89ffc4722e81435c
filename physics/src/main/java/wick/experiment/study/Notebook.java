package wick.experiment.study;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;
import wick.experiment.Comparison;
import wick.experiment.Figure;
import wick.experiment.Section;
import wick.experiment.Verdict;
import wick.numeric.matrix.Matrix;
import wick.observable.Assumption;

/// Where a study writes down what it finds; tells the listener of every comparison and of every finished
/// section.
final class Notebook {
    private final StudyListener listener;
    private final Anatomy anatomy;
    private final StudyReport.Provenance provenance;
    private final String title;
    private final List<Section> sections = new ArrayList<>();
    private final SequencedMap<String, Matrix> arrays = new LinkedHashMap<>();
    private final List<Comparison> landed = new ArrayList<>();
    private List<Figure> front = List.of();
    private List<StudyReport.Advice> advice = List.of();
    private Optional<StudyReport.Advice> width = Optional.empty();
    private Optional<StudyReport.Advice> training = Optional.empty();
    private List<String> planned = List.of();
    private String answer = "The study is running.";

    Notebook(StudyListener listener, Anatomy anatomy, String title, StudyReport.Provenance provenance) {
        this.listener = listener;
        this.anatomy = anatomy;
        this.title = title;
        this.provenance = provenance;
    }

    void front(List<Figure> figures) {
        front = List.copyOf(figures);
    }

    /// The titles of all sections there are going to be.
    void plan(List<String> titles) {
        planned = List.copyOf(titles);
    }

    void advice(List<StudyReport.Advice> pieces) {
        advice = List.copyOf(pieces);
    }

    /// What to do about the width; it stays whatever else is advised.
    void adviseWidth(StudyReport.Advice piece) {
        width = Optional.of(piece);
    }

    /// Lazy or rich, and what to change; it stays too.
    void adviseTraining(StudyReport.Advice piece) {
        training = Optional.of(piece);
    }

    void answer(String sentence) {
        answer = sentence;
    }

    void array(String name, Matrix matrix) {
        arrays.put(name, matrix);
    }

    void progress(String what, double fraction) {
        listener.progressed(what, fraction);
    }

    /// Writes down one comparison of the section under way.
    Comparison land(Comparison comparison) {
        Comparison judged = withinDomain(comparison);
        landed.add(judged);
        listener.compared(judged);
        return judged;
    }

    /// A theory that needs Gaussian weights is not refuted by others; nor is it shown that their law is the
    /// reason, which the remark says.
    private Comparison withinDomain(Comparison comparison) {
        boolean asksGaussian = comparison.prediction().basis().assumptions().contains(Assumption.GAUSSIAN_WEIGHTS);
        if (anatomy.gaussian() || !asksGaussian || comparison.verdict() != Verdict.DISAGREES) {
            return comparison;
        }
        return new Comparison(
                comparison.id(),
                comparison.quantity(),
                comparison.place(),
                comparison.prediction(),
                comparison.measurement(),
                comparison.rival(),
                comparison.z(),
                Verdict.OUT_OF_DOMAIN,
                Verdict.OUT_OF_DOMAIN,
                comparison.deviation(),
                "disagrees; the theory assumes Gaussian weights, these are "
                        + anatomy.network().distribution().text()
                        + ": with distribution: normal the same study tells whether that is the reason");
    }

    /// Ends the section under way and shows the report as it stands.
    void close(String id, String sectionTitle, String summary, List<Figure> figures) {
        sections.add(new Section(id, sectionTitle, summary, landed, figures));
        landed.clear();
        show(Optional.empty());
    }

    /// The comparison of this name in the section under way.
    Comparison find(String id) {
        return landed.stream().filter(c -> c.id().equals(id)).findFirst().orElseThrow();
    }

    List<Comparison> comparisons() {
        return sections.stream().flatMap(s -> s.comparisons().stream()).toList();
    }

    private List<String> toCome() {
        List<String> done = sections.stream().map(Section::title).toList();
        return planned.stream().filter(title -> !done.contains(title)).toList();
    }

    StudyReport show(Optional<StudyReport.Closing> closing) {
        StudyReport report = new StudyReport(
                title,
                answer,
                front,
                Stream.of(advice.stream(), width.stream(), training.stream())
                        .flatMap(pieces -> pieces)
                        .toList(),
                List.copyOf(sections),
                closing.orElse(new StudyReport.Closing(false, List.of(), List.of())),
                provenance,
                Collections.unmodifiableSequencedMap(new LinkedHashMap<>(arrays)));
        listener.updated(report, closing.isPresent() ? List.of() : toCome());
        return report;
    }
}
