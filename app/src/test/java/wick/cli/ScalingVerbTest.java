package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScalingVerbTest {
    private static final String DENSE = "{dense: {width: 32, weight-variance: 1}}, {activation: tanh}";

    @TempDir
    private Path folder = Path.of("");

    private String network(String layers, String parameterization) throws IOException {
        Path file = folder.resolve("network.yaml");
        Files.writeString(file, """
                network:
                  input: 3
                  layers: [%s, {dense: {width: 1, weight-variance: 1}}]
                  parameterization: %s
                """.formatted(layers, parameterization));
        return file.toString();
    }

    @Test
    void everyCommandOfThePagePrintsWhatStandsBelowIt() throws IOException {
        Path page = Path.of(System.getProperty("wick.root"), "docs", "scaling.md");
        assertEquals(3, new PageCommands(page, folder).check());
    }

    @Test
    void exponentsTableAndSnippetAreInTheAnswer() throws IOException {
        String file = network(DENSE + ", " + DENSE, "standard");
        Written found = Written.by(Spoken.by("scaling", file, "--optimizer", "adam", "--json"));
        assertEquals("unstable", found.at("regime"));
        assertEquals(3, found.list("exponents").size());
        if (found.list("exponents").get(1) instanceof Map<?, ?> second) {
            assertEquals("dense 2", second.get("layer"));
            assertEquals(0.0, second.get("activation"));
            assertEquals(1.0, second.get("activation_update"));
            assertEquals(1.5, second.get("output_update"));
        } else {
            throw new AssertionError(found.list("exponents"));
        }
        assertEquals(6, found.list("table").size());
        assertNull(found.at("depth"));
        assertTrue(String.valueOf(found.at("snippet")).contains("\"lr\": lr / fan_in"));
        assertTrue(found.list("outside").contains("batch size"));
    }

    /// `reference/network/width_rule.py` runs these files on models of torch.nn.
    @Test
    void theSnippetIsTheOneThatWasRunInPytorch() throws IOException {
        String file = network(DENSE + ", " + DENSE, "mup");
        for (String optimizer : new String[] {"sgd", "adam", "adamw"}) {
            Path kept =
                    Path.of(System.getProperty("wick.root"), "reference", "network", "mup_groups_" + optimizer + ".py");
            assertEquals(
                    Files.readString(kept).strip(),
                    Spoken.by("scaling", file, "--optimizer", optimizer, "--pytorch")
                            .out()
                            .strip());
        }
    }

    @Test
    void residualBlocksHaveTheirPowersOfTheDepth() throws IOException {
        String block = "{repeat: {times: 6, layers: [{residual: {branch: [{activation: relu},"
                + " {dense: {width: 32, weight-variance: 1}}]}}]}}";
        String file = network(DENSE + ", " + block, "mup");
        Written found =
                Written.by(Spoken.by("scaling", file, "--optimizer", "adamw", "--branch-exponent", "0.5", "--json"));
        if (found.at("depth") instanceof Map<?, ?> depth) {
            assertEquals(6, depth.get("blocks"));
            assertEquals(0.5, depth.get("activation_update"));
            assertEquals(-0.5, depth.get("learning_rate"));
        } else {
            throw new AssertionError(found.at("depth"));
        }
        assertTrue(Spoken.by("scaling", file).out().contains("grows exponentially"));
    }

    @Test
    void whatCannotBeAnsweredIsRefusedByName() throws IOException {
        String file = network(DENSE, "mup");
        assertTrue(refused(file, "--optimizer", "adma").contains("--optimizer adma must be one of sgd, adam, adamw"));
        assertTrue(refused(file, "--branch-exponent", "3").contains("--branch-exponent 3.0 must be from 0 to 2"));
        assertTrue(refused(file, "--tied-embeddings").contains("dense 1 is 32 x 3 and readout 2 1 x 32"));
        Path flat = folder.resolve("flat.yaml");
        Files.writeString(flat, "network: {input: 3, layers: [{dense: {width: 1, weight-variance: 1}}]}");
        assertTrue(refused(flat.toString()).contains("no hidden layer"));
    }

    private static String refused(String file, String... more) {
        String[] line = new String[2 + more.length];
        line[0] = "scaling";
        line[1] = file;
        System.arraycopy(more, 0, line, 2, more.length);
        Spoken spoken = Spoken.by(line);
        assertEquals(2, spoken.code(), spoken.err());
        return spoken.err();
    }
}
