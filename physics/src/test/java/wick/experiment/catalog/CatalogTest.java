package wick.experiment.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import wick.experiment.Claim;
import wick.experiment.Experiment;
import wick.experiment.Parameter;
import wick.experiment.Settings;

class CatalogTest {

    static List<Experiment> all() {
        return Catalog.all();
    }

    @Test
    void everyExperimentHasANameOfItsOwn() {
        assertEquals(Catalog.all().size(), new HashSet<>(Catalog.ids()).size());
        Catalog.ids().forEach(id -> assertTrue(id.matches("[a-z][a-z0-9-]*"), id));
    }

    @ParameterizedTest
    @MethodSource("all")
    void anExperimentSaysWhatItAsksAndRestsOn(Experiment experiment) {
        assertFalse(experiment.title().isBlank());
        assertTrue(experiment.question().endsWith("?"), experiment.question());
        assertFalse(experiment.sources().isEmpty());
        experiment.parameters().forEach(p -> assertFalse(p.description().isBlank(), p.name()));
    }

    @ParameterizedTest
    @MethodSource("all")
    void theDefaultsOfAnExperimentAreAllowedAndItsSeedIsOne(Experiment experiment) {
        assertEquals(1, Settings.standard(experiment).whole("seed"));
    }

    @ParameterizedTest
    @MethodSource("all")
    void aWrongValueIsRefusedWithWhatIsAllowed(Experiment experiment) {
        for (Parameter parameter : experiment.parameters()) {
            Map<String, String> given = Map.of(parameter.name(), "no such value");
            String message =
                    String.valueOf(assertThrows(IllegalArgumentException.class, () -> Settings.of(experiment, given))
                            .getMessage());
            assertTrue(message.contains(parameter.name()) && message.contains(parameter.allowed()), message);
        }
    }

    @Test
    void aMistypedNameIsAnsweredWithTheNearest() {
        String message =
                String.valueOf(assertThrows(IllegalArgumentException.class, () -> Catalog.named("kernel-frozn"))
                        .getMessage());
        assertTrue(message.contains("kernel-frozen?"), message);
    }

    @Test
    void everyClaimNamesExperimentsThatExist() {
        assertEquals(Claims.all().size(), new HashSet<>(Claims.ids()).size());
        for (Claim claim : Claims.all()) {
            claim.experiments().forEach(id -> assertTrue(Catalog.find(id).isPresent(), id));
            assertEquals(claim, Claims.named(claim.id()));
            assertFalse(claim.right().isBlank());
        }
    }

    @Test
    void everyExperimentTestsAClaim() {
        Catalog.ids().forEach(id -> assertFalse(Claims.testedBy(id).isEmpty(), id));
    }
}
