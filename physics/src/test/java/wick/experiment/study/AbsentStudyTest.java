package wick.experiment.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wick.experiment.Comparison;
import wick.text.InputException;

/// Studies of sequences of different length, whose absent positions are empty cells of a table.
final class AbsentStudyTest {
    private static final String NETWORK = """
            network:
              input: {shape: [2, 12], absent: nan}
              layers:
                - conv: {channels: 24, size: [3], weight-variance: 2, bias-variance: 0.02}
                - activation: relu
                - global-average-pool
                - dense: {width: 2, weight-variance: 1}
            """;
    private static final String STUDY = """
            data:
              train: {file: words.csv, take: 40}
              test: {file: words.csv, skip: 40}
            study: {widths: [12, 16, 24, 32], networks: 3000, seed: 1,
                    training: {width: 24, networks: 12, inputs: 10, steps: 6, rate: 0.3}}
            """;

    @TempDir
    Path folder;

    /// Sequences of 2 to 5 points in 2 channels; their class is whether the first channel grows.
    private static String words(int count) {
        Random random = new Random(5);
        StringBuilder table = new StringBuilder();
        for (int i = 0; i < count; i++) {
            int length = 2 + random.nextInt(4);
            int grows = random.nextInt(2);
            for (int k = 0; k < 24; k++) {
                double trend = k < 12 ? (grows - 0.5) * k : 0;
                table.append(k % 12 < length ? String.format(Locale.ROOT, "%.3f", random.nextGaussian() + trend) : "")
                        .append(',');
            }
            table.append(grows).append('\n');
        }
        return table.toString();
    }

    private StudyRequest study(String words) throws IOException {
        Files.writeString(folder.resolve("words.csv"), words);
        return StudyFile.read(Files.writeString(folder.resolve("words.yaml"), NETWORK + STUDY));
    }

    /// Every comparison disagrees by chance once in 8000 times at most; seed 1 is fixed. Taking absent
    /// positions for zeros is the rival that has to be excluded.
    @Test
    void sequencesOfDifferentLengthAreStudiedFromKernelsToAccuracy() throws IOException {
        StudyReport report = Study.run(study(words(80)).withEffort(Effort.QUICK), new StudyTest.Memory());
        for (Comparison comparison : report.comparisons()) {
            assertTrue(comparison.asExpected(), comparison::toString);
        }
        assertEquals(
                List.of(
                        "kernels",
                        "spread",
                        "finite-width",
                        "spectrum",
                        "training",
                        "regime",
                        "accuracy",
                        "assumptions"),
                report.sections().stream().map(section -> section.id()).toList());
        for (String kernel : List.of("nngp.limit", "ntk.limit")) {
            Comparison.Rival rival = report.comparisons().stream()
                    .filter(comparison -> comparison.id().equals(kernel))
                    .findFirst()
                    .orElseThrow()
                    .rival()
                    .orElseThrow();
            assertEquals("zeros for absent positions", rival.name(), report.comparisons()::toString);
            assertTrue(rival.excludedBy() > 5, rival::toString);
        }
        assertTrue(report.arrays().containsKey("probe_present"));
    }

    @Test
    void positionsAbsentInPartAndTargetsThatAreNotThereAreRefused() throws IOException {
        assertRefused(words(50).replaceFirst(",[^,]*,", ",,"), "words.csv: row 0 has NaN in 1 of 2 channels");
        assertRefused(words(50) + ",".repeat(23) + ",1\n", "words.csv: row 10 (counted from 0) is NaN throughout");
        assertRefused(words(50) + "1,".repeat(24) + "\n", "words.csv, line 51, column 24: label nan is not allowed");
        assertRefused(words(50) + "na," + "1,".repeat(23) + "1\n", "words.csv, line 51, column 0: na is not allowed");
    }

    private void assertRefused(String words, String expected) {
        InputException e = assertThrows(InputException.class, () -> study(words));
        assertTrue(String.valueOf(e.getMessage()).contains(expected), e::getMessage);
    }
}
