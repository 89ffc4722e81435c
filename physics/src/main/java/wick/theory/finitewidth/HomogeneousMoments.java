package wick.theory.finitewidth;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import wick.network.Abs;
import wick.network.Activation;
import wick.network.LeakyRelu;
import wick.network.RectifiedMonomial;
import wick.network.Relu;
import wick.numeric.gaussian.SignedMoments;

/// [LayerMoments] in closed form for φ(z) = (α + β sgn z) z^k with k ≥ 1, such as relu.
///
/// ⟨φ_a φ_b⟩ = F(K_aa, x, K_bb), x = K_ab, with dF/dx = ⟨φ′_a φ′_b⟩ and so on; the other derivatives
/// follow from the scaling of F, 2 K_aa ∂F/∂K_aa + x ∂F/∂x = k F.
final class HomogeneousMoments implements LayerMoments {
    private static final double ROUNDING = 1e-14;

    private final Shape shape;
    private final SampleTensor kernel;
    private final double uncertainty;
    private final Map<List<Integer>, SignedMoments> moments = new HashMap<>();

    /// (α + β sgn z) z^degree
    record Shape(double even, double odd, int degree) {

        static Optional<Shape> of(Activation activation) {
            return switch (activation) {
                case Relu _ -> Optional.of(new Shape(0.5, 0.5, 1));
                case LeakyRelu(double negative, double positive)
                when negative != positive ->
                    Optional.of(new Shape((positive + negative) / 2, (positive - negative) / 2, 1));
                case Abs _ -> Optional.of(new Shape(0, 1, 1));
                case RectifiedMonomial(int degree) when degree >= 1 -> Optional.of(new Shape(0.5, 0.5, degree));
                default -> Optional.empty();
            };
        }
    }

    HomogeneousMoments(Shape shape, SampleTensor kernel) {
        this.shape = shape;
        this.kernel = kernel;
        double relative = 0;
        for (int a = 0; a < kernel.inputs(); a++) {
            for (int b = 0; b < kernel.inputs(); b++) {
                double scale = Math.sqrt(kernel.at(a, a) * kernel.at(b, b));
                relative = Math.max(relative, kernel.bounded(a, b).error() / scale);
            }
        }
        uncertainty = relative;
    }

    @Override
    public Jet values(int a, int b) {
        return jet(a, b, shape.degree(), 1);
    }

    @Override
    public Jet slopes(int a, int b) {
        return jet(a, b, shape.degree() - 1, (double) shape.degree() * shape.degree());
    }

    /// Of z^power (α + β sgn z), times `factor`.
    private Jet jet(int a, int b, int power, double factor) {
        double[] f = new double[3];
        for (int i = 0; i < 3; i++) {
            f[i] = factor * (a == b ? ownDerivative(a, power, i) : crossDerivative(a, b, power, i));
        }
        if (a == b) {
            return new Jet(exact(f[0]), List.of(safe(f[1], 1)), List.of(safe(f[2], 1))).under(kernel, a, b);
        }
        double x = kernel.at(a, b);
        double left = kernel.at(a, a);
        double right = kernel.at(b, b);
        double ofLeft = (power * f[0] - x * f[1]) / (2 * left);
        double ofRight = (power * f[0] - x * f[1]) / (2 * right);
        double leftCross = ((power - 1) * f[1] - x * f[2]) / (2 * left);
        double rightCross = ((power - 1) * f[1] - x * f[2]) / (2 * right);
        double leftLeft = ((power - 2) * ofLeft - x * leftCross) / (2 * left);
        double rightRight = ((power - 2) * ofRight - x * rightCross) / (2 * right);
        double both = (power * ofRight - x * rightCross) / (2 * left);
        double loss = 1 / (1 - x / left * x / right);
        return new Jet(
                        exact(f[0]),
                        List.of(safe(ofLeft, loss), safe(f[1], loss), safe(ofRight, loss)),
                        List.of(
                                safe(leftLeft, loss * loss),
                                safe(leftCross, loss * loss),
                                safe(both, loss * loss),
                                safe(leftCross, loss * loss),
                                safe(f[2], loss * loss),
                                safe(rightCross, loss * loss),
                                safe(both, loss * loss),
                                safe(rightCross, loss * loss),
                                safe(rightRight, loss * loss)))
                .under(kernel, a, b);
    }

    /// For the kernel as it stands; [Jet#under] adds the rest.
    private static Bounded exact(double value) {
        return new Bounded(value, ROUNDING * Math.abs(value));
    }

    private Bounded safe(double value, double loss) {
        return new Bounded(value, loss * (ROUNDING + 4 * uncertainty) * Math.abs(value));
    }

