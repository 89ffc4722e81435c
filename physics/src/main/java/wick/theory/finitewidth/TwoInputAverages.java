package wick.theory.finitewidth;

import java.util.function.DoubleBinaryOperator;
import wick.network.Activation;
import wick.numeric.gaussian.Covariance;
import wick.numeric.gaussian.GaussianExpectation;

/// Two-dimensional Gaussian averages of φ(z₁)^i φ(z₂)^j and their derivatives in the covariance K, as
/// averages against Hermite polynomials, which need no derivative of φ: with M = K⁻¹ and u = M z,
///
///     d⟨f⟩/dK_e = ⟨f H_e⟩,   H_11 = ½(u₁² − M₁₁), H_12 = u₁u₂ − M₁₂, H_22 = ½(u₂² − M₂₂),
///     d²⟨f⟩/dK_e dK_f = ⟨f H_ef⟩ with the fourth-order polynomials.
final class TwoInputAverages {
    private final Activation activation;
    private final Covariance covariance;
    private final double[] kinks;
    private final double m11;
    private final double m12;
    private final double m22;

    TwoInputAverages(Activation activation, Covariance covariance) {
        double determinant = covariance.first() * covariance.second() - covariance.cross() * covariance.cross();
        if (!(determinant > 1e-10 * covariance.first() * covariance.second())) {
            throw new IllegalArgumentException("the two inputs are parallel (variances " + covariance.first() + ", "
                    + covariance.second() + ", covariance " + covariance.cross()
                    + "): use the corrections of a single input");
        }
        this.activation = activation;
        this.covariance = covariance;
        kinks = activation.kinks().stream().mapToDouble(Double::doubleValue).toArray();
        m11 = covariance.second() / determinant;
        m22 = covariance.first() / determinant;
        m12 = -covariance.cross() / determinant;
    }

    private Bounded average(DoubleBinaryOperator f) {
        return Bounded.of(GaussianExpectation.of(f, covariance, kinks));
    }

    private double monomial(double x, double y, int first, int second) {
        double product = 1;
        double left = activation.value(x);
        double right = activation.value(y);
        for (int i = 0; i < first; i++) {
            product *= left;
        }
        for (int i = 0; i < second; i++) {
            product *= right;
        }
        return product;
    }

    /// ⟨φ(z₁)^first φ(z₂)^second⟩
    Bounded mean(int first, int second) {
        return average((x, y) -> monomial(x, y, first, second));
    }

    /// d⟨φ(z₁)φ(z₂)⟩/dK_e, e = 0, 1, 2 for 11, 12, 22.
    Bounded response(int e) {
        return average((x, y) -> activation.value(x) * activation.value(y) * second(e, x, y));
    }

    /// d²⟨φ(z₁)φ(z₂)⟩/dK_e dK_f
    Bounded curvature(int e, int f) {
        return average((x, y) -> activation.value(x) * activation.value(y) * fourth(e, f, x, y));
    }

    private double second(int e, double x, double y) {
        double u = m11 * x + m12 * y;
        double v = m12 * x + m22 * y;
        return switch (e) {
            case 0 -> (u * u - m11) / 2;
            case 1 -> u * v - m12;
            default -> (v * v - m22) / 2;
        };
    }

    /// The number of second inputs among the four indices decides: 0 for 1111, …, 4 for 2222.
    private double fourth(int e, int f, double x, double y) {
        double u = m11 * x + m12 * y;
        double v = m12 * x + m22 * y;
        double factor = (e == 1 ? 1 : 0.5) * (f == 1 ? 1 : 0.5);
        return factor
                * switch (e + f) {
                    case 0 -> u * u * u * u - 6 * m11 * u * u + 3 * m11 * m11;
                    case 1 -> u * u * u * v - 3 * m12 * u * u - 3 * m11 * u * v + 3 * m11 * m12;
                    case 2 -> u * u * v * v - m11 * v * v - m22 * u * u - 4 * m12 * u * v + m11 * m22 + 2 * m12 * m12;
                    case 3 -> u * v * v * v - 3 * m12 * v * v - 3 * m22 * u * v + 3 * m22 * m12;
                    default -> v * v * v * v - 6 * m22 * v * v + 3 * m22 * m22;
                };
    }
}
