package wick.network.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IntervalTest {
    private static final double INFINITE = Double.POSITIVE_INFINITY;

    private static Interval random(Random random) {
        double scale = Math.scalb(1.0, random.nextInt(-700, 400));
        double a = random.nextGaussian() * scale;
        double b = random.nextInt(4) == 0 ? a : random.nextGaussian() * scale;
        return new Interval(Math.min(a, b), Math.max(a, b));
    }

    private static void assertHolds(Interval interval, BigDecimal exact, String what) {
        boolean above = interval.low() == -INFINITE || new BigDecimal(interval.low()).compareTo(exact) <= 0;
        boolean below = interval.high() == INFINITE || new BigDecimal(interval.high()).compareTo(exact) >= 0;
        assertTrue(above && below, () -> exact + " not in " + interval + ", " + what);
    }

    /// Decimal numbers of any length hold sums and products exactly.
    @Test
    void sumsProductsAndPowersHoldTheExactResultsOfTheirEnds() {
        Random random = new Random(8);
        for (int i = 0; i < 3000; i++) {
            Interval a = random(random);
            Interval b = random(random);
            for (double x : new double[] {a.low(), a.high()}) {
                BigDecimal left = new BigDecimal(x);
                for (double y : new double[] {b.low(), b.high()}) {
                    BigDecimal right = new BigDecimal(y);
                    assertHolds(a.plus(b), left.add(right), a + " + " + b);
                    assertHolds(a.minus(b), left.subtract(right), a + " - " + b);
                    assertHolds(a.times(b), left.multiply(right), a + " * " + b);
                }
                double tame = random.nextGaussian();
                for (int power = 1; power <= 5; power++) {
                    assertHolds(Interval.of(tame).power(power), new BigDecimal(tame).pow(power), tame + "^" + power);
                }
            }
        }
    }

    /// x · (1/x) = 1 lies between x · low and x · high.
    @Test
    void inversesHoldTheExactOnes() {
        Random random = new Random(9);
        for (int i = 0; i < 3000; i++) {
            double x = 1 + random.nextDouble();
            for (double sign : new double[] {-1, 1}) {
                Interval inverse = Interval.of(sign * x).inverse();
                BigDecimal exact = new BigDecimal(sign * x);
                BigDecimal one = new BigDecimal(inverse.low()).multiply(exact);
                BigDecimal two = new BigDecimal(inverse.high()).multiply(exact);
                assertTrue(one.min(two).compareTo(BigDecimal.ONE) <= 0
                        && one.max(two).compareTo(BigDecimal.ONE) >= 0);
            }
        }
        assertTrue(new Interval(-INFINITE, -2).inverse().contains(-1e-300));
        assertTrue(new Interval(2, INFINITE).inverse().contains(1e-300));
    }

    @Test
    void aBoundAtInfinityIsNoNumber() {
        assertEquals(new Interval(0, INFINITE), new Interval(0, 1).times(new Interval(1, INFINITE)));
        assertEquals(Interval.ZERO, Interval.ZERO.times(Interval.ALL));
        assertEquals(new Interval(-1, 1), new Interval(0, INFINITE).sine());
    }

    /// Wide intervals, so that kinks, bumps and turning points lie inside.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "exp(z)",
                "log(1.1 + z^2)",
                "sqrt(z^2 + 1)",
                "abs(z)",
                "abs(0.3 - z)",
                "sign(z)",
                "sin(z)",
                "cos(2 * z)",
                "tanh(z)",
                "tanh(0.5 - z)",
                "erf(z)",
                "sigmoid(z)",
                "max(z, 0.3)",
                "min(z, 0.3 * z)",
                "z^2",
                "z^3",
                "(z - 1)^4",
                "(1 + z^2)^-3",
                "(2 + z^2)^0.3",
                "(2 + z^2)^z",
                "abs(z)^1.5",
                "z / (1 + z^2)",
                "z * exp(-z^2)",
                "z * abs(z) - z"
            })
    void formsAreEnclosedOverWideIntervals(String text) {
        Expression form = FormulaParser.parse(text);
        Random random = new Random(10);
        for (int i = 0; i < 400; i++) {
            double low = 6 * random.nextDouble() - 4;
            double high = low + 4 * random.nextDouble();
            Enclosure.Bounds bounds = Enclosure.of(form, new Interval(low, high));
            assertTrue(bounds.suspect().isEmpty());
            for (int k = 0; k <= 20; k++) {
                double z = Math.min(high, low + k * (high - low) / 20);
                Jet jet = Jet.at(form, z);
                assertTrue(bounds.value().contains(jet.value()), () -> z + ": " + jet + " not in " + bounds);
                double slack = 1e-13 * Math.abs(jet.first());
                assertTrue(
                        bounds.slope().low() - slack <= jet.first()
                                && jet.first() <= bounds.slope().high() + slack,
                        () -> z + ": " + jet + " not in " + bounds);
            }
        }
    }

    /// What intervals promise holds at every point tried inside them.
    @Test
    void enclosuresContainValuesAndSlopes() {
        Random random = new Random(6);
        for (int i = 0; i < 3000; i++) {
            Expression expression = FormulaTest.random(random, 3);
            double low = 6 * random.nextDouble() - 3;
            double high = low + Math.pow(10, -6 * random.nextDouble());
            Enclosure.Bounds bounds = Enclosure.of(expression, new Interval(low, high));
            if (bounds.suspect().isPresent()) {
                continue;
            }
            for (int k = 0; k <= 4; k++) {
                double z = Math.min(high, low + k * (high - low) / 4);
                Jet jet = Jet.at(expression, z);
                if (Double.isFinite(jet.value())) {
                    assertTrue(bounds.value().contains(jet.value()), () -> expression + " at " + z + ": " + jet);
                }
                if (Double.isFinite(jet.first())) {
                    double slack = 1e-12 * Math.abs(jet.first());
                    assertTrue(
                            bounds.slope().low() - slack <= jet.first()
                                    && jet.first() <= bounds.slope().high() + slack,
                            () -> ExpressionText.of(expression) + " at " + z + ": " + jet + " not in " + bounds);
                }
            }
        }
    }

    @Test
    void extremesOfOverlappingIntervalsAreEnclosedTightly() {
        Interval unit = new Interval(0, 1);
        Interval above = Enclosure.of(FormulaParser.parse("max(z, 0.25)"), unit).value();
        Interval below = Enclosure.of(FormulaParser.parse("min(z, 0.25)"), unit).value();
        assertEquals(new Interval(0.25, 1), above);
        assertEquals(new Interval(0, 0.25), below);
    }

    @Test
    void powersAreSmoothWhereTheirFormulasDivideByZero() {
        assertEquals(new Jet(0, 1, 0), Jet.at(FormulaParser.parse("z^1"), 0));
        assertEquals(new Jet(1, 1, 0), Jet.at(FormulaParser.parse("z^0 + z"), 0));
        assertEquals(new Jet(0, 0, 0), Jet.at(FormulaParser.parse("abs(z)^1.5"), 0));
    }
}
