package wick.store;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import wick.experiment.Comparison;
import wick.experiment.Figure;
import wick.experiment.Result;
import wick.experiment.Section;
import wick.experiment.study.StudyReport;
import wick.observable.Source;

/// Results as trees for JSON: keys in snake_case, the list `comparisons` at the top, inputs only under
/// `request`.
public final class ResultJson {
    private ResultJson() {}

    /// A study as it stands; `request` echoes what was asked for.
    public static SequencedMap<String, Object> of(StudyReport report, Map<String, ?> request) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("title", report.title());
        json.put("finished", report.closing().finished());
        json.put("answer", report.answer());
        json.put("comparisons", comparisons(report.comparisons()));
        json.put("advice", report.advice().stream().map(ResultJson::advice).toList());
        json.put("meaning", report.closing().meaning());
        json.put("next", report.closing().next());
        json.put("sections", report.sections().stream().map(ResultJson::section).toList());
        json.put("figures", figures(report.front(), report.sections()));
        json.put("sources", sources(report.comparisons()));
        json.put("request", request);
        json.put("provenance", provenance(report.provenance()));
        return json;
    }

    /// The result of one experiment.
    public static SequencedMap<String, Object> of(
            Result result, Map<String, ?> request, StudyReport.Provenance provenance) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("id", result.id());
        json.put("answer", result.answer());
        json.put("as_expected", result.asExpected());
        json.put("comparisons", comparisons(result.comparisons()));
        json.put("sections", result.sections().stream().map(ResultJson::section).toList());
        json.put("figures", figures(List.of(), result.sections()));
        json.put("sources", sources(result.comparisons()));
        json.put("request", request);
        json.put("provenance", provenance(provenance));
        return json;
    }

    private static List<SequencedMap<String, Object>> comparisons(List<Comparison> comparisons) {
        return comparisons.stream().map(ComparisonJson::of).toList();
    }

    private static SequencedMap<String, Object> advice(StudyReport.Advice advice) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("text", advice.text());
        json.put("holds_for", advice.holdsFor());
        return json;
    }

    /// The comparisons and figures of a section by their ids; they are written out elsewhere.
    private static SequencedMap<String, Object> section(Section section) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("id", section.id());
        json.put("title", section.title());
        json.put("summary", section.summary());
        json.put(
                "comparisons",
                section.comparisons().stream().map(Comparison::id).distinct().toList());
        json.put("figures", section.figures().stream().map(Figure::id).toList());
        return json;
    }

    private static List<SequencedMap<String, Object>> figures(List<Figure> front, List<Section> sections) {
        SequencedMap<String, Figure> figures = new LinkedHashMap<>();
        front.forEach(figure -> figures.putIfAbsent(figure.id(), figure));
        sections.forEach(s -> s.figures().forEach(figure -> figures.putIfAbsent(figure.id(), figure)));
        return figures.values().stream().map(FigureJson::of).toList();
    }

    private static List<SequencedMap<String, Object>> sources(List<Comparison> comparisons) {
        Map<String, Source> sources = new TreeMap<>();
        comparisons.forEach(c -> sources.putIfAbsent(
                c.prediction().basis().source().key(), c.prediction().basis().source()));
        return sources.values().stream().map(ResultJson::source).toList();
    }

    private static SequencedMap<String, Object> source(Source source) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("key", source.key());
        json.put("authors", source.authors());
        json.put("year", source.year());
        json.put("title", source.title());
        json.put("identifier", source.identifier());
        return json;
    }

    private static SequencedMap<String, Object> provenance(StudyReport.Provenance provenance) {
        SequencedMap<String, Object> json = new LinkedHashMap<>();
        json.put("command", provenance.command());
        json.put("facts", provenance.facts());
        json.put("network_file", provenance.networkFile());
        return json;
    }
}
