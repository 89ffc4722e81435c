package wick.report;

import java.util.List;
import wick.experiment.Result;
import wick.experiment.study.StudyReport;
import wick.report.chart.Label;
import wick.report.chart.Markup;
import wick.report.chart.Size;

/// A study, or the result of one experiment, as one self-contained page.
///
/// The page exists as soon as there is a plan and is written again when a section lands; until the study is
/// finished it says what is still to come and looks for news every few seconds.
public final class StudyPage {
    private StudyPage() {}

    /// The page of a study as it stands; `toCome` names what is still being worked on: sections, or a
    /// second study to be shown beside a finished one.
    public static String of(StudyReport report, List<String> toCome) {
        Outline outline = Outline.of(report.sections(), "");
        Markup body = new Markup();
        body.open("main").line();
        new FirstPage(report, outline, Size.LOW).into(body);
        comingInto(body, report, toCome);
        Appendix.closing(body, report.closing());
        outline.parts().forEach(part -> SectionView.into(body, part));
        Appendix.into(body, report, "");
        Appendix.glossary(body);
        body.closeLine();
        String title = Label.of(report.title()).plain();
        return Shell.page("Wick: " + title, report.closing().finished() && toCome.isEmpty(), body);
    }

    /// The page of a finished study.
    public static String of(StudyReport report) {
        return of(report, List.of());
    }

    /// The page of one experiment: its sections in the same dress, without advice.
    public static String ofRun(String title, Result result, StudyReport.Provenance provenance) {
        StudyReport report = new StudyReport(
                title,
                result.answer(),
                List.of(),
                List.of(),
                result.sections(),
                new StudyReport.Closing(true, List.of(), List.of()),
                provenance,
                result.arrays());
        return of(report);
    }

    static void comingInto(Markup html, StudyReport report, List<String> toCome) {
        if (report.closing().finished() && toCome.isEmpty()) {
            return;
        }
        html.open("aside", "class", "coming", "role", "status");
        html.element("span", "", "class", "pulse", "aria-hidden", "true");
        html.text(toCome.isEmpty() ? "Still measuring. " : "Still to come: " + String.join(" · ", toCome) + ". ");
        html.text("This page looks for news every few seconds.").closeLine();
    }
}
