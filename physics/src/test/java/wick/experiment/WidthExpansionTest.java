package wick.experiment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class WidthExpansionTest {
    private static final WidthExpansion.Reading READING = new WidthExpansion.Reading(3, OptionalInt.of(256));

    /// Exact finite-width laws with their limit and coefficient of 1/n: second moments of deep linear and
    /// of critical relu networks with three hidden layers, and a series with a vanishing first
    /// coefficient.
    static Stream<Arguments> laws() {
        DoubleUnaryOperator linear = n -> Math.pow(1 + 2 / n, 3);
        DoubleUnaryOperator relu = n -> Math.pow(1 + 5 / n, 3);
        DoubleUnaryOperator flat = n -> 1 + 9 / (n * n) - 30 / (n * n * n);
        DoubleUnaryOperator constant = _ -> 1;
        return Stream.of(
                Arguments.of("linear", linear, 6.0),
                Arguments.of("relu", relu, 15.0),
                Arguments.of("flat", flat, 0.0),
                Arguments.of("constant", constant, 0.0));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("laws")
    void aRightTheoryStaysRightHoweverManyNetworksAreMeasured(String name, DoubleUnaryOperator truth, double first) {
        SplittableRandom random = new SplittableRandom(1);
        for (long networks = 1000; networks <= 1_000_000_000_000L; networks *= 10) {
            WidthSeries series = Cases.series(truth, 0.5, networks, random);
            Comparison limit = WidthExpansion.limit(Cases.expansion(1, 1.2, 0), series, READING);
            Comparison coefficient = WidthExpansion.first(Cases.expansion(first, first + 10, 1), series, 1, READING);
            assertTrue(limit.verdict() != Verdict.DISAGREES, networks + " networks: " + limit);
            assertTrue(coefficient.verdict() != Verdict.DISAGREES, networks + " networks: " + coefficient);
            if (networks >= 100_000) {
                assertEquals(Verdict.AGREES, limit.verdict(), limit::toString);
                assertEquals(Verdict.AGREES, coefficient.verdict(), coefficient::toString);
            }
        }
    }

    /// Two tests with a tail of 6.3e-5 each: at most 2.5 of 20 000 expected, 12 or more once in 10 000
    /// runs.
    @ParameterizedTest(name = "{0}")
    @MethodSource("laws")
    void aRightTheoryDisagreesAsRarelyAsStated(String name, DoubleUnaryOperator truth, double first) {
        SplittableRandom random = new SplittableRandom(2);
        int alarms = 0;
        for (int trial = 0; trial < 20_000; trial++) {
            WidthSeries series = Cases.series(truth, 0.5, 3000, random);
            Comparison comparison = trial % 2 == 0
                    ? WidthExpansion.limit(Cases.expansion(1, 1.2, 0), series, READING)
                    : WidthExpansion.first(Cases.expansion(first, first + 10, 1), series, 1, READING);
            alarms += comparison.verdict() == Verdict.DISAGREES ? 1 : 0;
        }
        assertTrue(alarms < 12, alarms + " false alarms");
    }

    @Test
    void aWrongLimitAndAWrongCoefficientAreFound() {
        SplittableRandom random = new SplittableRandom(3);
        DoubleUnaryOperator truth = n -> Math.pow(1 + 2 / n, 3);
        WidthSeries series = Cases.series(truth, 0.5, 100_000, random);
        assertEquals(
                Verdict.DISAGREES,
                WidthExpansion.limit(Cases.expansion(1.05, 1, 0), series, READING)
                        .verdict());
        assertEquals(
                Verdict.DISAGREES,
                WidthExpansion.first(Cases.expansion(8, 6, 1), series, 1, READING)
                        .verdict());
        // 1/√n is no series in 1/n: either the limit is found wrong or there is no series to judge by
        WidthSeries slow = Cases.series(n -> 1 + 1 / Math.sqrt(n), 0.5, 1_000_000, random);
        Verdict verdict =
                WidthExpansion.limit(Cases.expansion(1, 1.2, 0), slow, READING).verdict();
        assertTrue(verdict == Verdict.DISAGREES || verdict == Verdict.OUT_OF_DOMAIN, verdict::toString);
    }

    @Test
    void theDeviationAtTheOwnWidthIsThatOfTheExactLaw() {
        DoubleUnaryOperator truth = n -> Math.pow(1 + 2 / n, 3);
        WidthSeries series = Cases.series(truth, 0.5, 10_000_000, new SplittableRandom(4));
        Comparison.Deviation deviation = WidthExpansion.limit(Cases.expansion(1, 1.2, 0), series, READING)
                .deviation()
                .orElseThrow();
        assertEquals(100 * (truth.applyAsDouble(256) - 1), deviation.percent(), 5 * deviation.percentError());
        // (1 + 2/n)³ = 1.01 at n = 2 / (1.01^(1/3) − 1) = 602
        assertEquals(602, deviation.widthForOnePercent().orElseThrow(), 5);
    }

    @Test
    void tooDeepForTheseWidthsIsOutOfDomain() {
        WidthSeries series = Cases.series(n -> Math.pow(1 + 2 / n, 40), 0.1, 1000, new SplittableRandom(5));
        var deep = new WidthExpansion.Reading(40, OptionalInt.empty());
        assertEquals(
                Verdict.OUT_OF_DOMAIN,
                WidthExpansion.limit(Cases.expansion(1, 1.2, 0), series, deep).verdict());
    }

    @Test
    void threeWidthsAreRefused() {
        var points = Stream.of(32, 64, 128)
                .map(n -> new WidthSeries.Point(n, Cases.measured(1, 0.1, 100)))
                .toList();
        assertThrows(IllegalArgumentException.class, () -> new WidthSeries(points));
    }

    /// ln y = −30/n + O(1/n²): at n = 32 the series of y itself is useless.
    @Test
    void theLogarithmOfAPositiveQuantityHasASeriesWhereTheQuantityHasNone() {
        DoubleUnaryOperator truth = n -> 5 * Math.pow(1 - 3 / n, 10);
        SplittableRandom random = new SplittableRandom(6);
        for (long networks = 1000; networks <= 1_000_000_000_000L; networks *= 10) {
            WidthSeries series = Cases.series(truth, 0.5, networks, random);
            Comparison right = PositiveLimit.judge(Cases.expansion(5, 2, 0), series, READING);
            assertTrue(right.verdict() != Verdict.DISAGREES, right::toString);
        }
        WidthSeries series = Cases.series(truth, 0.5, 1_000_000, random);
        Comparison right = PositiveLimit.judge(Cases.expansion(5, 4, 0), series, READING);
        assertEquals(Verdict.AGREES, right.verdict(), right::toString);
        assertEquals(
                100 * (truth.applyAsDouble(256) / 5 - 1),
                right.deviation().orElseThrow().percent(),
                0.2);
        Comparison wrong = PositiveLimit.judge(Cases.expansion(4.5, 5, 0), series, READING);
        assertEquals(Verdict.DISAGREES, wrong.verdict(), wrong::toString);
    }
}
