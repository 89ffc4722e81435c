package wick.theory.spectra;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;
import wick.network.Activation;
import wick.network.Distribution;
import wick.network.Step;
import wick.network.Wiring;
import wick.numeric.gaussian.Approximation;
import wick.numeric.matrix.Vector;
import wick.theory.infinitewidth.GaussianAverages;

/// The eigenvalues of J Jᵀ, squares of the singular values of the input-output Jacobian J = W_L D_{L−1} …
/// D_1 W_1, of a wide network: their density when all widths grow in fixed proportions.
///
/// Weights and slopes are asymptotically free, so S-transforms multiply. In terms of m(z) = Σ_k m_k / z^k,
/// m_k the mean of the k-th powers of the eigenvalues, with ρ_l = width of layer l / outputs and x_l =
/// m/ρ_l:
///
/// z = (1/m) (1 + m) ∏_l W_l ∏_l (x_l w_l)/(1 + x_l),   ⟨s/(w_l − s)⟩ = x_l,  s = φ′(z)², z ~ N(0, q_l),
///
/// where W_l = σ_w² (1 + x_{l−1}) for independent weights, σ_w² for orthonormal rows, and σ_w² (1 +
/// x_{l−1})/(1 + x_l) for orthonormal columns. The density is −Im m / (π λ) just above the real line.
///
/// Source: Pennington, Schoenholz and Ganguli 2017, arXiv:1711.04735; 2018, arXiv:1802.09979; unequal
/// widths by the same traces, derived here.
public final class JacobianSpectrum {
    private static final Factor.Dimension UNIT = new Factor.Dimension(1, 1);
    private static final GaussIntegrator COARSE = new GaussIntegratorFactory().legendre(16);
    private static final GaussIntegrator FINE = new GaussIntegratorFactory().legendre(24);
    private static final double SMALL = 1e-9;
    private static final int DEEPEST = 9;

    private final MasterEquation equation;
    private final GreenFunction green;
    private final double zeroMass;
    /// Whether the eigenvalues are a constant times the squared slopes of one layer, or constant.
    private final boolean bare;
    private final double bottom;

    private JacobianSpectrum(MasterEquation equation, double zeroMass) {
        this.equation = equation;
        this.zeroMass = zeroMass;
        green = new GreenFunction(equation);
        bare = equation.factors().stream().noneMatch(factor -> switch (factor) {
                    case Factor.Dimension dimension -> !dimension.equals(UNIT);
                    case Factor.Slopes slopes -> slopes.count() > 1 || slopes.ratio() != 1;
                    case Factor.Growing _, Factor.Saturating _ -> true;
                })
                && equation.slopes().size() < 2;
        bottom = bare ? 0 : new LowerEdge(equation, zeroMass).value();
    }

    /// Of a chain of dense layers and activations at an input with |x|²/d = `inputSquare`.
    ///
    /// Throws [IllegalArgumentException] for other kinds of layers and where some layer passes nothing on.
    public static JacobianSpectrum of(Wiring wiring, double inputSquare) {
        FreeProduct product = new FreeProduct(wiring.outputs(), wiring.distribution());
        double square = inputSquare;
        double variance = inputSquare;
        Set<Integer> matrices = new HashSet<>();
        for (Step step : wiring.steps()) {
            switch (step) {
                case Step.Linear linear -> {
                    if (!matrices.add(linear.index())) {
                        throw new IllegalArgumentException(
                                "the Jacobian's spectrum is known for weights of their own in"
                                        + " every layer, not for tied ones");
                    }
                    variance = linear.biasVariance() + linear.weightVariance() * square;
                    square = variance;
                    product.weights(linear.weightVariance(), linear.fanOut(), linear.fanIn());
                }
                case Step.Pointwise(Activation activation) -> {
                    square = GaussianAverages.of(activation)
                            .single(variance)
                            .square()
                            .value();
                    product.slopes(activation, variance, product.width());
                }
                case Step.Residual _, Step.Structured _ ->
                    throw new IllegalArgumentException("the Jacobian's spectrum is known for dense layers and"
                            + " activations in a chain, not for "
                            + step.getClass().getSimpleName() + " layers");
            }
        }
        return new JacobianSpectrum(product.equation(), product.zeroMass());
    }

