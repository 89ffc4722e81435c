package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

class StudyVerbTest {
    private static final String STUDY = """
            network:
              input: 64
              layers:
                - dense: {width: 32, weight-variance: 1.5, bias-variance: 0.05}
                - activation: tanh
                - dense: {width: 32, weight-variance: 1.5, bias-variance: 0.05}
                - activation: tanh
                - dense: {width: 10, weight-variance: 1}
            data: {train: {file: digits, take: 60}, test: {file: digits, skip: 1700}, labels: last-column}
            study:
              widths: [16, 24, 32, 48]
              networks: 100
              training: {width: 32, networks: 10, inputs: 10, steps: 5, rate: 0.5}
            """;

    private static final List<String> KEYS = List.of(
            "id",
            "layer",
            "width",
            "prediction",
            "measurement",
            "rival",
            "z",
            "verdict",
            "expected",
            "deviation_percent");

    @TempDir
    Path folder;

    private Path file = Path.of("");

    @BeforeEach
    void writeStudy() throws IOException {
        file = Files.writeString(folder.resolve("small.yaml"), STUDY);
    }

    /// Beside itself a study is run twice: both runs must write the same bytes.
    @Test
    void aStudyWritesItsFilesPrintsTheSameJsonAndHasTheSameBytesWhenRunAgain() throws IOException {
        Path out = folder.resolve("results");
        String name = file.toString();
        Spoken spoken = Spoken.by("study", name, "--against", name, "--quick", "--json", "--out", out.toString());
        assertTrue(spoken.code() == 0 || spoken.code() == 1, spoken.err());
        Written printed = new Written(JsonMapper.shared().readValue(spoken.out(), Map.class));
        String json = Files.readString(out.resolve("study.json"));
        Written written = new Written(JsonMapper.shared().readValue(json, Map.class));
        assertEquals(written.list("comparisons"), printed.list("comparisons"));
        assertEquals(true, written.at("finished"));
        for (Object comparison : written.list("comparisons")) {
            assertTrue(((Map<?, ?>) comparison).keySet().containsAll(KEYS), comparison::toString);
        }
        assertEquals(-1, Files.mismatch(out.resolve("study.json"), out.resolve("against-study.json")));
        assertEquals(-1, Files.mismatch(out.resolve("arrays.npz"), out.resolve("against-arrays.npz")));
        assertTrue(Files.readString(out.resolve("report.html")).contains("against Study of small"));
        try (Stream<Path> files = Files.list(out)) {
            assertTrue(
                    files.noneMatch(f -> String.valueOf(f.getFileName()).startsWith(".")),
                    "nothing half-written stays");
        }
        assertTrue(spoken.err().contains("The report opens in"), spoken.err());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "missing.yaml | no such file",
                "small.yaml --quick --full | cannot stand together",
                "small.yaml --networks 1 | networks 1",
                "small.yaml --networks many | many",
                "small.yaml --against missing.yaml | missing.yaml"
            })
    void badInputIsOneMessageAndWritesNothing(String line, String message) {
        Path out = folder.resolve("none");
        String options = line.replaceAll("(\\w+\\.yaml)", folder + "/$1");
        Spoken spoken = Spoken.by(("study " + options + " --out " + out).split(" "));
        assertEquals(2, spoken.code(), spoken.err());
        assertTrue(spoken.err().contains(message), spoken.err());
        assertFalse(spoken.err().contains("\tat "), spoken.err());
        assertFalse(Files.exists(out));
    }
}
