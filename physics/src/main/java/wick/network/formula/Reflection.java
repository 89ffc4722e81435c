package wick.network.formula;

/// What z → −z does to an expression, read off its tree: it stays, changes its sign, or nothing is known.
/// What is known holds for the evaluated bits as well.
public enum Reflection {
    EVEN,
    ODD,
    UNKNOWN;

    public static Reflection of(Expression expression) {
        return switch (expression) {
            case Expression.Constant _, Expression.Pi _ -> EVEN;
            case Expression.Variable _ -> ODD;
            case Expression.Negation(Expression of) -> of(of);
            case Expression.Call(Function function, Expression argument) -> called(function, of(argument));
            case Expression.Binary(Operator operator, Expression left, Expression right) ->
                joined(operator, right, of(left), of(right));
        };
    }

    private static Reflection called(Function function, Reflection argument) {
        if (argument != ODD) {
            return argument;
        }
        return switch (function) {
            case ABS, COS -> EVEN;
            case SIGN, SIN, TANH, ERF -> ODD;
            case EXP, LOG, SQRT, SIGMOID -> UNKNOWN;
        };
    }

    private static Reflection joined(Operator operator, Expression right, Reflection u, Reflection v) {
        if (u == UNKNOWN || v == UNKNOWN) {
            return UNKNOWN;
        }
        return switch (operator) {
            case SUM, DIFFERENCE -> u == v ? u : UNKNOWN;
            case PRODUCT, QUOTIENT -> u == v ? EVEN : ODD;
            case POWER -> power(right, u, v);
            case MIN, MAX -> u == EVEN && v == EVEN ? EVEN : UNKNOWN;
        };
    }

    private static Reflection power(Expression exponent, Reflection base, Reflection ofExponent) {
        if (base == EVEN && ofExponent == EVEN) {
            return EVEN;
        }
        double p = Powers.constant(exponent).orElse(0.5);
        return base == ODD && Powers.isWhole(p) ? (p % 2 == 0 ? EVEN : ODD) : UNKNOWN;
    }
}