    /// A stack of `layers` layers D W of equal width at one variance of the pre-activations.
    public record Stack(Activation activation, double variance, double weightVariance, int layers) {
        public Stack {
            if (layers < 1) {
                throw new IllegalArgumentException("layers " + layers + " must be at least 1");
            }
        }
    }

    /// Of (D W)^layers at a fixed point of the variance, with weights of the law given.
    public static JacobianSpectrum of(Stack stack, Distribution distribution) {
        FreeProduct product = new FreeProduct(1, distribution);
        for (int layer = 0; layer < stack.layers(); layer++) {
            product.weights(stack.weightVariance(), 1, 1);
            product.slopes(stack.activation(), stack.variance(), 1);
        }
        return new JacobianSpectrum(product.equation(), product.zeroMass());
    }

    /// What deep orthogonal networks with χ₁ = 1 tend to when L (⟨s²⟩/⟨s⟩² − 1) is held at a value.
    public enum DeepLimit {
        /// Slopes are 0 rarely and constant otherwise (relu shifted, hard tanh): z = (1 + m)/m · e^{v
        /// m/(1 + m)}.
        BERNOULLI,
        /// Slopes vary little everywhere (tanh, erf, sin): z = (1 + m)/m · e^{v m}.
        SMOOTH
    }

    /// The limiting spectrum of large depth, of mean 1 and variance `spread`.
    public static JacobianSpectrum deep(DeepLimit limit, double spread) {
        if (!(spread > 0) || Double.isInfinite(spread)) {
            throw new IllegalArgumentException("spread " + spread + " must be positive and finite");
        }
        Factor depth = switch (limit) {
            case BERNOULLI -> new Factor.Saturating(spread);
            case SMOOTH -> new Factor.Growing(spread);
        };
        return new JacobianSpectrum(new MasterEquation(0, List.of(new Factor.Dimension(1, 1), depth)), 0);
    }

    /// Whether the eigenvalues other than shared ones have a density to ask for: not where they are the
    /// squared slopes of a single layer.
    public boolean hasDensity() {
        return !bare;
    }

    /// The part of the eigenvalues that is 0.
    public double zeroMass() {
        return zeroMass;
    }

    /// The density of eigenvalues at λ > 0, without those that many directions share ([#zeroMass],
    /// [#isolated]).
    ///
    /// Throws [ArithmeticException] where the equation cannot be solved.
    public Approximation density(double lambda) {
        if (bare) {
            throw new IllegalArgumentException("with one activation between orthogonal weights the eigenvalues are its"
                    + " squared slopes, which need not have a density");
        }
        if (!(lambda > 0) || Double.isInfinite(lambda)) {
            throw new IllegalArgumentException("eigenvalue " + lambda + " must be positive and finite");
        }
        if (lambda < bottom) {
            return Approximation.exact(0);
        }
        MasterEquation.Point point = green.at(lambda);
        double scale = 1 / (Math.PI * lambda);
        return new Approximation(
                Math.max(0, -point.m().getImaginary()) * scale,
                point.error() * point.m().norm() * scale);
    }

    /// The density of singular values at s > 0: 2 s times that of eigenvalues at s².
    public Approximation singularValueDensity(double singularValue) {
        Approximation density = density(singularValue * singularValue);
        return new Approximation(2 * singularValue * density.value(), 2 * singularValue * density.error());
    }

    /// The mean eigenvalue, E |J|²_F / outputs; χ₁^L for a stack.
    public double mean() {
        return Math.exp(equation.logarithmOfMean());
    }

    /// m_k / m₁^k for k = 1, …, order; entry 0 is 1.
    public Vector relativeMoments(int order) {
        if (order < 1 || order > 12) {
            throw new IllegalArgumentException("order " + order + " must be from 1 to 12");
        }
        return Vector.of(equation.relativeMoments(order));
    }

    /// The variance of the eigenvalues over their squared mean, 0 where J is a multiple of an isometry.
    public double relativeVariance() {
        return equation.relativeMoments(2)[1] - 1;
    }

