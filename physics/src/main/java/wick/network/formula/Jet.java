package wick.network.formula;

import java.util.OptionalDouble;

/// f, f′ and f″ at one point, by the rules of differentiation on the tree; at a kink f′ is the mean of
/// both sides, and f″ leaves δ-functions out.
public record Jet(double value, double first, double second) {

    /// The value of `expression` at z.
    public static double value(Expression expression, double z) {
        return switch (expression) {
            case Expression.Constant(double value) -> value;
            case Expression.Pi() -> Math.PI;
            case Expression.Variable() -> z;
            case Expression.Negation(Expression of) -> -value(of, z);
            case Expression.Call(Function function, Expression argument) -> function.value(value(argument, z));
            case Expression.Binary(Operator operator, Expression left, Expression right) -> {
                double u = value(left, z);
                double v = value(right, z);
                yield switch (operator) {
                    case SUM -> u + v;
                    case DIFFERENCE -> u - v;
                    case PRODUCT -> u * v;
                    case QUOTIENT -> u / v;
                    case POWER -> Powers.of(u, v);
                    case MIN -> Math.min(u, v);
                    case MAX -> Math.max(u, v);
                };
            }
        };
    }

    /// The jet of `expression` at z.
    public static Jet at(Expression expression, double z) {
        return switch (expression) {
            case Expression.Constant(double value) -> new Jet(value, 0, 0);
            case Expression.Pi() -> new Jet(Math.PI, 0, 0);
            case Expression.Variable() -> new Jet(z, 1, 0);
            case Expression.Negation(Expression of) -> {
                Jet u = at(of, z);
                yield new Jet(-u.value, -u.first, -u.second);
            }
            case Expression.Call(Function function, Expression argument) -> {
                Jet u = at(argument, z);
                double slope = function.slope(u.value);
                yield new Jet(
                        function.value(u.value),
                        slope * u.first,
                        function.curvature(u.value) * u.first * u.first + slope * u.second);
            }
            case Expression.Binary(Operator operator, Expression left, Expression right) ->
                joined(operator, right, at(left, z), at(right, z));
        };
    }

    private static Jet joined(Operator operator, Expression right, Jet u, Jet v) {
        return switch (operator) {
            case SUM -> new Jet(u.value + v.value, u.first + v.first, u.second + v.second);
            case DIFFERENCE -> new Jet(u.value - v.value, u.first - v.first, u.second - v.second);
            case PRODUCT ->
                new Jet(
                        u.value * v.value,
                        u.first * v.value + u.value * v.first,
                        u.second * v.value + 2 * u.first * v.first + u.value * v.second);
            case QUOTIENT -> {
                double value = u.value / v.value;
                double first = (u.first - value * v.first) / v.value;
                yield new Jet(value, first, (u.second - 2 * first * v.first - value * v.second) / v.value);
            }
            case POWER -> power(Powers.constant(right), u, v);
            case MIN -> u.value < v.value ? u : v.value < u.value ? v : between(u, v);
            case MAX -> u.value > v.value ? u : v.value > u.value ? v : between(u, v);
        };
    }

    private static Jet between(Jet u, Jet v) {
        return new Jet(u.value + (v.value - u.value), (u.first + v.first) / 2, (u.second + v.second) / 2);
    }

    private static Jet power(OptionalDouble exponent, Jet u, Jet v) {
        if (exponent.isPresent()) {
            double p = exponent.getAsDouble();
            double slope = Powers.slope(u.value, p);
            double curvature = Powers.curvature(u.value, p);
            return new Jet(Powers.of(u.value, p), slope * u.first, curvature * u.first * u.first + slope * u.second);
        }
        double value = Powers.of(u.value, v.value);
        double log = StrictMath.log(u.value);
        double share = u.first / u.value;
        double growth = v.first * log + v.value * share;
        double bend = v.second * log + 2 * v.first * share + v.value * (u.second / u.value - share * share);
        return new Jet(value, value * growth, value * (growth * growth + bend));
    }
}
