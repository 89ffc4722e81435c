package wick.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import wick.experiment.Result;
import wick.experiment.study.StudyReport;

/// Writes the sample pages as files, for a look at them: `Pages FOLDER`.
final class Pages {
    private Pages() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        StudyReport study = SampleStudy.finished();
        Files.writeString(folder.resolve("study.html"), StudyPage.of(study));
        Files.writeString(
                folder.resolve("early.html"), StudyPage.of(SampleStudy.early(), List.of("Training", "Accuracy")));
        Files.writeString(folder.resolve("against.html"), AgainstPage.of(study, SampleStudy.chaotic()));
        Files.writeString(folder.resolve("notebook.html"), NotebookPage.of(study));
        Files.writeString(
                folder.resolve("hostile.html"), StudyPage.of(SampleStudy.named("<script>alert(1)</script>\"'&")));
        Files.writeString(
                folder.resolve("run.html"),
                StudyPage.ofRun(
                        "Trainable depth",
                        new Result(
                                "trainable-depth",
                                "Networks deeper than six depth scales do not train.",
                                study.sections().subList(0, 2),
                                new TreeMap<>()),
                        new StudyReport.Provenance("wick run trainable-depth", Map.of("seed", "1"), "")));
    }
}
