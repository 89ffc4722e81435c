package wick.network.formula;

import java.util.Optional;
import java.util.OptionalDouble;

/// Intervals that contain all values and all slopes of an expression over an interval of z.
///
/// Where a part of it may be undefined there, such as log u with u not certainly positive, that part is
/// remembered as `suspect` and its value may be anything.
final class Enclosure {
    private final Interval z;
    private Optional<Expression> suspect = Optional.empty();

    private Enclosure(Interval z) {
        this.z = z;
    }

    /// What is known of the values, the slopes, and the first part that may be undefined.
    record Bounds(Interval value, Interval slope, Optional<Expression> suspect) {}

    static Bounds of(Expression expression, Interval z) {
        Enclosure enclosure = new Enclosure(z);
        Pair pair = enclosure.over(expression);
        return new Bounds(pair.value, pair.slope, enclosure.suspect);
    }

    private record Pair(Interval value, Interval slope) {
        Pair negatedBoth() {
            return new Pair(value.negated(), slope.negated());
        }
    }

    private static final Pair UNKNOWN = new Pair(Interval.ALL, Interval.ALL);

    private Pair suspected(Expression part) {
        if (suspect.isEmpty()) {
            suspect = Optional.of(part);
        }
        return UNKNOWN;
    }

    private Pair over(Expression expression) {
        return switch (expression) {
            case Expression.Constant(double value) -> new Pair(Interval.of(value), Interval.ZERO);
            case Expression.Pi() -> new Pair(new Interval(Math.PI, Math.nextUp(Math.PI)), Interval.ZERO);
            case Expression.Variable() -> new Pair(z, Interval.of(1));
            case Expression.Negation(Expression of) -> {
                Pair u = over(of);
                yield new Pair(u.value.negated(), u.slope.negated());
            }
            case Expression.Call(Function function, Expression argument) ->
                called(expression, function, over(argument));
            case Expression.Binary(Operator operator, Expression left, Expression right) ->
                joined(expression, operator, Powers.constant(right), over(left), over(right));
        };
    }

    private Pair called(Expression whole, Function function, Pair u) {
        Interval x = u.value;
        return switch (function) {
            case EXP -> {
                Interval value = monotone(function, x, new Interval(0, Double.POSITIVE_INFINITY));
                yield new Pair(value, value.times(u.slope));
            }
            case LOG ->
                x.low() > 0
                        ? new Pair(
                                monotone(function, x, Interval.ALL), x.inverse().times(u.slope))
                        : suspected(whole);
            case SQRT -> {
                if (!(x.low() > 0)) {
                    yield suspected(whole);
                }
                Interval value = monotone(function, x, new Interval(0, Double.POSITIVE_INFINITY));
                yield value.low() > 0
                        ? new Pair(
                                value, value.inverse().times(Interval.of(0.5)).times(u.slope))
                        : new Pair(value, Interval.ALL);
            }
            case ABS ->
                x.low() >= 0
                        ? u
                        : x.high() <= 0
                                ? new Pair(x.negated(), u.slope.negated())
                                : new Pair(
                                        new Interval(0, Math.max(-x.low(), x.high())), u.slope.hull(u.slope.negated()));
            case SIGN -> {
                Interval value = new Interval(Math.signum(x.low()), Math.signum(x.high()));
                yield new Pair(value, value.low() == value.high() ? Interval.ZERO : Interval.ALL);
            }
            case SIN -> new Pair(x.sine(), cosine(x).times(u.slope));
            case COS -> new Pair(cosine(x), x.sine().negated().times(u.slope));
            case TANH -> bell(function, u, new Interval(-1, 1));
            case ERF -> bell(function, u, new Interval(-1, 1));
            case SIGMOID -> bell(function, u, new Interval(0, 1));
        };
    }

    private static Interval monotone(Function function, Interval x, Interval bounds) {
        return Interval.growing(function.value(x.low()), function.value(x.high()), bounds);
    }

