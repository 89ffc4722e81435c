package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MomentsVerbTest {
    @TempDir
    private Path folder = Path.of("");

    private String network(String activation, int width, int hidden, double weight) throws IOException {
        Path file = folder.resolve("network.yaml");
        String dense = "dense: {width: %s, weight-variance: " + weight + ", bias-variance: 0}";
        Files.writeString(file, """
                network:
                  input: 2
                  layers:
                    - repeat: {times: %d, layers: [{%s}, {activation: %s}]}
                    - %s
                """.formatted(hidden, dense.formatted(width), activation, dense.formatted(1)));
        return file.toString();
    }

    private static double entry(List<?> list, int i) {
        return ((Number) list.get(i)).doubleValue();
    }

    @Test
    void criticalReluNetworksHaveTheKurtosisOfTheirFormula() throws IOException {
        Written found = Written.by(Spoken.by("moments", network("relu", 10, 4, 2), "--exact", "--json"));
        assertEquals(3 * 5.0625, found.number("kurtosis"), 1e-10);
        assertEquals(List.of(2, 4, 6, 8), found.list("moment_orders"));
        assertEquals(15 * 74.71182096 * 8, entry(found.list("moments"), 2), 1e-6);
        assertEquals(5, found.list("layers").size());
        Map<?, ?> output = (Map<?, ?>) found.list("layers").getLast();
        assertEquals(-Math.expm1(4 * Math.log1p(-Math.pow(0.5, 10))), number(output, "probability_zero"), 1e-13);
    }

    @Test
    void otherNetworksHaveTheKurtosisOfTheLaw() throws IOException {
        Written found = Written.by(Spoken.by("moments", network("tanh", 8, 16, 1), "--json", "--within", "50%"));
        // 3 (1 + 1.876), as 400 000 networks found
        assertEquals(3 * 2.876, found.number("kurtosis"), 0.06);
        assertTrue(String.valueOf(found.at("method")).contains("law"));
        Map<?, ?> wide = (Map<?, ?>) Objects.requireNonNull(found.at("wide_enough"));
        assertEquals(0.5, number(wide, "within"));
        // Var K / mean² = .1643 at width 64 falls a little faster than 1/n: 64 · .1643 / .25 = 42 and some
        assertEquals(44, number(wide, "width"), 2);
    }

    @Test
    void aFolderGetsThePictureAndTheNumbers() throws IOException {
        Path out = folder.resolve("out");
        Spoken spoken = Spoken.by("moments", network("tanh", 8, 2, 1), "--out", out.toString());
        assertEquals(0, spoken.code(), spoken.err());
        assertTrue(spoken.out().contains("typical K"));
        assertTrue(Files.readString(out.resolve("kernel-density.svg")).startsWith("<svg"));
        assertTrue(Files.exists(out.resolve("moments.json")));
    }

    @Test
    void whatIsNotCoveredIsRefusedWithTheReason() throws IOException {
        String file = network("tanh", 8, 2, 1);
        Files.writeString(Path.of(file), """
                network:
                  input: 2
                  layers:
                    - dense: {width: 4}
                    - residual: {layers: [{activation: tanh}, {dense: {width: 4}}]}
                    - dense: {width: 1}
                """);
        for (String[] line : new String[][] {
            {"moments", file}, {"moments", file, "--within", "lots"}, {"moments", file, "--probability", "0.9"}
        }) {
            assertNotEquals(0, Spoken.by(line).code());
        }
        assertTrue(
                Spoken.by("moments", file).err().contains("dense"),
                Spoken.by("moments", file).err());
        assertTrue(Spoken.by("moments", file, "--within", "lots").err().contains("5%"));
    }

    private static double number(Map<?, ?> object, String key) {
        return ((Number) Objects.requireNonNull(object.get(key))).doubleValue();
    }
}
