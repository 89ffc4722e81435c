package wick.topic.expressivity.polynomial;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.hipparchus.fraction.BigFraction;

/// Reads
///
///     sum      ["+" | "-"] product (("+" | "-") product)*
///     product  power (("*" | "/") power)*
///     power    atom ("^" whole number)?
///     atom     number | variable | "(" sum ")"
///
/// where a divisor is a number, a number such as 0.25 or 1e-3 is the exact fraction, and a variable is a letter
/// followed by letters, digits and "_". Variables are in the order of their names, x2 before x10.
public final class PolynomialParser {
    /// The longest text that is read.
    public static final int LONGEST = 1_000_000;

    private static final int DEEPEST = 200;
    private static final int MOST_DIGITS = 400;

    private final String text;
    private final Map<String, Integer> indices = new TreeMap<>();
    private int at;
    private int depth;

    private PolynomialParser(String text) {
        this.text = text;
    }

    /// The polynomial written in `text`.
    ///
    /// @throws PolynomialException naming line and column
    public static Polynomial parse(String text) {
        if (text.length() > LONGEST) {
            throw new PolynomialException(
                    "the polynomial has " + text.length() + " characters; at most " + LONGEST + " are allowed");
        }
        PolynomialParser parser = new PolynomialParser(text);
        Term term = parser.sum();
        if (parser.peek() != '\0' || parser.at < text.length()) {
            throw parser.problem(parser.at, "\"" + parser.peek() + "\" where an operator or the end belongs");
        }
        return parser.named(term);
    }

    /// Gives the variables, numbered as they were met, the numbers of their names' order.
    private Polynomial named(Term term) {
        TreeSet<String> sorted = new TreeSet<>(new NaturalOrder());
        sorted.addAll(indices.keySet());
        List<String> names = List.copyOf(sorted);
        if (names.isEmpty()) {
            throw new PolynomialException("the polynomial has no variable; write one such as x*y");
        }
        int[] place = new int[names.size()];
        for (int i = 0; i < names.size(); i++) {
            place[indices.getOrDefault(names.get(i), 0)] = i;
        }
        return new Polynomial(names, renumbered(term, place));
    }

    private static Term renumbered(Term term, int[] place) {
        return switch (term) {
            case Term.Constant number -> number;
            case Term.Variable(int index) -> new Term.Variable(place[index]);
            case Term.Sum(List<Term> terms) ->
                new Term.Sum(terms.stream().map(part -> renumbered(part, place)).toList());
            case Term.Product(List<Term> factors) ->
                new Term.Product(
                        factors.stream().map(part -> renumbered(part, place)).toList());
            case Term.Power(Term base, int exponent) -> new Term.Power(renumbered(base, place), exponent);
        };
    }

    private Term sum() {
        if (++depth > DEEPEST) {
            throw problem(at, "parentheses nested more than " + DEEPEST + " deep");
        }
        List<Term> terms = new ArrayList<>();
        boolean minus = peek() == '-';
        if (minus || peek() == '+') {
            at++;
        }
        terms.add(signed(minus, product()));
        while (peek() == '+' || peek() == '-') {
            boolean negative = peek() == '-';
            at++;
            terms.add(signed(negative, product()));
        }
        depth--;
        return terms.size() == 1 ? terms.getFirst() : new Term.Sum(terms);
    }

    private static Term signed(boolean minus, Term term) {
        return minus ? new Term.Product(List.of(new Term.Constant(BigFraction.MINUS_ONE), term)) : term;
    }

    private Term product() {
        List<Term> factors = new ArrayList<>();
        factors.add(power());
        while (peek() == '*' || peek() == '/') {
            boolean quotient = peek() == '/';
            at++;
            peek();
            int start = at;
            Term factor = power();
            factors.add(quotient ? inverse(start, factor) : factor);
        }
        return factors.size() == 1 ? factors.getFirst() : new Term.Product(factors);
    }

    private Term inverse(int start, Term divisor) {
        if (divisor instanceof Term.Constant(BigFraction value)) {
            if (value.equals(BigFraction.ZERO)) {
                throw problem(start, "a division by 0");
            }
            return new Term.Constant(value.reciprocal());
        }
        throw problem(start, "a polynomial is divided by numbers only; write 1/2*x rather than x/(2*y)");
    }

    private Term power() {
        Term base = atom();
        if (peek() != '^') {
            return base;
        }
        at++;
        peek();
        int start = at;
        String written = digits();
        if (written.isEmpty()) {
            throw problem(start, "an exponent must be a whole number from 0, such as x^2");
        }
        BigInteger exponent = new BigInteger(written);
        if (exponent.compareTo(BigInteger.valueOf(1_000_000)) > 0) {
            throw problem(
                    start, "the exponent " + exponent + "; polynomials have degree " + Polynomial.HIGHEST + " at most");
        }
        if (base instanceof Term.Constant(BigFraction value)) {
            if (exponent.intValueExact() > MOST_DIGITS) {
                throw problem(start, "the exponent " + exponent + " of a number; at most " + MOST_DIGITS);
            }
            return new Term.Constant(value.pow(exponent.intValueExact()));
        }
        return new Term.Power(base, exponent.intValueExact());
    }

    private Term atom() {
        char first = peek();
        int start = at;
        if (first == '(') {
            at++;
            Term inside = sum();
            if (peek() != ')') {
                throw problem(at, "the \"(\" of column " + column(start) + " is not closed");
            }
            at++;
            return inside;
        }
        if (isDigit(first) || first == '.') {
            return new Term.Constant(number());
        }
        if (Character.isLetter(first)) {
            while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
                at++;
            }
            String name = text.substring(start, at);
            return new Term.Variable(indices.computeIfAbsent(name, _ -> indices.size()));
        }
        String found = first == '\0' && at >= text.length() ? "the end" : "\"" + first + "\"";
        throw problem(start, found + " where a number, a variable or \"(\" belongs");
    }

    private BigFraction number() {
        int start = at;
        digits();
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits();
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int sign = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 ? 1 : 0;
            if (at + 1 + sign < text.length() && isDigit(text.charAt(at + 1 + sign))) {
                at += 1 + sign;
                digits();
            }
        }
        String written = text.substring(start, at);
        try {
            BigDecimal decimal = new BigDecimal(written);
            if (written.length() > MOST_DIGITS || Math.abs((long) decimal.scale()) > MOST_DIGITS) {
                throw problem(start, "the number " + shortened(written) + " has more than " + MOST_DIGITS + " digits");
            }
            return decimal.scale() > 0
                    ? new BigFraction(decimal.unscaledValue(), BigInteger.TEN.pow(decimal.scale()))
                    : new BigFraction(decimal.toBigIntegerExact());
        } catch (NumberFormatException e) {
            throw problem(start, "\"" + shortened(written) + "\" is not a number");
        }
    }

    private static String shortened(String written) {
        return written.length() > 40 ? written.substring(0, 40) + "…" : written;
    }

    private String digits() {
        int start = at;
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// The next character that is not white space, which `at` then points to.
    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private int column(int position) {
        return position - text.lastIndexOf('\n', position - 1);
    }

    private PolynomialException problem(int position, String message) {
        long line =
                1 + text.substring(0, position).chars().filter(c -> c == '\n').count();
        return new PolynomialException("line " + line + ", column " + column(position) + ": " + message);
    }
}
