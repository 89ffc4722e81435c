package wick.network.formula;

import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Reads
///
///     sum      product (("+" | "-") product)*
///     product  signed (("*" | "/") signed)*
///     signed   "-" signed | "+" signed | power
///     power    atom ("^" signed)?
///     atom     number | "pi" | "z" | "(" sum ")" | name "(" sum ")" | ("min" | "max") "(" sum "," sum ")"
///
/// so that ^ binds tighter than a sign and to the right: −z^2 is −(z²), 2^3^2 is 2⁹.
public final class FormulaParser {
    /// The longest text that is read.
    public static final int LONGEST = 1000;
    /// The deepest nesting.
    public static final int DEEPEST = 64;

    private static final int MOST_NODES = 500;

    private final String text;
    /// Equal parts stand at places of their own.
    @SuppressWarnings("IdentityHashMapUsage")
    private final Map<Expression, Integer> places = new IdentityHashMap<>();

    private int at;
    private int depth;

    private FormulaParser(String text) {
        this.text = text;
    }

    /// An expression and the characters, from 0, at which its parts stand in the text it was read from.
    record Parsed(Expression expression, Map<Expression, Integer> places) {
        int place(Expression part) {
            return places.getOrDefault(part, 0);
        }
    }

    /// The function of z written in `text`.
    ///
    /// @throws FormulaException where it is not one, is too long or nested too deeply
    public static Expression parse(String text) {
        return parsed(text).expression();
    }

    static Parsed parsed(String text) {
        if (text.length() > LONGEST) {
            throw new FormulaException("a formula has at most " + LONGEST + " characters, not " + text.length());
        }
        FormulaParser parser = new FormulaParser(text);
        Expression expression = parser.sum();
        if (parser.peek() != '\0' || parser.at < text.length()) {
            throw parser.unexpected("an operator or the end");
        }
        return new Parsed(expression, parser.places);
    }

    private Expression sum() {
        if (++depth > DEEPEST) {
            throw new FormulaException(at, "nested more than " + DEEPEST + " deep");
        }
        Expression left = product();
        while (peek() == '+' || peek() == '-') {
            int start = at;
            Operator operator = next() == '+' ? Operator.SUM : Operator.DIFFERENCE;
            left = placed(start, new Expression.Binary(operator, left, product()));
        }
        depth--;
        return left;
    }

    private Expression product() {
        Expression left = signed();
        while (peek() == '*' || peek() == '/') {
            int start = at;
            Operator operator = next() == '*' ? Operator.PRODUCT : Operator.QUOTIENT;
            left = placed(start, new Expression.Binary(operator, left, signed()));
        }
        return left;
    }

    private Expression signed() {
        if (peek() != '-' && peek() != '+') {
            return power();
        }
        if (++depth > DEEPEST) {
            throw new FormulaException(at, "nested more than " + DEEPEST + " deep");
        }
        int start = at;
        boolean minus = next() == '-';
        Expression of = signed();
        depth--;
        return minus ? placed(start, new Expression.Negation(of)) : of;
    }

    private Expression power() {
        Expression base = atom();
        if (peek() != '^') {
            return base;
        }
        if (++depth > DEEPEST) {
            throw new FormulaException(at, "nested more than " + DEEPEST + " deep");
        }
        int start = at;
        next();
        Expression exponent = signed();
        depth--;
        return placed(start, new Expression.Binary(Operator.POWER, base, exponent));
    }

    private Expression atom() {
        char first = peek();
        int start = at;
        if (first == '(') {
            next();
            Expression inside = sum();
            expect(')');
            return inside;
        }
        if (isDigit(first) || first == '.') {
            return placed(start, new Expression.Constant(number()));
        }
        if (isLetter(first)) {
            return named(start, word());
        }
        throw unexpected("a number, z, pi, a function or \"(\"");
    }

    private Expression named(int start, String word) {
        if (word.equals("z")) {
            return placed(start, new Expression.Variable());
        }
        if (word.equals("pi")) {
            return placed(start, new Expression.Pi());
        }
        if (word.equals("min") || word.equals("max")) {
            expect('(');
            Expression left = sum();
            expect(',');
            Expression right = sum();
            expect(')');
            return placed(start, new Expression.Binary(word.equals("min") ? Operator.MIN : Operator.MAX, left, right));
        }
        Optional<Function> function = Arrays.stream(Function.values())
                .filter(known -> known.text().equals(word))
                .findFirst();
        if (function.isEmpty()) {
            throw new FormulaException(
                    start, "\"" + word + "\" is not known; there are z, pi, " + String.join(", ", functions()));
        }
        expect('(');
        Expression argument = sum();
        expect(')');
        return placed(start, new Expression.Call(function.get(), argument));
    }

    /// The names a formula may call.
    public static List<String> functions() {
        return Stream.concat(Arrays.stream(Function.values()).map(Function::text), Stream.of("min", "max"))
                .toList();
    }

    private double number() {
        int start = at;
        digits();
        if (at < text.length() && text.charAt(at) == '.') {
            at++;
            digits();
        }
        if (text.substring(start, at).equals(".")) {
            throw new FormulaException(start, "\".\" is not a number");
        }
        if (at < text.length() && (text.charAt(at) == 'e' || text.charAt(at) == 'E')) {
            int sign = at + 1 < text.length() && "+-".indexOf(text.charAt(at + 1)) >= 0 ? 1 : 0;
            if (at + 1 + sign < text.length() && isDigit(text.charAt(at + 1 + sign))) {
                at += 1 + sign;
                digits();
            }
        }
        String written = text.substring(start, at);
        double value = Double.parseDouble(written);
        if (!Double.isFinite(value)) {
            throw new FormulaException(start, written + " is not a finite number");
        }
        return value;
    }

    private void digits() {
        while (at < text.length() && isDigit(text.charAt(at))) {
            at++;
        }
    }

    private String word() {
        int start = at;
        while (at < text.length() && (isLetter(text.charAt(at)) || isDigit(text.charAt(at)))) {
            at++;
        }
        return text.substring(start, at);
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
    }

    private Expression placed(int place, Expression expression) {
        if (places.size() == MOST_NODES) {
            throw new FormulaException("a formula has at most " + MOST_NODES + " numbers, names and operators");
        }
        places.put(expression, place);
        return expression;
    }

    private char peek() {
        while (at < text.length() && text.charAt(at) == ' ') {
            at++;
        }
        return at < text.length() ? text.charAt(at) : '\0';
    }

    private char next() {
        char c = peek();
        at++;
        return c;
    }

    private void expect(char wanted) {
        if (peek() != wanted) {
            throw unexpected("\"" + wanted + "\"");
        }
        at++;
    }

    private FormulaException unexpected(String wanted) {
        char found = peek();
        String what = at >= text.length()
                ? "the formula ends"
                : found < ' ' || found > '~'
                        ? String.format("the character U+%04X stands", (int) found)
                        : "\"" + found + "\" stands";
        return new FormulaException(Math.min(at, text.length()), what + " where " + wanted + " is needed");
    }
}
