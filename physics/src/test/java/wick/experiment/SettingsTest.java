package wick.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import wick.observable.Source;

class SettingsTest {
    private static final Experiment EXPERIMENT = new Experiment() {
        @Override
        public String id() {
            return "made-up";
        }

        @Override
        public String title() {
            return "Made up";
        }

        @Override
        public String question() {
            return "Does it work?";
        }

        @Override
        public List<Parameter> parameters() {
            return List.of(
                    new Parameter.Whole("networks", "networks at each width", 1000, 10, 100_000),
                    new Parameter.Real("bias", "bias variance", 0.05, 0, 10),
                    new Parameter.Choice("activation", "nonlinearity", "tanh", List.of("tanh", "relu")),
                    new Parameter.Wholes("widths", "widths", List.of(8, 16, 32, 64), 4, 4096));
        }

        @Override
        public List<Source> sources() {
            return List.of(Cases.SOURCE);
        }

        @Override
        public Result run(Settings settings, Progress progress) {
            throw new AssertionError("only its parameters matter here");
        }
    };

    @Test
    void givenValuesStandInPlaceOfDefaults() {
        Settings settings = Settings.of(EXPERIMENT, Map.of("networks", "50", "widths", "64, 8,16,32,8"));
        assertEquals(50, settings.size("networks"));
        assertEquals(List.of(8, 16, 32, 64), settings.wholes("widths"));
        assertEquals(0.05, settings.real("bias"));
        assertEquals("tanh", settings.choice("activation"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "networks   | 9        | a whole number from 10 to 100000",
                "networks   | 1e3      | a whole number from 10 to 100000",
                "bias       | -0.1     | a number from 0.0 to 10.0",
                "bias       | NaN      | a number from 0.0 to 10.0",
                "activation | tahn     | one of tanh, relu",
                "widths     | 8,8,8,8  | at least 4 different whole numbers from 1 to 4096",
                "network    | 3        | networks, bias, activation, widths"
            })
    void badValuesAreRefusedWithWhatIsAllowed(String name, String value, String allowed) {
        Map<String, String> given = Map.of(name, value);
        IllegalArgumentException refused =
                assertThrows(IllegalArgumentException.class, () -> Settings.of(EXPERIMENT, given));
        assertTrue(String.valueOf(refused.getMessage()).contains(allowed), refused::getMessage);
    }

    @Test
    void theCommandNamesOnlyWhatIsNotADefault() {
        Settings settings = Settings.of(EXPERIMENT, Map.of("activation", "relu", "networks", "50"));
        assertEquals("wick run made-up -p activation=relu", settings.command(EXPERIMENT, "networks"));
        assertEquals(
                "wick run made-up -p activation=relu -p networks=200",
                settings.more(EXPERIMENT, "networks").withNetworks(4));
    }
}
