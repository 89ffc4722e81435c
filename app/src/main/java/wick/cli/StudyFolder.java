package wick.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import wick.experiment.study.StudyReport;
import wick.report.AgainstPage;
import wick.report.NotebookPage;
import wick.report.StudyPage;
import wick.store.OutputFolder;
import wick.store.ResultArrays;
import wick.store.ResultJson;

/// The files of a study, each replaced in one step: the page, the JSON, the arrays. Of a second study
/// beside it the
/// latter two begin with `against-`, and the page shows both.
record StudyFolder(
        OutputFolder folder, Map<String, Object> request, Optional<StudyReport> first, List<String> afterwards) {
    private static final String PAGE = "report.html";

    StudyFolder(OutputFolder folder, Map<String, Object> request) {
        this(folder, request, Optional.empty(), List.of());
    }

    /// The same folder for a study after which another one comes.
    StudyFolder before(String title) {
        return new StudyFolder(folder, request, first, List.of(title));
    }

    /// The same folder for a study to be shown beside `report`.
    StudyFolder against(StudyReport report) {
        return new StudyFolder(folder, request, Optional.of(report), List.of());
    }

    /// Writes everything as it stands; `toCome` names what the report does not have yet.
    void write(StudyReport report, String prefix, List<String> toCome) throws IOException {
        folder.write(prefix + "study.json", ResultJson.of(report, request));
        folder.write(prefix + "arrays.npz", ResultArrays.of(report));
        folder.write(prefix + "notebook.html", NotebookPage.of(report));
        folder.write(
                PAGE,
                page(report, Stream.concat(toCome.stream(), afterwards.stream()).toList()));
    }

    private String page(StudyReport report, List<String> toCome) {
        return first.map(one -> AgainstPage.of(one, report, toCome)).orElseGet(() -> StudyPage.of(report, toCome));
    }

    Path page() {
        return folder.file(PAGE);
    }

    /// The names of all files, for the JSON.
    List<String> files() {
        return Stream.of(PAGE, "study.json", "arrays.npz")
                .map(name -> folder.file(name).toString())
                .toList();
    }
}
