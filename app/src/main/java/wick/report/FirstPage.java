package wick.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import wick.experiment.Figure;
import wick.experiment.study.StudyReport;
import wick.report.chart.Label;
import wick.report.chart.Markup;
import wick.report.chart.Size;

/// What one sees without scrolling: the answer, two pictures, the verdicts, advice, the numbers.
record FirstPage(StudyReport report, Outline outline, Size chartSize) {

    void into(Markup html) {
        html.open("section", "class", "first", "aria-label", "first page").line();
        headInto(html);
        if (!report.front().isEmpty() || !report.advice().isEmpty()) {
            html.open("div", "class", "front").line();
            for (Figure figure : report.front()) {
                FigureView.into(html, figure, chartSize);
            }
            adviceInto(html);
            html.closeLine();
        }
        stripInto(html);
        if (!outline.entries().isEmpty()) {
            html.open("div", "class", "numbers", "tabindex", "0", "role", "region", "aria-label", "table of results");
            ComparisonTable.shortInto(html.line(), outline.groups());
            html.closeLine();
        }
        html.closeLine();
    }

    void headInto(Markup html) {
        html.open("header").open("p", "class", "eyebrow");
        html.text("Wick · ");
        Prose.into(html, report.title());
        html.close();
        html.open("h1");
        Prose.into(html, report.answer());
        html.close().closeLine();
    }

    private void adviceInto(Markup html) {
        if (report.advice().isEmpty()) {
            return;
        }
        html.open("div", "class", "advice").element("h2", "Advice").open("ul").line();
        for (StudyReport.Advice advice : report.advice()) {
            html.open("li");
            Prose.into(html, advice.text());
            html.open("span", "class", "aside").text("Holds for ");
            Prose.into(html, advice.holdsFor());
            html.close().closeLine();
        }
        html.close().closeLine();
    }

    /// One mark for each comparison, in groups by section, and how many verdicts there are of each kind.
    void stripInto(Markup html) {
        html.open("nav", "class", "strip", "aria-label", "verdicts").line();
        for (Outline.Part part : outline.parts()) {
            if (part.entries().isEmpty()) {
                continue;
            }
            html.open("span", "class", "group");
            html.open("a", "class", "name", "href", "#" + part.anchor());
            Prose.into(html, part.section().title());
            html.close();
            for (Outline.Entry entry : part.entries()) {
                VerdictLook look = VerdictLook.of(entry.comparison().verdict());
                String surprise = entry.comparison().asExpected() ? "" : " unexpected";
                String place = Wording.place(entry.comparison().place());
                String words = Label.of(entry.comparison().quantity()).plain()
                        + (place.isEmpty() ? "" : ", " + place) + ": " + look.word()
                        + (surprise.isEmpty() ? "" : ", which was not expected");
                html.element(
                        "a",
                        look.sign(),
                        "class",
                        "tick " + look.style() + surprise,
                        "href",
                        "#" + entry.anchor(),
                        "title",
                        words,
                        "aria-label",
                        words);
            }
            html.closeLine();
        }
        html.element("span", tally(), "class", "tally");
        html.closeLine();
    }

    /// Such as "14 agree · 1 disagrees, as expected".
    String tally() {
        Map<VerdictLook, Integer> counts = new EnumMap<>(VerdictLook.class);
        int surprises = 0;
        for (Outline.Entry entry : outline.entries()) {
            counts.merge(VerdictLook.of(entry.comparison().verdict()), 1, Integer::sum);
            surprises += entry.comparison().asExpected() ? 0 : 1;
        }
        List<String> words = counts.entrySet().stream()
                .map(e -> e.getKey().sign() + " " + e.getValue() + " "
                        + e.getKey().word(e.getValue()))
                .toList();
        if (words.isEmpty()) {
            return report.closing().finished() ? "no comparisons" : "first comparisons to come";
        }
        String ending = surprises == 0 ? "all as expected" : surprises + " not as expected";
        return String.join("   ", words) + "   " + ending;
    }
}
