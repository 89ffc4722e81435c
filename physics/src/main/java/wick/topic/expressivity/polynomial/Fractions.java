package wick.topic.expressivity.polynomial;

import java.math.BigInteger;
import org.hipparchus.fraction.BigFraction;
import wick.network.formula.Interval;

/// Exact fractions as floating-point numbers.
public final class Fractions {
    /// Whole numbers with fewer bits are floating-point numbers, and one division of two rounds once.
    private static final int BITS = 53;

    private Fractions() {}

    /// The number nearest to the fraction.
    public static double nearest(BigFraction fraction) {
        return isSmall(fraction)
                ? fraction.getNumerator().doubleValue()
                        / fraction.getDenominator().doubleValue()
                : Polynomial.decimal(fraction).doubleValue();
    }

    private static boolean isSmall(BigFraction fraction) {
        return fraction.getNumerator().bitLength() <= BITS
                && fraction.getDenominator().bitLength() <= BITS;
    }

    /// An interval that contains the fraction; one number where it is one.
    public static Interval enclosure(BigFraction fraction) {
        double near = nearest(fraction);
        return fraction.getDenominator().equals(BigInteger.ONE) && isSmall(fraction)
                ? Interval.of(near)
                : new Interval(Math.nextDown(near), Math.nextUp(near));
    }
}
