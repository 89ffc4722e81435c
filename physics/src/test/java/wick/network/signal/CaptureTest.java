package wick.network.signal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import wick.data.Npz;
import wick.data.Tensor;
import wick.network.LeakyRelu;
import wick.text.InputException;

class CaptureTest {
    @TempDir
    private Path folder = Path.of("");

    private static Recording sample() {
        Stage first = new Stage("fc1", Stage.Make.of(Kind.LINEAR, "Linear"), List.of(), Fans.of(3, 4));
        Stage second = new Stage(
                "act",
                new Stage.Make(Kind.ACTIVATION, "LeakyReLU", Optional.of(new LeakyRelu(1, 0.1))),
                List.of(0),
                Fans.NONE);
        Signals rich = new Signals(
                Map.of(Quantity.INPUT, Moments.of(1, -2, 0, Double.NaN), Quantity.WEIGHT, Moments.of(0.5, 1e-30)),
                Map.of(Figure.TOP, 2.5, Figure.OUTPUT_COSINE, -0.25));
        Signals empty = new Signals(Map.of(), Map.of());
        return new Recording(
                new Recording.Circumstances("torch 2.4", "Net", 7, true),
                List.of(first, second),
                List.of(
                        new Recording.Step(OptionalDouble.of(2.25), List.of(rich, empty)),
                        new Recording.Step(OptionalDouble.empty(), List.of(empty, rich))));
    }

    @Test
    void aRecordingSurvivesItsFile() throws IOException {
        Path file = folder.resolve("capture.npz");
        Capture.write(file, sample());
        assertEquals(sample(), Capture.read(file));
    }

    @Test
    void momentsAreOverFiniteEntries() {
        assertEquals(new Moments(4, 1, 1 / 3.0, -1 / 3.0, 5 / 3.0, 17 / 3.0, 2), Moments.of(1, -2, 0, Double.NaN));
    }

    @Test
    void whatIsNoCaptureIsRefusedByName() throws IOException {
        assertTrue(refused(Map.of(), "").contains("no text named about"));
        Npz whole = whole();
        String about = String.valueOf(whole.texts().get("about"));
        assertTrue(refused(whole.arrays(), about.replace("\"version\": 1", "\"version\": 2"))
                .contains("must be 1, the only version there is"));
        assertTrue(
                refused(whole.arrays(), about.replace("wick-capture", "other")).contains("must be wick-capture"));
        assertTrue(refused(whole.arrays(), about.replace("\"linear\"", "\"liner\""))
                .contains("did you mean linear"));
        assertTrue(refused(whole.arrays(), about.replace("\"inputs\": [0]", "\"inputs\": [1]"))
                .contains("inputs"));
        assertTrue(refused(whole.arrays(), "[1").contains("about"));
    }

    @Test
    void arraysMustFitTheStages() throws IOException {
        Npz whole = whole();
        String about = String.valueOf(whole.texts().get("about"));
        SequencedMap<String, Tensor> arrays = new LinkedHashMap<>(whole.arrays());
        arrays.put("known", Tensor.of(List.of(1, 1), 0));
        assertTrue(refused(arrays, about).contains("must be of shape [2, 2, 8]"));
        arrays.remove("known");
        assertTrue(refused(arrays, about).contains("has no array known"));
        arrays.put("known", whole.array("known"));
        double[] wrong = new double[2 * 2 * 9 * 7];
        wrong[0] = 3;
        wrong[4] = -1;
        arrays.put("moments", Tensor.of(List.of(2, 2, 9, 7), wrong));
        assertTrue(refused(arrays, about).contains("square -1.0 must be finite and not negative"));
    }

    private Npz whole() throws IOException {
        Path file = folder.resolve("whole.npz");
        Capture.write(file, sample());
        return Npz.read(file);
    }

    private String refused(Map<String, Tensor> arrays, String about) throws IOException {
        Path file = folder.resolve("strange.npz");
        Files.deleteIfExists(file);
        SequencedMap<String, String> texts = new LinkedHashMap<>();
        if (!about.isEmpty()) {
            texts.put("about", about);
        }
        new Npz(new LinkedHashMap<>(arrays), texts).write(file);
        String message = String.valueOf(
                assertThrows(InputException.class, () -> Capture.read(file)).getMessage());
        assertTrue(message.startsWith(file.toString()), message);
        return message;
    }
}
