package wick.network.series;

import java.util.List;
import java.util.stream.IntStream;
import wick.network.Abs;
import wick.network.Activation;
import wick.network.Cos;
import wick.network.Erf;
import wick.network.Exp;
import wick.network.Formula;
import wick.network.Gaussian;
import wick.network.Gelu;
import wick.network.Hermite;
import wick.network.LeakyRelu;
import wick.network.Linear;
import wick.network.Monomial;
import wick.network.Polynomial;
import wick.network.Rbf;
import wick.network.RectifiedMonomial;
import wick.network.Relu;
import wick.network.Sigmoid;
import wick.network.Sign;
import wick.network.Silu;
import wick.network.Sin;
import wick.network.Softplus;
import wick.network.Tanh;
import wick.network.formula.Expression;
import wick.network.formula.Function;
import wick.network.formula.Interval;
import wick.network.formula.IntervalSeries;
import wick.network.formula.Operator;

/// The Taylor coefficients φ⁽ᵏ⁾(z)/k! of an activation for all z in an interval at once, as intervals that surely
/// contain them: what a bound on the remainder of an expansion is made of. At one point they are what
/// [ActivationSeries] computes, with its numerical error.
public final class SeriesEnclosure {
    private static final Expression Z = new Expression.Variable();

    private SeriesEnclosure() {}

    /// The coefficients from 0 to `order`; all real numbers where the activation has a kink in `z`.
    public static List<Interval> of(Activation activation, Interval z, int order) {
        return IntervalSeries.of(expression(activation), z, order);
    }

    /// The activation written as a formula.
    public static Expression expression(Activation activation) {
        return switch (activation) {
            case Linear _ -> Z;
            case Sigmoid _ -> call(Function.SIGMOID, Z);
            case Tanh _ -> call(Function.TANH, Z);
            case Softplus _ -> call(Function.LOG, sum(number(1), call(Function.EXP, Z)));
            case Silu _ -> product(Z, call(Function.SIGMOID, Z));
            case Gelu _ -> {
                Expression scaled = binary(Operator.QUOTIENT, Z, call(Function.SQRT, number(2)));
                yield product(product(number(0.5), Z), sum(number(1), call(Function.ERF, scaled)));
            }
            case Erf _ -> call(Function.ERF, Z);
            case Exp _ -> call(Function.EXP, Z);
            case Sin _ -> call(Function.SIN, Z);
            case Cos _ -> call(Function.COS, Z);
            case Gaussian(double width) -> {
                Expression square = power(binary(Operator.QUOTIENT, Z, number(width)), 2);
                yield call(Function.EXP, product(number(-0.5), square));
            }
            case Rbf(double gamma) -> {
                Expression u = product(call(Function.SQRT, product(number(2), number(gamma))), Z);
                yield sum(call(Function.SIN, u), call(Function.COS, u));
            }
            case Monomial(int degree) -> power(Z, degree);
            case Polynomial(List<Double> terms) ->
                IntStream.range(0, terms.size())
                        .mapToObj(k -> product(number(terms.get(k)), power(Z, k)))
                        .reduce(SeriesEnclosure::sum)
                        .orElse(number(0));
            case Hermite(int degree) -> hermite(degree);
            case Relu _ -> binary(Operator.MAX, Z, number(0));
            case Abs _ -> call(Function.ABS, Z);
            case LeakyRelu(double negative, double positive) ->
                sum(
                        product(number(positive), binary(Operator.MAX, Z, number(0))),
                        product(number(negative), binary(Operator.MIN, Z, number(0))));
            case RectifiedMonomial(int degree) ->
                product(power(Z, degree), product(number(0.5), sum(number(1), call(Function.SIGN, Z))));
            case Sign _ -> call(Function.SIGN, Z);
            case Formula formula -> formula.expression();
        };
    }

    /// √(k+1) h_{k+1} = z h_k − √k h_{k−1}
    private static Expression hermite(int degree) {
        Expression before = number(0);
        Expression value = number(1);
        for (int k = 0; k < degree; k++) {
            Expression next = binary(
                    Operator.QUOTIENT,
                    binary(Operator.DIFFERENCE, product(Z, value), product(root(k), before)),
                    root(k + 1));
            before = value;
            value = next;
        }
        return value;
    }

    private static Expression root(int k) {
        return call(Function.SQRT, number(k));
    }

    private static Expression number(double value) {
        return value < 0 || 1 / value < 0
                ? new Expression.Negation(new Expression.Constant(-value))
                : new Expression.Constant(value);
    }

    private static Expression call(Function function, Expression argument) {
        return new Expression.Call(function, argument);
    }

    private static Expression sum(Expression left, Expression right) {
        return binary(Operator.SUM, left, right);
    }

    private static Expression product(Expression left, Expression right) {
        return binary(Operator.PRODUCT, left, right);
    }

    private static Expression power(Expression base, int exponent) {
        return binary(Operator.POWER, base, number(exponent));
    }

    private static Expression binary(Operator operator, Expression left, Expression right) {
        return new Expression.Binary(operator, left, right);
    }
}
