package wick.report;

import java.util.Locale;
import java.util.Optional;
import wick.experiment.Figure;
import wick.experiment.diagnosis.Diagnosis;
import wick.experiment.diagnosis.Finding;
import wick.experiment.diagnosis.ProfileFigures;
import wick.experiment.diagnosis.ProfileRow;
import wick.experiment.diagnosis.Severity;
import wick.network.signal.Moments;
import wick.network.signal.Recording;
import wick.report.chart.Markup;
import wick.report.chart.Size;
import wick.theory.signal.Band;

/// The page of one diagnosis: what was found, what to change, the profile over depth.
public final class DiagnosisPage {
    private DiagnosisPage() {}

    public static String of(Recording recording, Diagnosis diagnosis) {
        Recording.Circumstances how = recording.circumstances();
        Markup body = new Markup();
        body.open("main").line();
        body.open("section", "class", "part").line();
        body.element("h1", how.model() + ": " + (diagnosis.isHealthy() ? "healthy" : "fault"))
                .line();
        body.element(
                        "p",
                        recording.stages().size() + " modules on " + how.samples() + " samples, run by " + how.origin()
                                + (how.training() ? ", in training mode; " : ", in evaluation mode; ")
                                + (diagnosis.condition().trained() ? "trained: " : "untrained: ")
                                + diagnosis.condition().sign())
                .line();
        diagnosis.findings().forEach(finding -> findingInto(body, finding));
        for (Figure figure : ProfileFigures.of(diagnosis)) {
            FigureView.into(body, figure, Size.REGULAR);
        }
        body.closeLine();
        tableInto(body, diagnosis);
        body.closeLine();
        return Shell.page("Wick: diagnosis of " + how.model(), true, body);
    }

    private static void findingInto(Markup html, Finding finding) {
        String head = (finding.severity() == Severity.FAULT ? "Fault: " : "Notice: ")
                + finding.fault().text().replace('_', ' ');
        html.element("h2", head).line().element("p", finding.words().what()).line();
        if (!finding.words().advice().isEmpty()) {
            html.open("p").element("b", "What to change: ");
            html.text(finding.words().advice()).closeLine();
        }
    }

    private static void tableInto(Markup html, Diagnosis diagnosis) {
        html.open("section", "class", "part").element("h2", "Module by module").line();
        html.element("p", "Root mean squares: of outputs, of gradients in them.")
                .line();
        html.open("div", "class", "scroll").line();
        html.open("table", "class", "comparisons").line().open("thead").open("tr");
        for (String head : new String[] {"Number", "Module", "Kind", "Output", "Expected", "Gradient"}) {
            html.element("th", head, "scope", "col");
        }
        html.close().closeLine().open("tbody").line();
        int number = 0;
        for (ProfileRow row : diagnosis.profile()) {
            html.open("tr")
                    .element("td", String.valueOf(++number))
                    .element("td", row.stage().name());
            html.element("td", row.stage().kind().text()).element("td", size(row.output()));
            html.element("td", band(row.expected())).element("td", size(row.gradient()));
            html.closeLine();
        }
        html.close().close().close().closeLine();
    }

    private static String size(Moments moments) {
        return moments.isKnown() ? text(moments.square()) : "–";
    }

    private static String band(Optional<Band> band) {
        return band.map(found -> text(found.low()) + " to " + text(found.high()))
                .orElse("–");
    }

    private static String text(double square) {
        return String.format(Locale.ROOT, "%.3g", Math.sqrt(square));
    }
}
