package wick.theory.fieldtheory;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An exact rational number in lowest terms, with a positive denominator.
public record Fraction(BigInteger numerator, BigInteger denominator) implements Comparable<Fraction> {
    public static final Fraction ZERO = of(0);
    public static final Fraction ONE = of(1);

    private static final Pattern DECIMAL = Pattern.compile("[-+]?[0-9]{1,30}\\.[0-9]{1,30}");
    private static final Pattern WRITTEN = Pattern.compile("([-+]?[0-9]{1,30})(?:/([0-9]{1,30}))?");

    public Fraction {
        if (denominator.signum() == 0) {
            throw new IllegalArgumentException("the denominator of " + numerator + "/0 must not be 0");
        }
        BigInteger common = numerator.gcd(denominator).max(BigInteger.ONE);
        BigInteger divisor = denominator.signum() < 0 ? common.negate() : common;
        numerator = numerator.divide(divisor);
        denominator = denominator.divide(divisor);
    }

    public static Fraction of(long whole) {
        return of(BigInteger.valueOf(whole));
    }

    public static Fraction of(BigInteger whole) {
        return new Fraction(whole, BigInteger.ONE);
    }

    public static Fraction of(long numerator, long denominator) {
        return new Fraction(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    /// Reads `0.25`, and what [#parse] reads.
    ///
    /// @throws IllegalArgumentException for anything else
    public static Fraction parseDecimal(String text) {
        if (!DECIMAL.matcher(text.strip()).matches()) {
            return parse(text);
        }
        BigDecimal number = new BigDecimal(text.strip());
        return new Fraction(number.unscaledValue(), BigInteger.TEN.pow(number.scale()));
    }

    /// Reads `3`, `-1/24`.
    ///
    /// @throws IllegalArgumentException for anything else
    public static Fraction parse(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) {
            throw new IllegalArgumentException("'" + text + "' must be a fraction such as 1/24, 3 or -1/2");
        }
        String below = written.group(2);
        return new Fraction(new BigInteger(written.group(1)), below == null ? BigInteger.ONE : new BigInteger(below));
    }

    public Fraction plus(Fraction other) {
        return new Fraction(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Fraction minus(Fraction other) {
        return plus(other.negated());
    }

    public Fraction times(Fraction other) {
        return new Fraction(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    public Fraction dividedBy(Fraction other) {
        return new Fraction(numerator.multiply(other.denominator), denominator.multiply(other.numerator));
    }

    public Fraction negated() {
        return new Fraction(numerator.negate(), denominator);
    }

    /// This to the power of `exponent`; of 0 it must not be negative.
    public Fraction power(int exponent) {
        if (exponent < 0) {
            return ONE.dividedBy(power(-exponent));
        }
        return new Fraction(numerator.pow(exponent), denominator.pow(exponent));
    }

    public int signum() {
        return numerator.signum();
    }

    /// The nearest double.
    public double toDouble() {
        return new BigDecimal(numerator)
                .divide(new BigDecimal(denominator), MathContext.DECIMAL128)
                .doubleValue();
    }

    @Override
    public int compareTo(Fraction other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    /// Such as `-11/8`, or `3` for a whole number.
    @Override
    public String toString() {
        return denominator.equals(BigInteger.ONE) ? numerator.toString() : numerator + "/" + denominator;
    }
}