    /// The i-th derivative of ⟨z^2p (α + β sgn z)²⟩ in the variance.
    private double ownDerivative(int a, int power, int order) {
        double sum = shape.even() * shape.even() + shape.odd() * shape.odd();
        for (int i = 1; i < 2 * power; i += 2) {
            sum *= i;
        }
        for (int i = 0; i < order; i++) {
            sum *= power - i;
        }
        return sum == 0 ? 0 : sum * Math.pow(kernel.at(a, a), power - order);
    }

    /// The i-th derivative in K_ab of ⟨z_a^p (α + β sgn z_a) z_b^p (α + β sgn z_b)⟩.
    private double crossDerivative(int a, int b, int power, int order) {
        if (power >= order) {
            double factor = 1;
            for (int i = 0; i < order; i++) {
                factor *= (double) (power - i) * (power - i);
            }
            int[] of = {a, b};
            return factor * expanded(of, new int[] {power - order, power - order});
        }
        double x = kernel.at(a, b);
        double determinant = kernel.at(a, a) * kernel.at(b, b) - x * x;
        double both = 4 * shape.odd() * shape.odd() / (2 * Math.PI * Math.sqrt(determinant));
        return power == 1 || order == 1 ? both : both * x / determinant;
    }

    /// ⟨Π z^power (α + β sgn z)⟩ over these inputs, which may repeat.
    private double expanded(int[] of, int[] powers) {
        List<Integer> distinct =
                new ArrayList<>(Arrays.stream(of).boxed().distinct().sorted().toList());
        SignedMoments signed = moments.computeIfAbsent(distinct, this::signed);
        int[] total = new int[distinct.size()];
        for (int i = 0; i < of.length; i++) {
            total[distinct.indexOf(of[i])] += powers[i];
        }
        double sum = 0;
        for (int odd = 0; odd < 1 << of.length; odd++) {
            double coefficient = 1;
            int signs = 0;
            for (int i = 0; i < of.length; i++) {
                boolean sign = (odd >> i & 1) == 1;
                coefficient *= sign ? shape.odd() : shape.even();
                signs ^= sign ? 1 << distinct.indexOf(of[i]) : 0;
            }
            if (coefficient != 0) {
                sum += coefficient * signed.of(total, signs);
            }
        }
        return sum;
    }

    private SignedMoments signed(List<Integer> distinct) {
        double[][] covariance = new double[distinct.size()][distinct.size()];
        for (int i = 0; i < covariance.length; i++) {
            for (int j = 0; j < covariance.length; j++) {
                covariance[i][j] = kernel.at(distinct.get(i), distinct.get(j));
            }
        }
        return new SignedMoments(covariance);
    }

    /// ⟨Π φ⟩ over any number of inputs, at most four of them different.
    Bounded product(int... of) {
        return product(0, of);
    }

    /// Of φ′ at the last `slopes` positions and φ before.
    private Bounded product(int slopes, int[] of) {
        int[] powers = new int[of.length];
        double factor = 1;
        double magnitude = 1;
        for (int i = 0; i < of.length; i++) {
            boolean slope = i >= of.length - slopes;
            powers[i] = shape.degree() - (slope ? 1 : 0);
            factor *= slope ? shape.degree() : 1;
            magnitude *= Math.pow(Math.sqrt(kernel.at(of[i], of[i])), powers[i])
                    * (Math.abs(shape.even()) + Math.abs(shape.odd()));
        }
        // the absolute moment of so high a power for unit variance bounds the rest
        for (int i = 1; i < of.length * shape.degree(); i += 2) {
            magnitude *= i;
        }
        double error = factor * magnitude * (ROUNDING / determinant(of) + 4 * uncertainty);
        return new Bounded(factor * expanded(of, powers), error);
    }

    /// Of the correlations of the distinct inputs.
    private double determinant(int[] of) {
        int[] distinct = Arrays.stream(of).distinct().toArray();
        double product = 1;
        double[][] rest = new double[distinct.length][distinct.length];
        for (int i = 0; i < distinct.length; i++) {
            for (int j = 0; j <= i; j++) {
                double entry = kernel.at(distinct[i], distinct[j])
                        / Math.sqrt(kernel.at(distinct[i], distinct[i]) * kernel.at(distinct[j], distinct[j]));
                for (int k = 0; k < j; k++) {
                    entry -= rest[i][k] * rest[j][k];
                }
                rest[i][j] = i == j ? Math.sqrt(Math.max(entry, 0x1p-52)) : entry / rest[j][j];
            }
            product *= rest[i][i] * rest[i][i];
        }
        return product;
    }

    @Override
    public Bounded fourth(int a, int b, int c, int d) {
        return product(0, new int[] {a, b, c, d});
    }

    @Override
    public Bounded slopeFourth(int a, int b, int c, int d) {
        return product(4, new int[] {a, b, c, d});
    }

    @Override
    public Bounded mixed(int a, int b, int c, int d) {
        return product(2, new int[] {a, b, c, d});
    }

    @Override
    public Optional<Bends> bends() {
        return Optional.empty();
    }
}
