package wick.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wick.experiment.Comparison;
import wick.experiment.study.StudyReport;
import wick.report.chart.Label;
import wick.report.chart.Markup;
import wick.report.chart.Size;

/// Two studies side by side: both first pages, one table with a column for each, then the sections of both.
public final class AgainstPage {
    private AgainstPage() {}

    /// The page of two finished studies.
    public static String of(StudyReport one, StudyReport other) {
        return of(one, other, List.of());
    }

    /// The page as it stands; `toCome` names the sections that the second study does not have yet.
    public static String of(StudyReport one, StudyReport other, List<String> toCome) {
        Outline first = Outline.of(one.sections(), "a-");
        Outline second = Outline.of(other.sections(), "b-");
        Markup body = new Markup();
        body.open("main").line();
        body.open("section", "class", "against", "aria-label", "first page").line();
        columnInto(body, new FirstPage(one, first, Size.SMALL), List.of());
        columnInto(body, new FirstPage(other, second, Size.SMALL), toCome);
        body.closeLine();
        tableInto(body, new Both(one, first, other, second));
        partInto(body, one, first, "a-");
        partInto(body, other, second, "b-");
        Appendix.glossary(body);
        body.closeLine();
        boolean finished = one.closing().finished() && other.closing().finished();
        String title = Label.of(one.title()).plain() + " against "
                + Label.of(other.title()).plain();
        return Shell.page("Wick: " + title, finished, body);
    }

    private record Both(StudyReport one, Outline first, StudyReport other, Outline second) {}

    private record Row(Optional<Outline.Entry> one, Optional<Outline.Entry> other) {}

    private static void columnInto(Markup html, FirstPage page, List<String> toCome) {
        html.open("div", "class", "side").line();
        page.headInto(html);
        html.open("div", "class", "pair").line();
        page.report().front().forEach(figure -> FigureView.into(html, figure, page.chartSize()));
        html.closeLine();
        page.stripInto(html);
        StudyPage.comingInto(html, page.report(), toCome);
        html.closeLine();
    }

    private static void tableInto(Markup html, Both both) {
        html.open("section", "class", "part").element("h2", "Number by number").line();
        html.open("div", "class", "scroll").line();
        html.open("table", "class", "comparisons both").line().open("thead");
        html.open("tr").element("th", "Quantity", "scope", "col", "rowspan", "2");
        for (StudyReport report : List.of(both.one, both.other)) {
            html.open("th", "scope", "colgroup", "colspan", "3", "class", "begin");
            Label.of(report.title()).htmlInto(html);
            html.close();
        }
        html.close().open("tr");
        for (int i = 0; i < 2; i++) {
            html.element("th", "Predicted", "scope", "col", "class", "begin").element("th", "Measured", "scope", "col");
            html.element("th", "Verdict", "scope", "col");
        }
        html.close().closeLine().open("tbody").line();
        for (Row row : rows(both)) {
            Comparison named = row.one.or(row::other).orElseThrow().comparison();
            html.open("tr").open("th", "scope", "row");
            ComparisonTable.quantity(html, named);
            html.close();
            cells(html, row.one, both.one, named);
            cells(html, row.other, both.other, named);
            html.closeLine();
        }
        html.close().close().close().closeLine();
    }

    private static void cells(Markup html, Optional<Outline.Entry> entry, StudyReport report, Comparison named) {
        String name = Label.of(report.title()).plain();
        if (entry.isEmpty()) {
            html.element("td", "–", "class", "begin none", "data-label", name, "colspan", "3");
            return;
        }
        Comparison comparison = entry.get().comparison();
        html.element("td", name, "class", "whose");
        html.open("td", "class", "begin", "data-label", "Predicted").open("span", "class", "number");
        Label.of(ComparisonTable.predicted(comparison)).htmlInto(html);
        html.close();
        if (!comparison.place().equals(named.place())) {
            html.text(" ").element("span", Wording.place(comparison.place()), "class", "place");
        }
        html.close();
        ComparisonTable.cell(html, "Measured", Digits.measured(comparison.measurement()));
        html.open("td", "data-label", "Verdict")
                .open("a", "href", "#" + entry.get().anchor());
        VerdictLook.badgeInto(html, comparison);
        html.close().close();
    }

    /// Rows by id in the order of the first study, also where the networks have it at different layers;
    /// what only the second has follows.
    private static List<Row> rows(Both both) {
        Map<String, List<Outline.Entry>> others = new LinkedHashMap<>();
        for (Outline.Entry entry : both.second.entries()) {
            others.computeIfAbsent(entry.comparison().id(), _ -> new ArrayList<>())
                    .add(entry);
        }
        List<Row> rows = new ArrayList<>();
        for (Outline.Entry entry : both.first.entries()) {
            List<Outline.Entry> same = others.getOrDefault(entry.comparison().id(), new ArrayList<>());
            rows.add(new Row(Optional.of(entry), same.isEmpty() ? Optional.empty() : Optional.of(same.removeFirst())));
        }
        others.values().forEach(left -> left.forEach(e -> rows.add(new Row(Optional.empty(), Optional.of(e)))));
        return rows;
    }

    private static void partInto(Markup html, StudyReport report, Outline outline, String prefix) {
        html.open("h1", "class", "divider");
        Label.of(report.title()).htmlInto(html);
        html.closeLine();
        Appendix.closing(html, report.closing());
        outline.parts().forEach(part -> SectionView.into(html, part));
        Appendix.into(html, report, prefix);
    }
}
