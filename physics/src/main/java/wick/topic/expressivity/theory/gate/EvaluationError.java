package wick.topic.expressivity.theory.gate;

import java.util.List;
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
import wick.network.formula.Interval;
import wick.network.formula.RunningError;

/// How far the computed value of an activation may lie from the true one.
final class EvaluationError {
    /// A unit in the last place is at most this fraction of a number.
    private static final double UNIT = 0x1p-52;
    /// The kernels are off by 3 units in the last place at most.
    private static final double KERNEL = 3 * UNIT;

    private EvaluationError() {}

    /// A bound for all z in `z`, where |φ| is at most `largest`.
    static double of(Activation activation, Interval z, double largest) {
        double size = z.magnitude();
        return switch (activation) {
            case Sigmoid _, Tanh _, Softplus _, Silu _, Gelu _, Erf _, Exp _, Sin _, Cos _ -> KERNEL * largest;
            case Linear _, Relu _, Abs _, Sign _ -> 0;
            case LeakyRelu _ -> UNIT * largest;
            // the argument, squared in the exponent, is rounded once
            case Gaussian(double width) -> (KERNEL + 2 * UNIT + UNIT * (size / width) * (size / width)) * largest;
            case Rbf(double gamma) -> UNIT * (4 + 4 * Math.sqrt(2 * gamma) * size);
            case Monomial(int degree) -> UNIT * degree * largest;
            case RectifiedMonomial(int degree) -> UNIT * Math.max(1, degree) * largest;
            case Polynomial(List<Double> terms) -> {
                double sum = 0;
                for (int k = terms.size() - 1; k >= 0; k--) {
                    sum = sum * size + Math.abs(terms.get(k));
                }
                yield UNIT * (2 * terms.size() + 2) * sum;
            }
            case Hermite(int degree) -> UNIT * 8 * degree * hermite(degree, size);
            case Formula formula -> RunningError.of(formula.expression(), z);
        };
    }

    /// The recurrence of the polynomial with absolute values.
    private static double hermite(int degree, double size) {
        double before = 0;
        double value = 1;
        for (int k = 0; k < degree; k++) {
            double next = (size * value + Math.sqrt(k) * before) / Math.sqrt(k + 1.0);
            before = value;
            value = next;
        }
        return value;
    }
}
