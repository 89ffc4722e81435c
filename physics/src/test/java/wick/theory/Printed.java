package wick.theory;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;

/// Comparison with a number as it is printed: within half a unit of its last digit.
public final class Printed {
    private Printed() {}

    public static void assertPrinted(String printed, double value) {
        BigDecimal expected = new BigDecimal(printed);
        double half = 0.5 * Math.pow(10, -expected.scale());
        double deviation = Math.abs(value - expected.doubleValue());
        assertTrue(
                deviation <= half * (1 + 1e-6),
                () -> value + " is " + deviation / half / 2 + " units of the last digit from " + printed);
    }
}
