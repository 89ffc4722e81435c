package wick.experiment.training;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import wick.experiment.training.TrainingCurve.Moment;

class TrainingCurveTest {

    /// Losses at steps 0, 5, 10, ...
    private static TrainingCurve curve(double... losses) {
        List<Moment> moments = IntStream.range(0, losses.length)
                .mapToObj(k -> new Moment(5 * k, losses[k], 0.5, 0, 0.5))
                .toList();
        return new TrainingCurve(moments);
    }

    @Test
    void itRanAwayWhereItFirstWasTenTimesAsHighAsAtTheStart() {
        assertEquals(OptionalInt.of(10), curve(2, 19, 21, 15, 400).ranAway());
        assertEquals(OptionalInt.of(5), curve(2, 21).ranAway());
    }

    /// Ten times is not more than ten times, and a peak that training came back from is none.
    @Test
    void whatEndsNearItsStartDidNotRunAway() {
        assertEquals(OptionalInt.empty(), curve(2, 1, 20).ranAway());
        assertEquals(OptionalInt.empty(), curve(2, 1000, 0.1).ranAway());
        assertEquals(OptionalInt.empty(), curve(2).ranAway());
        assertEquals(OptionalInt.empty(), curve().ranAway());
    }

    /// Where nothing is left to learn at the start there is no scale.
    @Test
    void aLossThatBeganAtZeroHasNoMeasure() {
        assertEquals(OptionalInt.empty(), curve(0, 1e-9, 1).ranAway());
    }
}
