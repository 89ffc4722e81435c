package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TransferVerbTest {
    @TempDir
    private Path folder = Path.of("");

    private String network(String layers) throws IOException {
        Path file = folder.resolve("network.yaml");
        Files.writeString(file, """
                network:
                  input: 64
                  layers: [%s, {dense: {width: 10, weight-variance: 1}}]
                """.formatted(layers));
        return file.toString();
    }

    private String perceptron() throws IOException {
        return network("{dense: {width: 16, weight-variance: 2}}, {activation: relu}");
    }

    private Spoken said(String verb, String file, String... more) {
        List<String> words = new ArrayList<>(List.of(
                verb,
                file,
                "--data",
                "digits",
                "--take",
                "200",
                "--out",
                folder.resolve(verb).toString()));
        words.addAll(List.of(more));
        return Spoken.by(words.toArray(String[]::new));
    }

    @Test
    void aSweepGoesOnFromItsJournalToTheSameAnswer() throws IOException {
        String[] sizes = {"--widths", "8,16", "--networks", "2", "--steps", "5", "--parameterizations", "standard,mup"};
        Spoken whole = said("transfer", perceptron(), sizes);
        assertEquals(0, whole.code(), whole.err());
        Path journal = folder.resolve("transfer").resolve("rates.journal");
        List<String> lines = Files.readAllLines(journal);
        Object before = found();
        // a kill in the middle of a line
        Files.writeString(journal, String.join("\n", lines.subList(0, 5)) + "\nbase 8 -");
        List<String> more = new ArrayList<>(List.of(sizes));
        more.add("--resume");
        Spoken resumed = said("transfer", perceptron(), more.toArray(String[]::new));
        assertTrue(resumed.err().contains("goes on after 2 rates"), resumed.err());
        assertEquals(before, found());
        assertEquals(lines, Files.readAllLines(journal));
        more.set(3, "3");
        Spoken other = said("transfer", perceptron(), more.toArray(String[]::new));
        assertEquals(2, other.code());
        assertTrue(other.err().contains("belongs to another sweep"), other.err());
    }

    @Test
    void theWordsAreThoseOfTheNumbersAndOfTheTolerance() throws IOException {
        String[] sizes = {"--widths", "8,16", "--networks", "3", "--steps", "5", "--parameterizations", "mup", "--json"
        };
        Map<?, ?> usual = only(said("transfer", perceptron(), sizes));
        double high = end(usual, "cost", "high");
        assertEquals(high <= 0.05 ? "transfers" : "undecided", usual.get("rate"), usual::toString);
        boolean within = end(usual, "shift_log2", "low") >= -1 && end(usual, "shift_log2", "high") <= 1;
        assertEquals(within ? "stays" : "undecided", usual.get("optimum"), usual::toString);
        List<String> loose = new ArrayList<>(List.of(sizes));
        loose.addAll(List.of("--resume", "--tolerance", Double.toString(Math.min(0.99, 1.01 * high + 0.001))));
        assertEquals(
                "transfers",
                only(said("transfer", perceptron(), loose.toArray(String[]::new)))
                        .get("rate"));
    }

    private static Map<?, ?> only(Spoken spoken) {
        assertEquals(0, spoken.code(), spoken.err());
        return (Map<?, ?>) Written.by(spoken).list("parameterizations").getFirst();
    }

    private static double end(Map<?, ?> found, String interval, String end) {
        return found.get(interval) instanceof Map<?, ?> map && map.get(end) instanceof Number number
                ? number.doubleValue()
                : Double.POSITIVE_INFINITY;
    }

    private Object found() throws IOException {
        String json = Files.readString(folder.resolve("transfer").resolve("transfer.json"));
        return Objects.requireNonNull(Written.by(new Spoken(0, json, "")).at("parameterizations"));
    }

    @Test
    void aPlanTrainsNothing() throws IOException {
        Spoken plan = said("transfer", perceptron(), "--widths", "8,16", "--steps", "5", "--plan");
        assertEquals(0, plan.code(), plan.err());
        assertTrue(plan.out().contains("trainings"), plan.out());
        assertTrue(Files.notExists(folder.resolve("transfer")));
    }

    @Test
    void aCoordinateCheckGivesExponentsOfLayersAndSteps() throws IOException {
        Spoken spoken = said(
                "coordcheck",
                perceptron(),
                "--widths",
                "16,32,64,128",
                "--networks",
                "4",
                "--steps",
                "2",
                "--parameterization",
                "mup",
                "--json");
        assertTrue(spoken.code() <= 1, spoken.err());
        Written found = Written.by(spoken);
        assertEquals(6, found.list("exponents").size());
        if (found.list("exponents").getLast() instanceof Map<?, ?> last) {
            assertEquals("readout 2", last.get("layer"));
            assertEquals(2, last.get("step"));
            assertEquals(0.0, last.get("derived"));
        } else {
            throw new AssertionError(found.list("exponents"));
        }
        assertTrue(String.valueOf(found.at("caution")).contains("wick transfer"));
        assertTrue(Files.readString(folder.resolve("coordcheck").resolve("report.html"))
                .contains("<svg"));
    }

    @Test
    void whatCannotBeDoneIsRefusedByName() throws IOException {
        String narrow = network("{dense: {width: 24, weight-variance: 2}}, {activation: relu},"
                + " {dense: {width: 9, weight-variance: 2}}, {activation: relu}");
        assertTrue(refused("transfer", narrow, "--widths", "24,36").contains("allowed are multiples of 8"));
        String file = perceptron();
        assertTrue(refused("transfer", file, "--widths", "16").contains("--widths 16 must be 2 to 20"));
        assertTrue(refused("transfer", file, "--widths", "16,x").contains("'x' must be a whole number"));
        assertTrue(refused("transfer", file, "--networks", "1").contains("--networks 1 must be at least 2"));
        assertTrue(refused("transfer", file, "--parameterizations", "mupp").contains("did you mean mup?"));
        assertTrue(refused("transfer", file, "--momentum", "0.9").contains("--momentum belongs to --optimizer sgd"));
        assertTrue(refused("transfer", file, "--tolerance", "5").contains("--tolerance 5.0 must be between 0 and 1"));
        assertTrue(refused("coordcheck", file, "--widths", "16,32").contains("at least 4 --widths"));
        assertTrue(refused("coordcheck", file, "--rate", "-1").contains("--rate -1.0 must be positive"));
    }

    private String refused(String verb, String file, String... more) {
        Spoken spoken = said(verb, file, more);
        assertEquals(2, spoken.code(), spoken.err());
        return spoken.err();
    }
}
