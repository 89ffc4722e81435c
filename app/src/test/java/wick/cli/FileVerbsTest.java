package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileVerbsTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"starter", "pytorch", "digits", "chaotic"})
    void whatInitWritesIsCommentedAndPassesCheck(String start) throws IOException {
        String file = folder.resolve("net.yaml").toString();
        assertEquals(0, Spoken.by("init", file, "--from", start).code());
        assertTrue(Files.readString(Path.of(file)).contains("# "));
        Written summary = Written.by(Spoken.by("check", file, "--json"));
        assertEquals(64, summary.number("inputs"));
        assertEquals(summary.number("weights") + summary.number("biases"), summary.number("parameters"));
    }

    @Test
    void initReplacesAFileOnlyWhenForced() throws IOException {
        Path file = folder.resolve("net.yaml");
        Files.writeString(file, "mine");
        Spoken refused = Spoken.by("init", file.toString());
        assertEquals(2, refused.code());
        assertTrue(refused.err().contains("exists"), refused.err());
        assertEquals("mine", Files.readString(file));
        assertEquals(0, Spoken.by("init", file.toString(), "--force").code());
        assertFalse(Files.readString(file).contains("mine"));
    }

    @Test
    void anUnknownStartIsRefusedWithTheNearest() {
        Spoken spoken = Spoken.by("init", folder.resolve("x.yaml").toString(), "--from", "pytorhc");
        assertEquals(2, spoken.code());
        assertTrue(spoken.err().contains("did you mean pytorch?"), spoken.err());
    }

    @Test
    void outWritesTheJsonObjectToAFileAndLeavesNothingElse() throws IOException {
        Path net = folder.resolve("net.yaml");
        Path out = folder.resolve("deep/check.json");
        Spoken.by("init", net.toString());
        Spoken spoken = Spoken.by("check", net.toString(), "--json", "--out", out.toString());
        assertEquals(spoken.out(), Files.readString(out));
        try (Stream<Path> files = Files.list(folder.resolve("deep"))) {
            assertEquals(1, files.count());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "network: {input: 2, layers: [{dense: {width: 0, weight-variance: 1}}]} | width",
                "network: {input: 2, layers: [{dense: {width: 1, weight-variance: -1}}]} | weight-variance",
                "network: {input: 2, layers: [{activation: tanh}]} | readout",
                "network: {input: 2, layers: [{dens: {width: 1}}]} | did you mean dense?",
                "network: {input: 2 | line 1",
                "a: &a [1, 1, 1, 1] | line 1"
            })
    void aBadFileIsRefusedByNameLineAndField(String text, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.yaml"), text);
        Spoken spoken = Spoken.by("check", file.toString());
        assertEquals(2, spoken.code());
        assertTrue(spoken.err().startsWith("wick: " + file) && spoken.err().contains(message), spoken.err());
        assertFalse(spoken.err().contains("\tat "), spoken.err());
    }

    @Test
    void theDoctorTellsWhatItRunsOn() {
        Written facts = Written.by(Spoken.by("doctor", "--json"));
        assertTrue(String.valueOf(facts.at("blas")).startsWith("OpenBLAS"), facts.fields()::toString);
        assertTrue(facts.number("vector_bits") >= 64 && facts.number("threads") >= 1);
        assertTrue(facts.number("memory_heap_bytes") > 0);
    }
}