    /// The largest eigenvalue; empty where some slope is not bounded, and the spectrum has no upper end.
    public OptionalDouble largest() {
        Optional<Atom> atom = isolated();
        if (atom.isPresent() && equation.slopes().stream().allMatch(s -> isTop(s.law()))) {
            return OptionalDouble.of(atom.get().eigenvalue());
        }
        if (bare) {
            double slope = equation.slopes().stream()
                    .mapToDouble(s -> s.law().largest())
                    .max()
                    .orElse(1);
            return Double.isInfinite(slope)
                    ? OptionalDouble.empty()
                    : OptionalDouble.of(slope * Math.exp(equation.logarithm()));
        }
        return new UpperEdge(equation).value();
    }

    private static boolean isTop(SlopeLaw law) {
        return law.heaviest().slope() == law.largest();
    }

    /// An eigenvalue other than 0 that a part `mass` of all directions shares.
    public record Atom(double eigenvalue, double mass) {}

    /// The shared eigenvalue of networks with orthogonal weights whose slopes are mostly the same:
    /// subspaces of dimensions p_l n meet in dimension n (1 − Σ (1 − p_l)).
    ///
    /// Source: Bercovici and Voiculescu 1998, on atoms of free convolutions.
    public Optional<Atom> isolated() {
        double missing = 0;
        double value = equation.logarithm();
        for (Factor factor : equation.factors()) {
            switch (factor) {
                case Factor.Dimension dimension -> missing += dimension.equals(UNIT) ? 0 : 1;
                case Factor.Slopes(SlopeLaw law, double ratio, int count) -> {
                    missing += ratio == 1 ? count * (1 - law.heaviest().mass()) : 1;
                    value += count * Math.log(law.heaviest().slope());
                }
                case Factor.Growing _ -> missing = 1;
                case Factor.Saturating(double rate) -> {
                    missing += rate;
                    value += rate;
                }
            }
        }
        return missing < 1 && Double.isFinite(value)
                ? Optional.of(new Atom(Math.exp(value), 1 - missing))
                : Optional.empty();
    }

    /// The part of the eigenvalues above λ > 0, atoms included.
    ///
    /// Throws [IllegalArgumentException] where the spectrum has no upper end.
    public Approximation above(double lambda) {
        double top = largest()
                .orElseThrow(() -> new IllegalArgumentException(
                        "the slopes are not bounded, so the spectrum has no" + " upper end and is not integrated"));
        if (lambda >= top) {
            return Approximation.exact(0);
        }
        double shared = isolated()
                .filter(atom -> atom.eigenvalue() > lambda)
                .map(Atom::mass)
                .orElse(0.0);
        Approximation continuous = integral(new Range(lambda, top), 0, 1, DEEPEST);
        return new Approximation(shared + continuous.value(), continuous.error());
    }

    private record Range(double from, double top) {}

    /// ∫ density over t from `a` to `b` with ln λ = ln top − (ln top/from) t²: the density vanishes at
    /// the top as a square root. Halved where two rules differ, as at other edges.
    private Approximation integral(Range range, double a, double b, int depth) {
        double coarse = integral(COARSE, range, a, b);
        double fine = integral(FINE, range, a, b);
        double error = Math.abs(fine - coarse);
        if (error <= SMALL || depth == 0) {
            return new Approximation(fine, error + 1e-12);
        }
        Approximation left = integral(range, a, (a + b) / 2, depth - 1);
        Approximation right = integral(range, (a + b) / 2, b, depth - 1);
        return new Approximation(left.value() + right.value(), left.error() + right.error());
    }

    private double integral(GaussIntegrator rule, Range range, double a, double b) {
        double stretch = Math.log(range.top() / range.from());
        double sum = 0;
        for (int k = 0; k < rule.getNumberOfPoints(); k++) {
            double t = (a + b) / 2 + (b - a) / 2 * rule.getPoint(k);
            double at = range.top() * Math.exp(-stretch * t * t);
            sum += rule.getWeight(k) * (b - a) / 2 * density(at).value() * at * 2 * stretch * t;
        }
        return sum;
    }
}
