package wick.network.formula;

/// The canonical text of an expression: single spaces around `+ - * /`, none around `^`, no parentheses
/// that precedence makes idle.
public final class ExpressionText {
    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int SIGN = 3;
    private static final int POWER = 4;
    private static final int ATOM = 5;

    private ExpressionText() {}

    public static String of(Expression expression) {
        return switch (expression) {
            case Expression.Constant(double value) -> number(value);
            case Expression.Pi() -> "pi";
            case Expression.Variable() -> "z";
            case Expression.Negation(Expression of) -> "-" + inside(of, SIGN);
            case Expression.Call(Function function, Expression argument) -> function.text() + "(" + of(argument) + ")";
            case Expression.Binary binary -> of(binary);
        };
    }

    private static String of(Expression.Binary binary) {
        Expression left = binary.left();
        Expression right = binary.right();
        String sign = binary.operator().text();
        return switch (binary.operator()) {
            case SUM, DIFFERENCE -> inside(left, SUM) + " " + sign + " " + inside(right, PRODUCT);
            case PRODUCT, QUOTIENT -> inside(left, PRODUCT) + " " + sign + " " + inside(right, SIGN);
            case POWER -> inside(left, ATOM) + "^" + inside(right, SIGN);
            case MIN, MAX -> sign + "(" + of(left) + ", " + of(right) + ")";
        };
    }

    private static String inside(Expression expression, int least) {
        return level(expression) >= least ? of(expression) : "(" + of(expression) + ")";
    }

    private static int level(Expression expression) {
        return switch (expression) {
            case Expression.Constant _, Expression.Pi _, Expression.Variable _, Expression.Call _ -> ATOM;
            case Expression.Negation _ -> SIGN;
            case Expression.Binary(Operator operator, Expression _, Expression _) ->
                switch (operator) {
                    case SUM, DIFFERENCE -> SUM;
                    case PRODUCT, QUOTIENT -> PRODUCT;
                    case POWER -> POWER;
                    case MIN, MAX -> ATOM;
                };
        };
    }

    /// The shortest text that reads back to the same bits.
    private static String number(double value) {
        return value == Math.rint(value) && value < 1e15 ? Long.toString((long) value) : Double.toString(value);
    }
}
