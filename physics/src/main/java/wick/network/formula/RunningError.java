package wick.network.formula;

import java.util.OptionalDouble;

/// How far the value of a formula, evaluated as it is written, may lie from its exact value, for all z in an
/// interval: every step adds its own rounding to what it passes on of the errors of its operands.
public final class RunningError {
    private static final double ROUNDING = 0x1p-53;
    /// Functions are off by 3 units in the last place at most.
    private static final double FUNCTION = 6 * ROUNDING;
    /// Against the rounding of the bound itself.
    private static final double WIDENING = 1 + 0x1p-30;

    private RunningError() {}

    private record Bound(Interval value, double error) {
        static Bound rounded(Interval value, double passedOn, double relative) {
            return new Bound(value, (passedOn + relative * value.magnitude()) * WIDENING);
        }
    }

    /// The bound; infinite where the formula has a kink or a pole in the interval.
    public static double of(Expression expression, Interval z) {
        double error = bound(expression, z).error;
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }

    private static Bound bound(Expression expression, Interval z) {
        Interval value = IntervalSeries.of(expression, z, 0).getFirst();
        return switch (expression) {
            case Expression.Constant _, Expression.Variable _ -> new Bound(value, 0);
            case Expression.Pi() -> Bound.rounded(value, 0, ROUNDING);
            case Expression.Negation(Expression of) -> new Bound(value, bound(of, z).error);
            case Expression.Call(Function function, Expression argument) -> {
                Bound u = bound(argument, z);
                yield Bound.rounded(value, u.error * slope(function, u), FUNCTION);
            }
            case Expression.Binary(Operator operator, Expression left, Expression right) ->
                joined(operator, Powers.constant(right), bound(left, z), new Joined(bound(right, z), value));
        };
    }

    private record Joined(Bound right, Interval value) {}

    /// The largest slope between exact and computed arguments.
    private static double slope(Function function, Bound u) {
        Interval wide = u.value.plus(new Interval(-u.error, u.error));
        Expression call = new Expression.Call(function, new Expression.Variable());
        return IntervalSeries.of(call, wide, 1).getLast().magnitude();
    }

    private static Bound joined(Operator operator, OptionalDouble exponent, Bound u, Joined with) {
        Bound v = with.right;
        Interval value = with.value;
        double a = u.value.magnitude();
        double b = v.value.magnitude();
        return switch (operator) {
            case SUM, DIFFERENCE -> Bound.rounded(value, u.error + v.error, ROUNDING);
            case PRODUCT -> Bound.rounded(value, a * v.error + b * u.error + u.error * v.error, ROUNDING);
            case QUOTIENT -> {
                double least = v.value.mignitude() - v.error;
                double passedOn =
                        least > 0 ? (u.error + value.magnitude() * v.error) / least : Double.POSITIVE_INFINITY;
                yield Bound.rounded(value, passedOn, ROUNDING);
            }
            case POWER -> {
                double n = exponent.orElse(Double.NaN);
                if (!Powers.isWhole(n) || n < 0) {
                    yield new Bound(value, Double.POSITIVE_INFINITY);
                }
                double largest = a + u.error;
                double passedOn = n == 0 ? 0 : n * Math.pow(largest, n - 1) * u.error;
                yield Bound.rounded(value, passedOn, 2 * n * ROUNDING);
            }
            case MIN, MAX -> new Bound(value, Math.max(u.error, v.error));
        };
    }
}
