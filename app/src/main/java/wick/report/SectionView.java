package wick.report;

import wick.experiment.Figure;
import wick.report.chart.Markup;
import wick.report.chart.Size;

/// One section: what it asks, what came out, pictures, comparisons.
final class SectionView {
    private SectionView() {}

    static void into(Markup html, Outline.Part part) {
        html.open("section", "class", "part" + layout(part), "id", part.anchor())
                .line();
        html.open("div", "class", "intro").line().open("h2");
        Prose.into(html, part.section().title());
        html.closeLine();
        html.open("p", "class", "summary");
        Prose.into(html, part.section().summary());
        html.closeLine().closeLine();
        if (!part.section().figures().isEmpty()) {
            html.open("div", "class", "figures").line();
            Size size = part.section().figures().size() == 1 ? Size.LOW : Size.REGULAR;
            for (Figure figure : part.section().figures()) {
                FigureView.into(html, figure, size);
            }
            html.closeLine();
        }
        if (!part.entries().isEmpty()) {
            ComparisonTable.fullInto(html, part.entries());
        }
        html.closeLine();
    }

    /// One figure stands beside the text, two side by side, three or more in rows of three.
    private static String layout(Outline.Part part) {
        return switch (part.section().figures().size()) {
            case 0 -> "";
            case 1 -> " one";
            case 2 -> " two";
            default -> " many";
        };
    }
}
