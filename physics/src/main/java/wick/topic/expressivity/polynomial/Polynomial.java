package wick.topic.expressivity.polynomial;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import org.hipparchus.fraction.BigFraction;

/// A polynomial of several variables with exact coefficients, written as `term`.
public record Polynomial(List<String> variables, Term term) {
    /// The highest degree.
    public static final int HIGHEST = 64;
    /// The most variables.
    public static final int MOST_VARIABLES = 10_000;

    private static final MathContext DIGITS = new MathContext(45);

    /// @throws PolynomialException for a degree above [#HIGHEST] or too many variables
    public Polynomial {
        variables = List.copyOf(variables);
        BigInteger degree = term.degree();
        if (degree.compareTo(BigInteger.valueOf(HIGHEST)) > 0) {
            throw new PolynomialException(
                    "the polynomial has degree " + degree + "; at most " + HIGHEST + " is allowed");
        }
        if (variables.size() > MOST_VARIABLES) {
            throw new PolynomialException("the polynomial has " + variables.size() + " variables; at most "
                    + MOST_VARIABLES + " are allowed");
        }
    }

    /// The polynomial written in `text`; see [PolynomialParser].
    public static Polynomial of(String text) {
        return PolynomialParser.parse(text);
    }

    /// The degree its text shows.
    public int degree() {
        return term.degree().intValueExact();
    }

    /// The expanded polynomial.
    ///
    /// @throws PolynomialException if it may have more than `most` terms
    public Expansion expanded(int most) {
        return Expansion.of(this, most);
    }

    /// The value at a point, to 45 digits of the largest intermediate result.
    public BigDecimal value(double... point) {
        if (point.length != variables.size()) {
            throw new IllegalArgumentException(
                    point.length + " numbers do not fit the " + variables.size() + " variables");
        }
        BigDecimal[] exact = new BigDecimal[point.length];
        for (int i = 0; i < point.length; i++) {
            exact[i] = new BigDecimal(point[i]);
        }
        return value(term, exact);
    }

    private static BigDecimal value(Term term, BigDecimal[] point) {
        return switch (term) {
            case Term.Constant(BigFraction number) -> decimal(number);
            case Term.Variable(int index) -> point[index];
            case Term.Sum(List<Term> terms) -> {
                BigDecimal sum = BigDecimal.ZERO;
                for (Term part : terms) {
                    sum = sum.add(value(part, point), DIGITS);
                }
                yield sum;
            }
            case Term.Product(List<Term> factors) -> {
                BigDecimal product = BigDecimal.ONE;
                for (Term factor : factors) {
                    product = product.multiply(value(factor, point), DIGITS);
                }
                yield product;
            }
            case Term.Power(Term base, int exponent) -> value(base, point).pow(exponent, DIGITS);
        };
    }

    static BigDecimal decimal(BigFraction number) {
        return new BigDecimal(number.getNumerator()).divide(new BigDecimal(number.getDenominator()), DIGITS);
    }
}
