package wick.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TicksTest {

    record Case(double from, double to, int wanted) {}

    static Stream<Case> linear() {
        SplittableRandom random = new SplittableRandom(1);
        return IntStream.range(0, 300).mapToObj(_ -> {
            double size = Math.pow(10, random.nextInt(-12, 13));
            double from = size * random.nextDouble(-1, 1);
            double span = size * Math.pow(10, random.nextDouble(-4, 1));
            return new Case(from, from + span, random.nextInt(3, 10));
        });
    }

    static Stream<Case> logarithmic() {
        SplittableRandom random = new SplittableRandom(2);
        return IntStream.range(0, 300).mapToObj(_ -> {
            double from = Math.pow(10, random.nextDouble(-15, 15));
            return new Case(from, from * Math.pow(10, random.nextDouble(0.1, 30)), random.nextInt(3, 10));
        });
    }

    @Test
    void linearTicksAreEquallySpacedByOneTwoOrFiveInsideTheRange() {
        linear().forEach(TicksTest::requireEqualSteps);
    }

    private static void requireEqualSteps(Case c) {
        List<Tick> marks = Ticks.linear(c.from, c.to, c.wanted).marks();
        assertTrue(marks.size() >= 2 && marks.size() <= 2 * c.wanted + 2, marks.size() + " ticks for " + c);
        double span = c.to - c.from;
        double step = marks.get(1).value() - marks.get(0).value();
        double leading = step / Math.pow(10, Math.floor(Math.log10(step) + 1e-6));
        assertTrue(Stream.of(1., 2., 5.).anyMatch(f -> Math.abs(leading - f) < 1e-3), "step " + step + " for " + c);
        for (int i = 0; i < marks.size(); i++) {
            double value = marks.get(i).value();
            assertTrue(value >= c.from - 1e-8 * span && value <= c.to + 1e-8 * span, value + " outside " + c);
            assertEquals(marks.get(0).value() + i * step, value, 1e-8 * span);
        }
    }

    @Test
    void labelsOfLinearTicksSayTheirValues() {
        linear().forEach(TicksTest::requireTrueLabels);
    }

    private static void requireTrueLabels(Case c) {
        Ticks ticks = Ticks.linear(c.from, c.to, c.wanted);
        double step = ticks.marks().get(1).value() - ticks.marks().get(0).value();
        for (Tick tick : ticks.marks()) {
            String label = tick.label().orElseThrow().plain().replace('−', '-');
            double said = Double.parseDouble(label) * Math.pow(10, ticks.exponent());
            assertEquals(tick.value(), said, 1e-3 * step, "label " + label + " for " + c);
        }
    }

    @Test
    void logarithmicTicksAscendInsideTheRangeWithLabels() {
        logarithmic().forEach(TicksTest::requireAscent);
    }

    private static void requireAscent(Case c) {
        Ticks ticks = Ticks.logarithmic(c.from, c.to, c.wanted);
        double before = 0;
        for (Tick tick : ticks.marks()) {
            assertTrue(tick.value() > before, tick.value() + " after " + before);
            assertTrue(tick.value() >= c.from * (1 - 1e-8) && tick.value() <= c.to * (1 + 1e-8), tick + " " + c);
            before = tick.value();
        }
        long labelled =
                ticks.marks().stream().filter(t -> t.label().isPresent()).count();
        assertTrue(labelled >= 1 && labelled <= 2 * c.wanted + 3, labelled + " labels for " + c);
    }

    @Test
    void decadesAreLabelledByPowersOfTen() {
        List<String> labels = Ticks.logarithmic(1e-3, 1e2, 6).marks().stream()
                .flatMap(t -> t.label().stream())
                .map(Label::plain)
                .toList();
        assertEquals(List.of("10−3", "10−2", "10−1", "100", "101", "102"), labels);
    }

    @Test
    void rangesWithoutExtentAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> Ticks.linear(1, 1, 5));
        assertThrows(IllegalArgumentException.class, () -> Ticks.logarithmic(0, 1, 5));
        assertThrows(IllegalArgumentException.class, () -> Ticks.linear(0, Double.POSITIVE_INFINITY, 5));
    }
}
