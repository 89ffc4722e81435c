package wick.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import wick.experiment.catalog.Catalog;
import wick.experiment.catalog.Claims;

class CatalogVerbsTest {
    @TempDir
    Path folder;

    @Test
    void experimentsListsTheWholeCatalogWithParameters() {
        List<?> listed = Written.by(Spoken.by("experiments", "--json")).list("experiments");
        assertEquals(
                Catalog.ids(),
                listed.stream().map(e -> ((Map<?, ?>) e).get("id")).toList());
        Spoken spoken = Spoken.by("experiments");
        Catalog.ids().forEach(id -> assertTrue(spoken.out().contains(id), id));
    }

    @Test
    void everyClaimNamesItsSourceItsVerdictAndAnExperimentThatTestsIt() {
        List<?> claims = Written.by(Spoken.by("claims", "--json")).list("claims");
        assertEquals(Claims.all().size(), claims.size());
        for (Object claim : claims) {
            Map<?, ?> fields = (Map<?, ?>) claim;
            assertTrue(fields.keySet().containsAll(List.of("id", "source", "statement", "verdict", "experiments")));
            assertTrue(Catalog.ids().containsAll((List<?>) fields.get("experiments")), fields::toString);
        }
        assertEquals(0, Spoken.by("claims").code());
    }

    static List<String> citable() {
        return java.util.stream.Stream.concat(Catalog.ids().stream(), Claims.ids().stream())
                .toList();
    }

    @ParameterizedTest
    @MethodSource("citable")
    void everyExperimentAndClaimCanBeCited(String id) {
        Spoken spoken = Spoken.by("cite", id);
        assertEquals(0, spoken.code(), spoken.err());
        assertTrue(spoken.out().startsWith("@"), spoken.out());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run nothing-like-it | there is no experiment 'nothing-like-it'",
                "cite nothing-like-it | there is no experiment, claim or source",
                "run FIRST -p colour=red | colour",
                "run FIRST -p seed=one | seed",
                "run | ID"
            })
    void badInputIsOneMessageAndRunsNothing(String line, String message) {
        Path out = folder.resolve("none");
        String command = line.replace("FIRST", Catalog.ids().getFirst()) + " --out " + out;
        Spoken spoken = Spoken.by(command.split(" "));
        assertEquals(2, spoken.code(), spoken.err());
        assertTrue(spoken.err().contains(message), spoken.err());
        assertFalse(spoken.err().contains("\tat "), spoken.err());
        assertFalse(Files.exists(out));
    }
}
