package wick.experiment.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wick.experiment.Comparison;
import wick.experiment.Figure;
import wick.experiment.Section;
import wick.experiment.Verdict;
import wick.numeric.matrix.Matrix;

/// The part of a study that says whether training is lazy or rich.
class RegimeChapterTest {
    @TempDir
    private Path folder;

    private static final class Silent implements StudyListener {
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

    private StudyReport study(String layers, String parameterization) throws IOException {
        Path file = Files.writeString(folder.resolve("network.yaml"), """
                network:
                  input: 64
                  layers:
                %s
                  parameterization: %s
                data:
                  train: {file: digits, take: 60}
                  test: {file: digits, skip: 1000, take: 60}
                study: {widths: [32, 48, 64, 96], networks: 100, seed: 1,
                        training: {width: 64, networks: 16, inputs: 12, steps: 8, rate: 0.3}}
                """.formatted(layers, parameterization));
        return Study.run(StudyFile.read(file), new Silent());
    }

    private static final String READOUT = """
                    - dense: {width: 10, weight-variance: 1}
                """;

    private static final String BIASED = """
                    - dense: {width: 10, weight-variance: 1, bias-variance: 0.3}
                """;

    private static String hidden(String activation) {
        return """
                    - dense: {width: 64, weight-variance: 1.5, bias-variance: 0.1}
                    - activation: %s
                """.formatted(activation);
    }

    private static Section regime(StudyReport report) {
        return report.sections().stream()
                .filter(s -> s.id().equals("regime"))
                .findFirst()
                .orElseThrow();
    }

    private static Comparison find(Section section, String id) {
        return section.comparisons().stream()
                .filter(c -> c.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /// Each comparison disagrees by chance once in 8000 times; seed 1 is fixed.
    @Test
    void aStudyInTheTangentParameterizationSaysHowLazyItIs() throws IOException {
        StudyReport report = study(hidden("tanh") + READOUT, "ntk");
        Section section = regime(report);
        section.comparisons().forEach(c -> assertTrue(c.asExpected(), () -> c.id() + " " + c.verdict()));
        assertEquals(Verdict.AGREES, find(section, "regime.features").verdict());
        assertTrue(Math.abs(find(section, "regime.drift").z().orElseThrow()) < 4);
        assertEquals(3, section.figures().size());
        assertTrue(section.figures().stream().allMatch(Figure.Plot.class::isInstance));
        String words = section.summary();
        for (String part : List.of(
                "training is",
                "predicted",
                "alignment",
                "off that of a frozen kernel",
                "to 10 % from width",
                "to 1 % from width",
                "parameterization: mup",
                "weight variance")) {
            assertTrue(words.contains(part), () -> part + " in: " + words);
        }
        assertTrue(report.advice().stream().anyMatch(a -> a.text().contains("training is")));
        Matrix widths = report.arrays().get("regime_widths");
        assertTrue(widths != null && widths.rows() == 4 && widths.at(0, 1) > widths.at(3, 1), "drift falls");
        Matrix course = report.arrays().get("regime_course");
        assertTrue(course != null && course.at(course.rows() - 1, 1) > course.at(1, 1), "drift grows with steps");
        assertEquals(widths.at(3, 1), course.at(course.rows() - 1, 1));
    }

    /// The readout's bias keeps single networks apart at any width: theory is averaged over it.
    @Test
    void aStudyInMuPIsComparedWithDynamicMeanFieldTheory() throws IOException {
        Section section = regime(study(hidden("tanh") + BIASED, "mup"));
        section.comparisons().forEach(c -> assertTrue(c.asExpected(), () -> c.id() + " " + c.verdict()));
        assertEquals(Verdict.AGREES, find(section, "regime.drift").verdict());
        assertEquals(Verdict.AGREES, find(section, "regime.features").verdict());
        assertTrue(section.summary().contains("not to be trusted at any width"), section.summary());
        assertTrue(section.summary().contains("dynamic mean-field theory"), section.summary());
    }

    @Test
    void whyAFewPointsAreLeftOutIsSaid() throws IOException {
        Section kinks = regime(study(hidden("relu") + READOUT, "ntk"));
        assertTrue(kinks.summary().contains("kinks"), kinks.summary());
    }

    @Test
    void whatTheoryDoesNotCoverIsMeasuredAndNamed() throws IOException {
        Section section = regime(study("""
                    - dense: {width: 64, weight-variance: 1.5}
                    - residual:
                        branch:
                          - activation: tanh
                          - dense: {width: 64, weight-variance: 0.5}
                    - activation: tanh
                """ + READOUT, "ntk"));
        assertTrue(section.comparisons().isEmpty());
        assertTrue(section.summary().contains("derived for chains of dense layers"), section.summary());
        assertTrue(section.summary().contains("tangent kernel by"), section.summary());
    }
}
