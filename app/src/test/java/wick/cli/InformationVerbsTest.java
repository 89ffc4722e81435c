package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import wick.data.Npy;
import wick.text.Document;
import wick.text.Fields;

class InformationVerbsTest {
    private static final Path EXAMPLES = Path.of(System.getProperty("wick.root"), "examples");

    @TempDir
    Path folder;

    private static Fields json(String... arguments) {
        Spoken spoken = Spoken.by(arguments);
        assertEquals(0, spoken.code(), spoken.err());
        return (Fields) Document.parse("answer", spoken.out());
    }

    @Test
    void aHierarchyHasItsInformationMergedStatesAndPosterior() {
        Fields json = json("hierarchy", EXAMPLES.resolve("hierarchy.yaml").toString(), "--json");
        assertEquals(0.048469430426, json.required("mutual_information").reals().get(1), 1e-12);
        assertEquals(
                java.util.List.of(0, 1),
                json.required("merged_states").items().getFirst().integers(0, 3));
        assertEquals(
                0.41721854, json.required("posterior").items().get(3).reals().getFirst(), 5e-9);
    }

    @ParameterizedTest
    @ValueSource(strings = {"hierarchy", "hierarchy-tree", "hierarchy-gaussian"})
    void examplesAreAnsweredInWordsAndInJson(String example) {
        String file = EXAMPLES.resolve(example + ".yaml").toString();
        assertTrue(Spoken.by("hierarchy", file).out().contains("I("));
        assertFalse(json("hierarchy", file, "--json")
                .required("mutual_information")
                .items()
                .isEmpty());
    }

    @Test
    void aLargePosteriorIsWrittenAndNotPrinted() throws IOException {
        Path file = folder.resolve("h.yaml");
        Files.writeString(
                file, "hierarchy: {prior: [0.2, 0.8], levels: [{random: {states: 100}}, {copies: {count: 2000}}]}");
        Path posterior = folder.resolve("P.npy");
        Fields json = json("hierarchy", file.toString(), "--json", "--posterior", posterior.toString());
        assertEquals(
                java.util.List.of(200_000, 2), json.required("posterior_shape").integers(1, 1_000_000));
        assertTrue(json.optional("posterior").isEmpty());
        assertEquals(200_000, Npy.read(posterior).shape().getFirst());
    }

    @Test
    void couplingsOfBlockMeansStandBesideTheRuleOfTheSource() {
        Fields json = json("coarsegrain", "--couplings", "0.01,1,0.5", "--block", "4", "--json");
        assertEquals(0.16, json.required("couplings").reals().get(0), 1e-12);
        assertEquals(1.01247298075, json.required("couplings").reals().get(1), 5e-12);
        assertEquals(0.18879197773, json.required("couplings").reals().get(2), 5e-12);
        assertEquals(0.03125, json.required("rival_eq24").reals().get(2), 0);
        Fields flow = json("coarsegrain", "--couplings", "0.01,1,0.5", "--block", "2", "--steps", "2", "--json");
        assertEquals(
                json.required("couplings").reals().get(2),
                flow.required("flow").items().get(1).reals().get(2),
                1e-13);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0.01,x,1 | 2 | is not a number",
                "0.01 | 2 | give 2 to 8",
                "0.01,-1 | 2 | must be positive",
                "0.01,1 | 1 | whole number from 2 to 4096",
                "0.01,1 | 9999 | whole number from 2 to 4096",
            })
    void whatCannotBeCoarseGrainedIsRefused(String couplings, String block, String problem) {
        Spoken spoken = Spoken.by("coarsegrain", "--couplings", couplings, "--block", block);
        assertEquals(2, spoken.code());
        assertEquals("", spoken.out());
        assertTrue(spoken.err().contains(problem), spoken.err());
    }

    @Test
    void docsInformationShowsWhatTheProgramPrints() throws IOException {
        Path page = Path.of(System.getProperty("wick.root"), "docs", "information.md");
        assertEquals(5, new PageCommands(page, folder).check());
    }
}
