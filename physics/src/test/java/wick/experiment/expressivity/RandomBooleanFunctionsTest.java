package wick.experiment.expressivity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wick.experiment.Progress;
import wick.experiment.Result;
import wick.experiment.Settings;

class RandomBooleanFunctionsTest {

    /// False alarms: seven tests at |z| > 4, below 5e-4.
    @Test
    void everyVerdictIsTheDeclaredOne() {
        RandomBooleanFunctions experiment = new RandomBooleanFunctions();
        Settings settings =
                Settings.of(experiment, Map.of("networks", "20000", "points", "1024", "activation", "tanh"));
        Result result = experiment.run(settings, Progress.silent());
        assertEquals(
                List.of(),
                result.comparisons().stream().filter(one -> !one.asExpected()).toList());
    }
}
