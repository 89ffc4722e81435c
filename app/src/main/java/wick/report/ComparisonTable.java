package wick.report;

import java.util.List;
import wick.experiment.Comparison;
import wick.observable.Measurement;
import wick.report.chart.Decimal;
import wick.report.chart.Markup;

/// Comparisons as tables that become lists of cards where the screen is narrow.
final class ComparisonTable {
    private ComparisonTable() {}

    /// The short table of the first page: one row for each quantity, linking to the whole story.
    static void shortInto(Markup html, List<Outline.Group> groups) {
        head(html, "short", "Quantity", "Predicted", "Measured", "Verdict", "Deviation at your width");
        html.open("tbody").line();
        for (Outline.Group group : groups) {
            Comparison comparison = group.shown().comparison();
            html.open("tr");
            html.open("th", "scope", "row")
                    .open("a", "href", "#" + group.shown().anchor());
            quantity(html, comparison);
            html.close();
            if (group.count() > 1) {
                String more = "+ " + (group.count() - 1) + " more";
                html.text(" ")
                        .element(
                                "a",
                                more,
                                "class",
                                "aside",
                                "href",
                                "#" + group.part().anchor());
            }
            html.close();
            cell(html, "Predicted", predicted(comparison));
            cell(html, "Measured", Digits.measured(comparison.measurement()));
            html.open("td", "data-label", "Verdict");
            VerdictLook.badgeInto(html, comparison);
            html.close();
            deviationCell(html, comparison);
            html.closeLine();
        }
        html.close().close().line();
    }

    /// The full table of a section: rival, power and remark as well.
    static void fullInto(Markup html, List<Outline.Entry> entries) {
        html.open("div", "class", "scroll").line();
        head(html, "full", "Quantity", "Predicted", "Measured", "Verdict", "z", "Rival", "Deviation at your width");
        for (Outline.Entry entry : entries) {
            html.open("tbody", "id", entry.anchor());
            fullRow(html, entry.comparison());
            if (!entry.comparison().remark().isBlank()) {
                html.open("tr", "class", "remark").open("td", "colspan", "7");
                Prose.into(html, entry.comparison().remark());
                html.close().close();
            }
            html.closeLine();
        }
        html.close().closeLine();
    }

    private static void fullRow(Markup html, Comparison comparison) {
        html.open("tr").open("th", "scope", "row");
        quantity(html, comparison);
        html.close();
        html.open("td", "data-label", "Predicted");
        number(html, predicted(comparison));
        aside(html, Wording.kind(comparison.prediction()));
        html.close();
        html.open("td", "data-label", "Measured");
        number(html, Digits.measured(comparison.measurement()));
        boolean sampled = comparison.measurement().engine() != Measurement.Engine.DETERMINISTIC;
        aside(
                html,
                (sampled
                                ? comparison.measurement().networks()
                                        + Wording.members(
                                                comparison.measurement().engine())
                                : "")
                        + Wording.engine(comparison.measurement().engine()));
        html.close();
        html.open("td", "data-label", "Verdict");
        VerdictLook.badgeInto(html, comparison);
        html.close();
        cell(
                html,
                "z",
                comparison.z().isPresent() ? Decimal.fixed(comparison.z().getAsDouble(), 1) : "");
        html.open("td", "data-label", "Rival");
        comparison.rival().ifPresent(rival -> rival(html, rival));
        html.close();
        deviationCell(html, comparison);
        html.close();
    }

    private static void rival(Markup html, Comparison.Rival rival) {
        number(html, Decimal.significant(rival.value(), 5));
        html.open("span", "class", "aside");
        Prose.into(html, rival.name());
        boolean strong = Double.isFinite(rival.excludedBy());
        html.text(strong ? ", excluded at " + Decimal.significant(Math.abs(rival.excludedBy()), 2) + " σ" : "")
                .close();
    }

    private static void head(Markup html, String style, String... names) {
        html.open("table", "class", "comparisons " + style).line().open("thead").open("tr");
        for (String name : names) {
            html.element("th", name, "scope", "col");
        }
        html.close().closeLine();
    }

    static void quantity(Markup html, Comparison comparison) {
        Prose.into(html, comparison.quantity());
        String place = Wording.place(comparison.place());
        if (!place.isEmpty()) {
            html.text(" ").element("span", place, "class", "place");
        }
    }

    static String predicted(Comparison comparison) {
        return Wording.bound(comparison.prediction())
                + Digits.predicted(comparison.prediction(), comparison.measurement());
    }

    private static void deviationCell(Markup html, Comparison comparison) {
        html.open("td", "data-label", "Deviation");
        comparison.deviation().ifPresent(deviation -> {
            number(html, Wording.deviation(deviation));
            aside(html, Wording.onePercent(deviation));
        });
        html.close();
    }

    static void cell(Markup html, String label, String number) {
        html.open("td", "data-label", label);
        number(html, number);
        html.close();
    }

    private static void number(Markup html, String number) {
        if (!number.isEmpty()) {
            html.open("span", "class", "number");
            Prose.into(html, number);
            html.close();
        }
    }

    private static void aside(Markup html, String words) {
        if (!words.isEmpty()) {
            html.open("span", "class", "aside");
            Prose.into(html, words);
            html.close();
        }
    }
}
