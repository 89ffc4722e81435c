package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wick.experiment.study.StudyReport;
import wick.numeric.matrix.Matrix;
import wick.report.SampleStudy;
import wick.store.OutputFolder;

class StudyFolderTest {
    @TempDir
    private Path temporary;

    private StudyFolder folder() throws IOException {
        return new StudyFolder(OutputFolder.prepare(temporary.resolve("out")), Map.of());
    }

    /// Without the arrays of the sample, one of which is not a number and could not be written.
    private static StudyReport plain(StudyReport report) {
        return new StudyReport(
                report.title(),
                report.answer(),
                report.front(),
                report.advice(),
                report.sections(),
                report.closing(),
                report.provenance(),
                new TreeMap<>(Map.of("nngp", Matrix.identity(3))));
    }

    private void assertPage(StudyFolder folder, boolean finished, String coming) throws IOException {
        String page = Files.readString(folder.page());
        assertEquals(!finished, page.contains("http-equiv=\"refresh\""));
        assertTrue(page.contains(coming), coming);
        assertEquals(coming.isEmpty(), !page.contains("Still to come"));
    }

    @Test
    void anUnfinishedPageNamesTheSectionsStillToCome() throws IOException {
        StudyFolder folder = folder();
        folder.write(plain(SampleStudy.early()), "", List.of("Training", "Accuracy"));
        assertPage(folder, false, "Still to come: Training · Accuracy.");
        folder.write(plain(SampleStudy.finished()), "", List.of());
        assertPage(folder, true, "");
    }

    @Test
    void thePageOfTheFirstOfTwoStudiesWaitsForTheSecond() throws IOException {
        StudyFolder first = folder().before("Study of B");
        first.write(plain(SampleStudy.early()), "", List.of("Training"));
        assertPage(first, false, "Still to come: Training · Study of B.");
        first.write(plain(SampleStudy.finished()), "", List.of());
        assertPage(first, false, "Still to come: Study of B.");

        StudyFolder second = first.against(SampleStudy.finished());
        second.write(plain(SampleStudy.early()), "against-", List.of("Accuracy"));
        assertPage(second, false, "Still to come: Accuracy.");
        second.write(plain(SampleStudy.chaotic()), "against-", List.of());
        assertPage(second, true, "");
    }
}
