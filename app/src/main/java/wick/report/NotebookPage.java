package wick.report;

import wick.experiment.Comparison;
import wick.experiment.Figure;
import wick.experiment.study.StudyReport;
import wick.report.chart.Label;
import wick.report.chart.Markup;
import wick.report.chart.Size;

/// The first page as a fragment for notebooks: no script, no style sheet, nothing that could leak into the
/// cells around it. Styles are attributes and pictures are images, which survive a notebook's cleaning of
/// foreign HTML.
public final class NotebookPage {
    private static final String ROOT = "max-width:980px;padding:16px 20px;background:#fff;color:#1c2126;"
            + "border:1px solid #dfe3e7;border-radius:6px;font:14px/1.45 system-ui,'Segoe UI',Helvetica,Arial,sans-serif";
    private static final String QUIET = "color:#59626c;font-size:12px";
    private static final String CELL = "text-align:left;padding:3px 14px 3px 0;border-bottom:1px solid #edf0f2;"
            + "vertical-align:top;font-variant-numeric:tabular-nums;background:#fff;color:#1c2126;font-weight:400";

    private NotebookPage() {}

    public static String of(StudyReport report) {
        Outline outline = Outline.of(report.sections(), "");
        Markup html = new Markup();
        html.open("div", "style", ROOT).line();
        html.open("div", "style", QUIET).text("Wick · ");
        Prose.into(html, report.title());
        html.closeLine();
        html.open("div", "style", "font:600 19px/1.35 Charter,Georgia,serif;margin:4px 0 10px");
        Prose.into(html, report.answer());
        html.closeLine();
        html.open("div", "style", "display:flex;flex-wrap:wrap;gap:12px").line();
        for (Figure figure : report.front()) {
            String picture = "flex:1 1 300px;min-width:0;max-width:460px;height:auto";
            String words = Label.of(figure.title() + ". " + figure.caption()).plain();
            html.empty("img", "src", FigureView.svgLink(figure), "alt", words, "style", picture)
                    .line();
        }
        html.closeLine();
        html.element(
                "div",
                new FirstPage(report, outline, Size.REGULAR).tally(),
                "style",
                "margin:10px 0;white-space:pre-wrap");
        tableInto(html.line(), outline);
        adviceInto(html, report);
        return html.closeLine().toString();
    }

    private static void tableInto(Markup html, Outline outline) {
        html.open("div", "style", "overflow-x:auto")
                .open("table", "style", "border-collapse:collapse;font-size:13px")
                .line();
        html.open("tr", "style", "background:#fff");
        for (String name : new String[] {"Quantity", "Predicted", "Measured", "Verdict", "Deviation at your width"}) {
            html.element("th", name, "style", CELL + ";color:#59626c");
        }
        html.closeLine();
        for (Outline.Group group : outline.groups()) {
            Comparison comparison = group.shown().comparison();
            VerdictLook look = VerdictLook.of(comparison.verdict());
            html.open("tr", "style", "background:#fff").open("td", "style", CELL);
            Prose.into(html, comparison.quantity());
            String more = group.count() > 1 ? " + " + (group.count() - 1) + " more" : "";
            html.element("span", " " + Wording.place(comparison.place()) + more, "style", QUIET)
                    .close();
            cell(html, ComparisonTable.predicted(comparison), CELL);
            cell(html, Digits.measured(comparison.measurement()), CELL);
            String expected = comparison.asExpected() ? "" : " (not expected)";
            cell(html, look.sign() + " " + look.word() + expected, CELL + ";color:" + look.ink());
            cell(html, comparison.deviation().map(Wording::deviation).orElse(""), CELL);
            html.closeLine();
        }
        html.close().closeLine();
    }

    private static void cell(Markup html, String words, String style) {
        html.open("td", "style", style);
        Prose.into(html, words);
        html.close();
    }

    private static void adviceInto(Markup html, StudyReport report) {
        for (StudyReport.Advice advice : report.advice()) {
            html.open("div", "style", "margin-top:8px").text("→ ");
            Prose.into(html, advice.text());
            html.open("span", "style", QUIET).text(" Holds for ");
            Prose.into(html, advice.holdsFor());
            html.close().closeLine();
        }
    }
}
