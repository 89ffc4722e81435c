package wick.experiment.expressivity;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wick.experiment.Comparison;
import wick.experiment.Progress;
import wick.experiment.Result;
import wick.experiment.Settings;
import wick.experiment.Verdict;

class NoFlatteningTest {

    /// False alarms: three statistical verdicts at |z| > 4, below 2e-4.
    @Test
    void countsAgreeAndThreeStatementsOfTheSourceDoNot() {
        NoFlattening experiment = new NoFlattening();
        Settings settings = Settings.of(experiment, Map.of("draws", "300", "starts", "5"));
        Result result = experiment.run(settings, Progress.silent());
        assertEquals(
                List.of("haar.source", "strassen.source", "thin.source"),
                result.comparisons().stream()
                        .filter(one -> one.verdict() == Verdict.DISAGREES)
                        .map(Comparison::id)
                        .toList());
        assertEquals(
                List.of(),
                result.comparisons().stream().filter(one -> !one.asExpected()).toList());
    }
}
