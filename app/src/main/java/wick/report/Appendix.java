package wick.report;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import wick.experiment.Comparison;
import wick.experiment.study.StudyReport;
import wick.observable.Assumption;
import wick.observable.Source;
import wick.report.chart.Markup;

/// What stands behind the numbers: assumptions, sources, provenance, the words used.
final class Appendix {
    private Appendix() {}

    /// Everything but the glossary; `prefix` begins the anchors.
    static void into(Markup html, StudyReport report, String prefix) {
        if (!report.comparisons().isEmpty()) {
            html.open("section", "class", "part halves").line();
            assumptions(html, report.comparisons(), prefix);
            sources(html, report.comparisons(), prefix);
            html.closeLine();
        }
        provenance(html, report.provenance(), prefix);
    }

    static void glossary(Markup html) {
        html.trusted(Resource.text("glossary.html"));
    }

    /// What the study means, and beside it what to try next.
    static void closing(Markup html, StudyReport.Closing closing) {
        if (closing.meaning().isEmpty() && closing.next().isEmpty()) {
            return;
        }
        html.open("section", "class", "part halves").line();
        if (!closing.meaning().isEmpty()) {
            html.open("div").element("h2", "What this means").line();
            for (String sentence : closing.meaning()) {
                html.open("p", "class", "summary");
                Prose.into(html, sentence);
                html.closeLine();
            }
            html.closeLine();
        }
        if (!closing.next().isEmpty()) {
            html.open("div").element("h2", "Worth trying next").line();
            closing.next()
                    .forEach(
                            command -> html.open("pre").element("code", command).closeLine());
            html.closeLine();
        }
        html.closeLine();
    }

    private static void assumptions(Markup html, List<Comparison> comparisons, String prefix) {
        Map<Assumption, Integer> counts = new EnumMap<>(Assumption.class);
        Set<String> biases = new LinkedHashSet<>();
        for (Comparison comparison : comparisons) {
            comparison.prediction().basis().assumptions().forEach(a -> counts.merge(a, 1, Integer::sum));
            biases.addAll(comparison.measurement().biases());
        }
        if (counts.isEmpty() && biases.isEmpty()) {
            return;
        }
        html.open("div", "id", prefix + "assumptions")
                .element("h2", "Assumptions")
                .line();
        html.element("p", "What the predictions take for granted, and in how many comparisons.", "class", "summary");
        html.line().open("ul").line();
        counts.forEach((assumption, count) -> html.open("li")
                .text(assumption.statement() + " ")
                .element("span", count + " of " + comparisons.size(), "class", "aside")
                .closeLine());
        html.closeLine();
        if (!biases.isEmpty()) {
            html.element("p", "Known biases of the measurements:", "class", "summary")
                    .line()
                    .open("ul")
                    .line();
            biases.forEach(bias -> html.element("li", bias).line());
            html.closeLine();
        }
        html.closeLine();
    }

    private static void sources(Markup html, List<Comparison> comparisons, String prefix) {
        List<Source> sources = Bibliography.of(comparisons);
        if (sources.isEmpty()) {
            return;
        }
        html.open("div", "id", prefix + "sources")
                .element("h2", "Sources")
                .line()
                .open("ul")
                .line();
        sources.forEach(source -> html.element("li", Bibliography.line(source)).line());
        html.closeLine();
        String bibtex = sources.stream().map(Source::bibtex).collect(Collectors.joining("\n"));
        html.open("details")
                .element("summary", "BibTeX")
                .open("pre")
                .element("code", bibtex)
                .close()
                .close();
        html.open("p", "class", "keep");
        html.element(
                "a",
                "sources.bib",
                "href",
                FigureView.textLink("application/x-bibtex", bibtex),
                "download",
                "sources.bib");
        html.closeLine().closeLine();
    }

    private static void provenance(Markup html, StudyReport.Provenance provenance, String prefix) {
        html.open("section", "class", "part", "id", prefix + "provenance")
                .element("h2", "Provenance")
                .line();
        html.element("p", "This command makes these numbers again:", "class", "summary")
                .line();
        html.open("pre").element("code", provenance.command()).closeLine();
        html.open("dl", "class", "facts").line();
        provenance
                .facts()
                .forEach((name, value) -> html.open("div")
                        .element("dt", name)
                        .element("dd", value)
                        .closeLine());
        html.closeLine();
        if (!provenance.networkFile().isBlank()) {
            html.open("details").element("summary", "Network file");
            html.open("pre").element("code", provenance.networkFile()).close().closeLine();
        }
        html.closeLine();
    }
}
