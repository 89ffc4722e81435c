package wick.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ScalingFitTest {
    private static final WidthExpansion.Reading READING = new WidthExpansion.Reading(3, OptionalInt.of(256));

    private static double spread(double n) {
        return Math.sqrt(Math.pow(1 + 2 / n, 3) - 1);
    }

    @Test
    void aRightExponentStaysRightHoweverManyNetworksAreMeasured() {
        SplittableRandom random = new SplittableRandom(1);
        for (long networks = 1000; networks <= 1_000_000_000L; networks *= 10) {
            WidthSeries series = Cases.series(ScalingFitTest::spread, 1, networks, random);
            Comparison comparison = ScalingFit.of(Cases.exponent(-0.5, -1), series, READING);
            assertTrue(comparison.verdict() != Verdict.DISAGREES, networks + " networks: " + comparison);
            if (networks >= 10_000) {
                assertEquals(Verdict.AGREES, comparison.verdict(), comparison::toString);
            }
        }
    }

    /// At most 1.3 of 20 000 expected; 10 or more once in a million runs.
    @Test
    void aRightExponentDisagreesAsRarelyAsStated() {
        SplittableRandom random = new SplittableRandom(2);
        int alarms = 0;
        for (int trial = 0; trial < 20_000; trial++) {
            WidthSeries series = Cases.series(ScalingFitTest::spread, 1, 2000, random);
            alarms += ScalingFit.of(Cases.exponent(-0.5, -1), series, READING).verdict() == Verdict.DISAGREES ? 1 : 0;
        }
        assertTrue(alarms < 10, alarms + " false alarms");
    }

    @Test
    void aWrongExponentIsFound() {
        WidthSeries series = Cases.series(ScalingFitTest::spread, 1, 100_000, new SplittableRandom(3));
        Comparison comparison = ScalingFit.of(Cases.exponent(-1, -0.5), series, READING);
        assertEquals(Verdict.DISAGREES, comparison.verdict(), comparison::toString);
    }

    @Test
    void valuesThatAreNotPositiveAreOutOfDomain() {
        WidthSeries series = Cases.series(n -> n - 100, 1, 1000, new SplittableRandom(4));
        assertEquals(
                Verdict.OUT_OF_DOMAIN,
                ScalingFit.of(Cases.exponent(-1, -0.5), series, READING).verdict());
    }

    @Test
    void theDeviationFallsBelowOnePercentWhereTheLawSays() {
        WidthSeries series = Cases.series(n -> 2 / Math.sqrt(n), 1, 1_000_000_000, new SplittableRandom(5));
        Comparison.Deviation deviation = ScalingFit.deviation(series, 1, 256).orElseThrow();
        assertEquals(12.5, deviation.percent(), 0.01);
        assertEquals(40_000, deviation.widthForOnePercent().orElseThrow(), 50);
    }
}
