package wick.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import wick.experiment.Comparison;
import wick.experiment.study.Study;
import wick.experiment.study.StudyFile;
import wick.experiment.study.StudyListener;
import wick.experiment.study.StudyReport;
import wick.report.chart.Chart;
import wick.report.chart.Size;

/// Draws the picture in README.md from the digits study: `StudyPicture docs/study.svg`.
final class StudyPicture {
    private StudyPicture() {}

    public static void main(String[] arguments) throws IOException {
        StudyReport report = Study.run(StudyFile.example(), new Silent());
        Files.writeString(Path.of(arguments[0]), Chart.row(report.front(), Size.REGULAR));
    }

    private record Silent() implements StudyListener {
        @Override
        public void planned(List<String> lines) {}

        @Override
        public void theory(List<String> lines) {}

        @Override
        public void compared(Comparison comparison) {}

        @Override
        public void progressed(String what, double fraction) {}

        @Override
        public void updated(StudyReport report, List<String> toCome) {}
    }
}
