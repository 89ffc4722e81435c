package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.data.Npz;
import wick.numeric.matrix.Matrix;

class RealTrainingTest {
    private static final Pattern SPACES = Pattern.compile(" ");

    @TempDir
    private Path folder = Path.of("");

    private String file = "";

    @BeforeEach
    void write() throws IOException {
        Path path = folder.resolve("network.yaml");
        Files.writeString(path, """
                network:
                  input: 64
                  layers:
                    - dense: {width: 24, weight-variance: 1.5}
                    - activation: tanh
                    - dense: {width: 10, weight-variance: 1}
                  parameterization: ntk
                """);
        file = path.toString();
    }

    private Spoken train(String line) {
        List<String> words = new ArrayList<>(List.of("train", file, "--data", "digits", "--take", "60"));
        words.addAll(SPACES.splitAsStream(line).toList());
        return Spoken.by(words.toArray(String[]::new));
    }

    private Matrix weights(Path out, String name) {
        return Objects.requireNonNull(
                        Npz.read(out.resolve("weights-1.npz")).arrays().get(name))
                .matrix();
    }

    @Test
    void measuredCurvesStandBesideThePredictionOfInfiniteWidth() {
        Written found = Written.by(train("--steps 40 --networks 3 --width 200 --json"));
        List<?> predicted = found.list("predicted_test_loss");
        List<?> measured = found.list("test_loss");
        assertEquals(predicted.size(), measured.size());
        for (int i = 0; i < measured.size(); i++) {
            if (measured.get(i) instanceof Map<?, ?> m
                    && predicted.get(i) instanceof Map<?, ?> p
                    && m.get("mean") instanceof Double mean
                    && p.get("mean") instanceof Double expected
                    && p.get("standard_deviation") instanceof Double deviation) {
                assertEquals(expected, mean, 4 * deviation / Math.sqrt(3) + 0.05 * expected);
            } else {
                throw new AssertionError(measured.get(i));
            }
        }
        assertTrue(String.valueOf(found.at("answer")).startsWith("Training was lazy"));
    }

    @Test
    void afterAKillTheSameCommandGoesOnWithTheSameBits() throws IOException {
        String recipe = "--optimizer adam --batch 16 --networks 2 --steps ";
        Path whole = folder.resolve("whole");
        Path parts = folder.resolve("parts");
        Path kept = folder.resolve("kept");
        assertEquals(0, train(recipe + "30 --out " + whole).code());
        // a finished run taken up again; EnginesTest takes one up in the middle
        assertEquals(
                0, train(recipe + "30 --out " + parts + " --checkpoint " + kept).code());
        assertEquals(weights(whole, "w1"), weights(parts, "w1"));
        byte[] report = Files.readAllBytes(parts.resolve("arrays.npz"));
        Files.delete(parts.resolve("weights-1.npz"));
        Spoken again = train(recipe + "30 --out " + parts + " --checkpoint " + kept);
        assertTrue(again.err().contains("network 1 goes on after step 30"), again.err());
        assertEquals(weights(whole, "w1"), weights(parts, "w1"));
        assertEquals(report.length, Files.readAllBytes(parts.resolve("arrays.npz")).length);
        Spoken other = train(recipe + "31 --checkpoint " + kept);
        assertEquals(2, other.code());
        assertTrue(other.err().contains("is no checkpoint of this training"), other.err());
    }

    @Test
    void networksLeaveTheirWeightsAndTheReportNamesTheCommand() throws IOException {
        Path out = folder.resolve("out");
        assertEquals(0, train("--steps 5 --networks 2 --out " + out).code());
        assertEquals(24, weights(out, "w1").rows());
        String page = Files.readString(out.resolve("report.html"));
        assertTrue(page.contains("Lazy or rich"));
        assertTrue(page.contains("--steps 5 --networks 2<"), "without --out, which leaves the numbers as they are");
    }

    /// The drift falls as 1/width: at width 24 it is some 10 %.
    @Test
    void weightsThatAreNotStoredTrainAtAnyWidth() throws IOException {
        Path out = folder.resolve("wide");
        Spoken spoken = train("--engine implicit --width 20000 --steps 4 --json --out " + out);
        assertEquals(0, spoken.code(), spoken.err());
        Written found = Written.by(spoken);
        assertEquals("implicit", found.at("engine"));
        if (!(found.at("departure") instanceof Map<?, ?> departure
                && departure.get("kernel_drift") instanceof Double drift)) {
            throw new AssertionError(found.at("departure"));
        }
        assertTrue(drift > 0 && drift < 1e-2, () -> "drift " + drift);
        assertFalse(Files.exists(out.resolve("weights-0.npz")));
        assertTrue(Files.readString(out.resolve("report.html")).contains("Lazy or rich"));
    }

    /// Where losses overflow, and where they stay finite for any rate.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "--steps 200 --rate 100000%",
                "--steps 5 --rate 1e30 --loss cross-entropy",
                "--steps 5 --rate 1e30 --loss cross-entropy --engine general",
                "--steps 3 --rate 100000% --engine implicit"
            })
    void divergenceIsToldWithTheLimitOfStabilityAndTheRunIsKept(String line) {
        Path out = folder.resolve("out");
        Spoken spoken = train(line + " --out " + out);
        assertEquals(1, spoken.code());
        assertTrue(spoken.out().contains("above the predicted limit of stability"), spoken.out());
        assertTrue(Files.exists(out.resolve("train.json")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--engine implicit --optimizer adam | by plain gradient descent",
                "--engine implicit --batch 4 | leave out --batch",
                "--engine implicit --width 16000000 | of memory",
                "--engine implicit --checkpoint kept | cannot be kept",
                "--rate fast | --rate fast must be a positive number, or a share",
                "--optimizer adam --rate 30% | is not known here",
                "--optimizer sdg | must be sgd or adam or adamw; did you mean sgd?",
                "--optimizer adam --momentum 0.9 | belong to --optimizer sgd",
                "--steps 5 --epochs 2 | give one of them",
                "--steps -1 | --steps -1 must be a whole number",
                "--batch 0 | batch size 0 must be at least 1",
                "--precision half | must be float32 or float64",
                "--engine general --precision float32 | engine general knows float64 alone",
                "--engine gpu | --engine gpu must be auto, dense, general",
                "--epochs 2000000000 --batch 1 | --epochs 2000000000 are 120000000000 steps, where at most",
                "--networks 1000000000 | what is kept of 1000000000 networks in training needs",
                "--width 0 | width 0 must be at least 1",
                "--networks 0 | --networks 0 must be at least 1",
                "--width 4000000 | of memory",
                "--schedule step | must be constant or linear or cosine",
                "--warmup -3 | warmup of -3 steps must not be negative",
            })
    void badInputIsRefusedInOneMessage(String line, String message) {
        Spoken spoken = train(line.strip());
        assertEquals(2, spoken.code(), spoken.err());
        assertTrue(spoken.err().contains(message.strip()), spoken.err());
    }

    @Test
    void dataThatAreMissingAreAskedFor() {
        Spoken spoken = Spoken.by("train", file);
        assertEquals(2, spoken.code());
        assertTrue(spoken.err().contains("has no data map; give --data digits"), spoken.err());
    }
}
