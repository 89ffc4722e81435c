package wick.experiment.expressivity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wick.experiment.Progress;
import wick.experiment.Result;
import wick.experiment.Settings;

class ParityGradientsTest {

    /// False alarms: three tests at |z| > 4 and one side of a bound, below 3e-4.
    @Test
    void everyVerdictIsTheDeclaredOne() {
        ParityGradients experiment = new ParityGradients();
        Settings settings = Settings.of(experiment, Map.of("networks", "300", "bits", "3,4,5", "targets", "10"));
        Result result = experiment.run(settings, Progress.silent());
        assertEquals(
                List.of(),
                result.comparisons().stream().filter(one -> !one.asExpected()).toList());
    }
}
