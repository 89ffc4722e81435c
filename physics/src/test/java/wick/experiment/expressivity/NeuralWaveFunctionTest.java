package wick.experiment.expressivity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wick.experiment.Progress;
import wick.experiment.Result;
import wick.experiment.Settings;

class NeuralWaveFunctionTest {

    /// False alarms: three tests at |z| > 4 and two bounds, below 4e-4.
    @Test
    void everyVerdictIsTheDeclaredOne() {
        NeuralWaveFunction experiment = new NeuralWaveFunction();
        Settings settings = Settings.of(experiment, Map.of("sites", "10", "steps", "150", "samples", "1000"));
        Result result = experiment.run(settings, Progress.silent());
        assertEquals(
                List.of(),
                result.comparisons().stream().filter(one -> !one.asExpected()).toList());
    }
}