    private static Interval cosine(Interval x) {
        return x.plus(new Interval(Math.PI / 2, Math.nextUp(Math.PI / 2))).sine();
    }

    /// A growing function whose slope is largest at 0 and falls off to both sides.
    private static Pair bell(Function function, Pair u, Interval bounds) {
        Interval x = u.value;
        double atLow = function.slope(x.low());
        double atHigh = function.slope(x.high());
        double most = x.contains(0) ? function.slope(0) : Math.max(atLow, atHigh);
        Interval slope = Interval.growing(Math.min(atLow, atHigh), most, new Interval(0, 2));
        return new Pair(monotone(function, x, bounds), slope.times(u.slope));
    }

    private Pair joined(Expression whole, Operator operator, OptionalDouble exponent, Pair u, Pair v) {
        return switch (operator) {
            case SUM -> new Pair(u.value.plus(v.value), u.slope.plus(v.slope));
            case DIFFERENCE -> new Pair(u.value.minus(v.value), u.slope.minus(v.slope));
            case PRODUCT ->
                new Pair(u.value.times(v.value), u.slope.times(v.value).plus(u.value.times(v.slope)));
            case QUOTIENT -> {
                if (v.value.contains(0)) {
                    yield suspected(whole);
                }
                Interval inverse = v.value.inverse();
                Interval value = u.value.times(inverse);
                yield new Pair(value, u.slope.minus(value.times(v.slope)).times(inverse));
            }
            case POWER -> power(whole, exponent, u, v);
            case MIN -> extremum(u.negatedBoth(), v.negatedBoth()).negatedBoth();
            case MAX -> extremum(u, v);
        };
    }

    private static Pair extremum(Pair u, Pair v) {
        if (u.value.low() > v.value.high()) {
            return u;
        }
        if (v.value.low() > u.value.high()) {
            return v;
        }
        return new Pair(
                new Interval(Math.max(u.value.low(), v.value.low()), Math.max(u.value.high(), v.value.high())),
                u.slope.hull(v.slope));
    }

    private Pair power(Expression whole, OptionalDouble exponent, Pair u, Pair v) {
        Interval base = u.value;
        if (exponent.isPresent() && Powers.isWhole(exponent.getAsDouble())) {
            return wholePower(whole, (int) exponent.getAsDouble(), u);
        }
        boolean tame = exponent.isPresent() && exponent.getAsDouble() >= 1;
        boolean number = exponent.isEmpty() || !Double.isNaN(exponent.getAsDouble());
        if (!number || (!(base.low() > 0) && !(base.low() >= 0 && tame))) {
            return suspected(whole);
        }
        double top = Function.LOG.value(base.high());
        Interval log = base.low() > 0
                ? monotone(Function.LOG, base, Interval.ALL)
                : new Interval(
                        Double.NEGATIVE_INFINITY,
                        Interval.growing(top, top, Interval.ALL).high());
        if (exponent.isPresent()) {
            double p = exponent.getAsDouble();
            Interval slope = exponential(log.times(Interval.of(p).minus(Interval.of(1))));
            return new Pair(
                    exponential(log.times(Interval.of(p))),
                    slope.times(Interval.of(p)).times(u.slope));
        }
        Interval value = exponential(log.times(v.value));
        Interval growth = v.slope.times(log).plus(v.value.times(u.slope.times(base.inverse())));
        return new Pair(value, value.times(growth));
    }

    private Pair wholePower(Expression whole, int exponent, Pair u) {
        if (exponent == 0) {
            return new Pair(Interval.of(1), Interval.ZERO);
        }
        if (exponent < 0 && u.value.contains(0)) {
            return suspected(whole);
        }
        Interval slope = u.value.power(exponent - 1).times(Interval.of(exponent));
        return new Pair(u.value.power(exponent), slope.times(u.slope));
    }

    private static Interval exponential(Interval x) {
        return monotone(Function.EXP, x, new Interval(0, Double.POSITIVE_INFINITY));
    }
}
