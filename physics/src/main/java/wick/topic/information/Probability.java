package wick.topic.information;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hipparchus.fraction.BigFraction;
import wick.text.Scalar;
import wick.text.Value;

/// A probability as it was written: `0.3`, `3e-1` or `3/10`, exact unless it has more than 40 digits.
record Probability(double value, Optional<BigFraction> exact) {
    private static final Pattern FRACTION = Pattern.compile("([0-9]{1,18})/([0-9]{1,18})");
    private static final int DIGITS = 40;

    static Probability of(BigFraction exact) {
        return new Probability(exact.doubleValue(), Optional.of(exact));
    }

    /// Reads a number from 0 to 1.
    static Probability read(Value value) {
        if (value instanceof Scalar scalar && !scalar.quoted()) {
            Matcher fraction = FRACTION.matcher(scalar.text());
            if (fraction.matches()) {
                BigInteger numerator = new BigInteger(fraction.group(1));
                BigInteger denominator = new BigInteger(fraction.group(2));
                if (denominator.signum() == 0 || numerator.compareTo(denominator) > 0) {
                    throw value.refuse("a probability from 0 to 1, such as 0.25 or 1/4");
                }
                return of(new BigFraction(numerator, denominator));
            }
            double number = value.real(0, 1);
            BigDecimal decimal = new BigDecimal(scalar.text());
            return Math.abs((long) decimal.scale()) > DIGITS || decimal.precision() > DIGITS
                    ? new Probability(number, Optional.empty())
                    : new Probability(number, Optional.of(fraction(decimal)));
        }
        return new Probability(value.real(0, 1), Optional.empty());
    }

    private static BigFraction fraction(BigDecimal decimal) {
        return decimal.scale() >= 0
                ? new BigFraction(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()))
                : new BigFraction(decimal.toBigIntegerExact());
    }

    Probability complement() {
        return new Probability(1 - value, exact.map(BigFraction.ONE::subtract));
    }

    Probability over(int parts) {
        return new Probability(value / parts, exact.map(e -> e.divide(parts)));
    }

    boolean isZero() {
        return value == 0 && exact.map(e -> e.signum() == 0).orElse(true);
    }
}
