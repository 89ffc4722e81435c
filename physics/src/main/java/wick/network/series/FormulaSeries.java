package wick.network.series;

import wick.network.formula.Expression;
import wick.network.formula.Function;
import wick.network.formula.Operator;

/// The series of a formula, by the arithmetic of series on its tree.
final class FormulaSeries {
    /// Whole exponents up to here are multiplied out.
    private static final int LARGEST = 64;

    private FormulaSeries() {}

    static PowerSeries of(Expression expression, PowerSeries z) {
        return switch (expression) {
            case Expression.Constant(double value) -> PowerSeries.constant(value, z.order());
            case Expression.Pi() -> PowerSeries.constant(Math.PI, z.order());
            case Expression.Variable() -> z;
            case Expression.Negation(Expression of) -> of(of, z).times(-1);
            case Expression.Call(Function function, Expression argument) -> called(function, of(argument, z));
            case Expression.Binary(Operator operator, Expression left, Expression right) ->
                joined(operator, of(left, z), of(right, z));
        };
    }

    private static PowerSeries called(Function function, PowerSeries u) {
        return switch (function) {
            case EXP -> u.exp();
            case LOG -> u.log();
            case SQRT -> u.power(0.5);
            case ABS -> u.times(side(u, "abs"));
            case SIGN -> PowerSeries.constant(side(u, "sign"), u.order());
            case SIN -> u.sin();
            case COS -> u.cos();
            case TANH -> u.tanh();
            case ERF -> ActivationSeries.erf(u);
            case SIGMOID -> u.sigmoid();
        };
    }

    private static PowerSeries joined(Operator operator, PowerSeries u, PowerSeries v) {
        return switch (operator) {
            case SUM -> u.plus(v);
            case DIFFERENCE -> u.plus(v.times(-1));
            case PRODUCT -> u.times(v);
            case QUOTIENT -> u.over(v);
            case POWER -> power(u, v);
            case MIN -> side(u.plus(v.times(-1)), "min") < 0 ? u : v;
            case MAX -> side(u.plus(v.times(-1)), "max") < 0 ? v : u;
        };
    }

    private static PowerSeries power(PowerSeries u, PowerSeries v) {
        for (int k = 1; k <= v.order(); k++) {
            if (v.at(k) != 0) {
                return v.times(u.log()).exp();
            }
        }
        double exponent = v.at(0);
        return exponent == Math.rint(exponent) && Math.abs(exponent) <= LARGEST
                ? u.power((int) exponent)
                : u.power(exponent);
    }

    private static double side(PowerSeries u, String what) {
        if (u.at(0) == 0) {
            throw new IllegalArgumentException("the argument of " + what + " is 0, where it is not smooth");
        }
        return Math.signum(u.at(0));
    }
}
