package wick.topic.expressivity.theory.product;

import java.util.Optional;
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

/// A disk around a point of the real axis in which an activation is analytic, and a `bound` of its
/// absolute value there: by Cauchy's inequality Taylor coefficient k is at most bound/radiusᵏ.
record AnalyticDisk(double radius, double bound) {
    /// 1/(1 + e^−z) has its poles at ±iπ; for |Im z| ≤ 5/2 it is at most 1/sin(5/2).
    private static final double SIGMOID_RADIUS = 2.5;

    private static final double SIGMOID = 1.68;

    /// Empty where none is known here; a polynomial's coefficients end by themselves, so that its bound
    /// is 0.
    static Optional<AnalyticDisk> of(Activation activation, double at) {
        double b = Math.abs(at);
        return switch (activation) {
            // to the left it falls as e^z
            case Sigmoid _ -> disk(SIGMOID_RADIUS, SIGMOID * Math.min(1, Math.exp(at + SIGMOID_RADIUS)));
            case Tanh _ -> disk(SIGMOID_RADIUS / 2, 2 * SIGMOID + 1);
            case Softplus _ -> disk(SIGMOID_RADIUS, b + 1 + SIGMOID_RADIUS * SIGMOID);
            case Silu _ -> disk(SIGMOID_RADIUS, (b + SIGMOID_RADIUS) * SIGMOID);
            // |e^(−z²)| ≤ e^(r²) for |Im z| ≤ r, and the integral starts at the axis
            case Erf _ -> disk(2, 1 + 2 * 1.13 * Math.exp(4));
            case Gelu _ -> disk(3, (b + 3) * (1 + 3 * 0.4 * Math.exp(4.5)));
            case Exp _ -> disk(4, Math.exp(at + 4));
            case Sin _, Cos _ -> disk(4, Math.cosh(4));
            case Gaussian(double width) -> disk(3 * width, Math.exp(4.5));
            case Rbf(double gamma) -> disk(4 / Math.sqrt(2 * gamma), 2 * Math.cosh(4));
            case Linear _, Monomial _, Polynomial _, Hermite _ -> disk(1e300, 0);
            case Abs _, Relu _, LeakyRelu _, RectifiedMonomial _, Sign _, Formula _ -> Optional.empty();
        };
    }

    private static Optional<AnalyticDisk> disk(double radius, double bound) {
        return Optional.of(new AnalyticDisk(radius, bound));
    }

    /// A bound of Σ_{k > order} |c_k| hᵏ; infinite where h is not inside the disk.
    double tail(double h, int order) {
        double ratio = h / radius;
        return ratio >= 1 ? Double.POSITIVE_INFINITY : bound * Math.pow(ratio, order + 1.0) / (1 - ratio);
    }
}
