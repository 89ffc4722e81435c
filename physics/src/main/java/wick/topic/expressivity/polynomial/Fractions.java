package wick.topic.expressivity.polynomial;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.fraction.BigFraction;
import wick.network.formula.Interval;

/// Exact fractions as floating-point numbers.
public final class Fractions {
    /// Whole numbers with fewer bits are floating-point numbers, and one division of two rounds once.
    private static final int BITS = 53;

    private Fractions() {}

    /// The fraction written as a number such as 0.25 or 1e-3, or as 1/3.
    ///
    /// @throws PolynomialException if it is neither
    public static BigFraction parse(String text) {
        int slash = text.indexOf('/');
        try {
            return slash < 0
                    ? decimal(text)
                    : decimal(text.substring(0, slash)).divide(decimal(text.substring(slash + 1)));
        } catch (ArithmeticException | NumberFormatException | MathRuntimeException e) {
            throw new PolynomialException("\"" + text + "\" is not a number such as 0.25 or 1/3");
        }
    }

    private static BigFraction decimal(String text) {
        BigDecimal decimal = new BigDecimal(text.strip());
        if (Math.abs((long) decimal.scale()) > 400) {
            throw new NumberFormatException();
        }
        return decimal.scale() > 0
                ? new BigFraction(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()))
                : new BigFraction(decimal.toBigIntegerExact());
    }

    /// The number nearest to the fraction.
    public static double nearest(BigFraction fraction) {
        return isSmall(fraction)
                ? fraction.getNumerator().doubleValue()
                        / fraction.getDenominator().doubleValue()
                : Polynomial.decimal(fraction).doubleValue();
    }

    /// A bound in so many digits, not below itself.
    public static String upward(double bound, int digits) {
        return new BigDecimal(bound)
                .round(new MathContext(digits, RoundingMode.CEILING))
                .toString();
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
