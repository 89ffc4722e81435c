package wick.experiment.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import wick.experiment.Comparison;
import wick.experiment.Experiment;
import wick.experiment.Progress;
import wick.experiment.Settings;
import wick.experiment.Verdict;

class RateTransferTest {

    /// A small version at one seed: too few networks to break a bound at four standard errors, enough to see the rate
    /// of one parameterization drift and that of the other stay.
    @Test
    void theBestRateOfTheStandardParameterizationFallsWithWidth() {
        Experiment experiment = Catalog.named("rate-transfer");
        Settings settings =
                Settings.of(experiment, Map.of("widths", "32,256", "networks", "3", "steps", "30", "images", "300"));
        List<Comparison> comparisons =
                experiment.run(settings, Progress.silent()).comparisons();
        assertEquals(
                List.of("mup.shift", "mup.cost", "standard.shift", "standard.cost"),
                comparisons.stream().map(Comparison::id).toList());
        assertEquals(Verdict.NOT_VIOLATED, comparisons.getFirst().verdict());
        assertTrue(comparisons.getFirst().measurement().mean() <= 1, comparisons::toString);
        assertTrue(comparisons.get(2).measurement().mean() > 1.2, comparisons::toString);
        assertTrue(comparisons.getLast().measurement().mean() > 0.3, comparisons::toString);
    }
}
