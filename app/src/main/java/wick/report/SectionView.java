package wick.report;

import wick.experiment.Figure;
import wick.report.chart.Markup;
import wick.report.chart.Size;

/// One section: what it asks, what came out, pictures, comparisons.
final class SectionView {
    private SectionView() {}

    static void into(Markup html, Outline.Part part) {
        html.open("section", "class", "part", "id", part.anchor()).line();
        html.open("h2");
        Prose.into(html, part.section().title());
        html.closeLine();
        html.open("p", "class", "summary");
        Prose.into(html, part.section().summary());
        html.closeLine();
        if (!part.section().figures().isEmpty()) {
            html.open("div", "class", "figures").line();
            for (Figure figure : part.section().figures()) {
                FigureView.into(html, figure, Size.REGULAR);
            }
            html.closeLine();
        }
        if (!part.entries().isEmpty()) {
            ComparisonTable.fullInto(html, part.entries());
        }
        html.closeLine();
    }
}
