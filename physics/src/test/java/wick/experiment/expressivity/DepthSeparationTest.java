package wick.experiment.expressivity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wick.experiment.Progress;
import wick.experiment.Result;
import wick.experiment.Settings;

class DepthSeparationTest {

    /// False alarms: two statistical verdicts at |z| > 4, below 2e-4.
    @Test
    void everyVerdictIsTheDeclaredOne() {
        DepthSeparation experiment = new DepthSeparation();
        Settings settings = Settings.of(experiment, Map.of("networks", "2000", "starts", "2"));
        Result result = experiment.run(settings, Progress.silent());
        assertEquals(
                List.of(),
                result.comparisons().stream().filter(one -> !one.asExpected()).toList());
    }
}
