package wick.torch.worker;

import java.util.List;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
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

/// φ(z) for every unit, written so that its derivative at a kink is the mean of both sides, as everywhere in
/// Wick.
final class Activations {
    /// Beyond it ln(1 + eᶻ) is z to the last digit; libtorch by itself stops at 20.
    private static final double STRAIGHT = 40;

    private Activations() {}

    static Tensor of(Activation activation, Tensor z) {
        return switch (activation) {
            case Linear _ -> z;
            case Relu _ -> rectified(z);
            case Abs _ -> z.abs();
            case Sign _ -> z.sign();
            case Erf _ -> z.erf();
            case Tanh _ -> z.tanh();
            case Sigmoid _ -> z.sigmoid();
            case Gelu _ -> torch.gelu(z);
            case Silu _ -> torch.silu(z);
            case Softplus _ -> torch.softplus(z, new Scalar(1.0), new Scalar(STRAIGHT));
            case Sin _ -> z.sin();
            case Cos _ -> z.cos();
            case Exp _ -> z.exp();
            case LeakyRelu(double negative, double positive) ->
                z.mul(new Scalar(negative / 2 + positive / 2)).add(z.abs(), new Scalar(positive / 2 - negative / 2));
            case RectifiedMonomial(int degree) -> rectifiedPower(z, degree);
            case Monomial(int degree) -> z.pow(new Scalar((double) degree));
            case Polynomial(List<Double> coefficients) -> polynomial(z, coefficients);
            case Hermite(int degree) -> hermite(z, degree);
            case Gaussian(double width) -> {
                Tensor u = z.mul(new Scalar(1 / width));
                yield u.mul(u).mul(new Scalar(-0.5)).exp();
            }
            case Rbf(double gamma) -> {
                Tensor u = z.mul(new Scalar(Math.sqrt(2 * gamma)));
                yield u.sin().add(u.cos());
            }
            case Formula formula -> Formulas.of(formula.expression(), z);
        };
    }

    /// max(z, 0): of two that are equal each gets half of the derivative.
    private static Tensor rectified(Tensor z) {
        return z.maximum(constant(z, 0));
    }

    /// A tensor of one number, of the type of `like`.
    static Tensor constant(Tensor like, double value) {
        return torch.full(new long[0], new Scalar(value), like.options());
    }

    private static Tensor rectifiedPower(Tensor z, int degree) {
        return switch (degree) {
            case 0 -> z.sign().add(new Scalar(1.0)).mul(new Scalar(0.5));
            case 1 -> rectified(z);
            default -> z.relu().pow(new Scalar((double) degree));
        };
    }

    private static Tensor polynomial(Tensor z, List<Double> coefficients) {
        int degree = coefficients.size() - 1;
        Tensor sum = z.mul(new Scalar(coefficients.get(degree))).add(new Scalar(coefficients.get(degree - 1)));
        for (int k = degree - 2; k >= 0; k--) {
            sum = sum.mul(z).add(new Scalar(coefficients.get(k)));
        }
        return sum;
    }

    /// √(k+1) h_{k+1} = z h_k − √k h_{k−1}
    private static Tensor hermite(Tensor z, int degree) {
        Tensor before = torch.ones_like(z);
        Tensor value = z;
        for (int k = 1; k < degree; k++) {
            Tensor next = z.mul(value).sub(before, new Scalar(Math.sqrt(k))).mul(new Scalar(1 / Math.sqrt(k + 1.0)));
            before = value;
            value = next;
        }
        return value;
    }
}
