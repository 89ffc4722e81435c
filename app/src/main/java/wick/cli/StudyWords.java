package wick.cli;

import java.nio.file.Path;
import wick.experiment.study.StudyReport;

/// How a study ends on the screen: the answer, what it means, what to try next.
final class StudyWords {
    private StudyWords() {}

    static String closing(StudyReport report, Path page) {
        StringBuilder text = new StringBuilder();
        line(report.answer(), text);
        line(ComparisonWords.tally(report.comparisons()), text);
        line("", text);
        report.closing().meaning().forEach(sentence -> line(sentence, text));
        line("", text);
        line("Report: " + page.toAbsolutePath(), text);
        if (!report.closing().next().isEmpty()) {
            line("Next:", text);
            report.closing().next().forEach(command -> line("  " + command, text));
        }
        return text.toString();
    }

    private static void line(String words, StringBuilder text) {
        text.append(words).append(System.lineSeparator());
    }
}
