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
import wick.numeric.elementwise.Elementwise;
import wick.numeric.matrix.Vector;

/// The Taylor series of an activation φ at a point b: `coefficients` k is φ⁽ᵏ⁾(b)/k!, ascending.
///
/// Rounding errors are a few units in the last place of the largest term in the recursion of a
/// coefficient, not of the coefficient itself, which may vanish.
public record ActivationSeries(double at, Vector coefficients) {
    /// The highest order; factorials up to here are finite.
    public static final int HIGHEST = 64;

    /// The series of `activation` at `at` up to h^`order`.
    ///
    /// @throws IllegalArgumentException at a kink, for an order outside 0 to [#HIGHEST], and for a
    /// formula that is not defined at `at`
    public static ActivationSeries of(Activation activation, double at, int order) {
        if (order < 0 || order > HIGHEST) {
            throw new IllegalArgumentException("order " + order + " of a series must be from 0 to " + HIGHEST);
        }
        if (!Double.isFinite(at)) {
            throw new IllegalArgumentException("the point " + at + " of a series must be finite");
        }
        if (activation.kinks().contains(at)) {
            throw new IllegalArgumentException(activation.name() + " is not smooth at " + at);
        }
        return new ActivationSeries(
                at,
                Vector.of(series(activation, PowerSeries.variable(at, order)).coefficients()));
    }

    public int order() {
        return coefficients.size() - 1;
    }

    /// φ⁽ᵏ⁾(b)
    public double derivative(int k) {
        double derivative = coefficients.at(k);
        for (int i = 2; i <= k; i++) {
            derivative *= i;
        }
        return derivative;
    }

    private static PowerSeries series(Activation activation, PowerSeries z) {
        boolean positive = z.at(0) > 0;
        return switch (activation) {
            case Linear _ -> z;
            case Sigmoid _ -> z.sigmoid();
            case Tanh _ -> z.tanh();
            case Softplus _ -> z.integral(Elementwise.softplus(z.at(0)), z.sigmoid());
            case Silu _ -> z.times(z.sigmoid());
            case Gelu _ -> z.times(z.integral(Elementwise.normalCdf(z.at(0)), z.normalDensity()));
            case Erf _ -> erf(z);
            case Exp _ -> z.exp();
            case Sin _ -> z.sin();
            case Cos _ -> z.cos();
            case Gaussian(double width) -> z.times(1 / width).normalDensity().times(Math.sqrt(2 * Math.PI));
            case Rbf(double gamma) -> {
                PowerSeries u = z.times(Math.sqrt(2 * gamma));
                yield u.sin().plus(u.cos());
            }
            case Monomial(int degree) -> z.power(degree);
            case Polynomial(List<Double> terms) ->
                sum(
                        z,
                        IntStream.range(0, terms.size())
                                .mapToObj(k -> z.power(k).times(terms.get(k)))
                                .toList());
            case Hermite(int degree) -> hermite(degree, z);
            case Relu _ -> z.times(positive ? 1 : 0);
            case Abs _ -> z.times(positive ? 1 : -1);
            case LeakyRelu(double negative, double slope) -> z.times(positive ? slope : negative);
            case RectifiedMonomial(int degree) -> z.power(degree).times(positive ? 1 : 0);
            case Sign _ -> PowerSeries.constant(Math.signum(z.at(0)), z.order());
            case Formula formula -> FormulaSeries.of(formula.expression(), z);
        };
    }

    private static PowerSeries sum(PowerSeries z, List<PowerSeries> terms) {
        return terms.stream().reduce(PowerSeries.constant(0, z.order()), PowerSeries::plus);
    }

    /// erf u = 2 Φ(√2 u) − 1
    static PowerSeries erf(PowerSeries u) {
        PowerSeries slope = u.times(Math.sqrt(2)).normalDensity().times(2 * Math.sqrt(2));
        return u.integral(Elementwise.erf(u.at(0)), slope);
    }

    /// √(k+1) h_{k+1} = z h_k − √k h_{k−1}
    private static PowerSeries hermite(int degree, PowerSeries z) {
        PowerSeries before = PowerSeries.constant(0, z.order());
        PowerSeries value = PowerSeries.constant(1, z.order());
        for (int k = 0; k < degree; k++) {
            PowerSeries next = z.times(value).plus(before.times(-Math.sqrt(k))).times(1 / Math.sqrt(k + 1.0));
            before = value;
            value = next;
        }
        return value;
    }
}
