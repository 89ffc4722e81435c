package wick.theory.infinitewidth;

import java.util.List;
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

/// How the Gaussian averages of an activation are computed: in closed form where there is one, else by
/// quadrature.
sealed interface AverageForm
        permits ArcCosineForm,
                ErrorFunctionForm,
                ExponentialForm,
                GaussianForm,
                GeluForm,
                Homogeneous,
                JumpForm,
                NumericalForm,
                PolynomialForm,
                RadialForm,
                TrigonometricForm {

    /// Averages over z ~ N(0, variance).
    Moments moments(double variance);

    /// ⟨φ²⟩ and ⟨φ′²⟩ alone, which may cost less than [#moments].
    default Squares squares(double variance) {
        Moments moments = moments(variance);
        return new Squares(moments.square(), moments.slopeSquare());
    }

    /// Whether averages at this variance, and so at all smaller ones, are finite and can be computed.
    default boolean reaches(double variance) {
        return true;
    }

    /// What happens to two inputs of equal variance q and correlation 1 − δ.
    Decorrelation decorrelation(double variance);

    /// As [#decorrelation], for many correlations at the same variance.
    default Decorrelation decorrelations(double variance) {
        return decorrelation(variance);
    }

    /// The spectra whose series give averages over pairs, where it is those that do.
    default Optional<Spectra> series() {
        return Optional.empty();
    }

    /// Averages over pairs for many pairs at once; the arrays are kept, and without [#series] read anew for
    /// every pair.
    PairAverages pairs(double[] rowVariances, double[] columnVariances);

    /// Whether ⟨φ′²⟩ is finite, so that there is a neural tangent kernel; it is not where φ jumps.
    default boolean hasTangent() {
        return true;
    }

    /// −d ln⟨φ′φ′⟩/dθ at θ = 0 for two inputs of this variance and correlation cos θ: 0 unless φ has kinks.
    default double turning(double variance) {
        return 0;
    }

    static AverageForm of(Activation activation) {
        return switch (activation) {
            case Linear() -> new Homogeneous(1, 1);
            case Relu() -> new Homogeneous(0, 1);
            case LeakyRelu(double negativeSlope, double positiveSlope) -> new Homogeneous(negativeSlope, positiveSlope);
            case Abs() -> new Homogeneous(-1, 1);
            case Sign() -> new JumpForm(-1, 1);
            case RectifiedMonomial(int degree) ->
                degree == 0 ? new JumpForm(0, 1) : degree == 1 ? new Homogeneous(0, 1) : new ArcCosineForm(degree);
            case Monomial(int degree) -> degree == 1 ? new Homogeneous(1, 1) : PolynomialForm.monomial(degree);
            case Polynomial(List<Double> coefficients) -> PolynomialForm.of(coefficients);
            case Hermite(int degree) -> degree == 1 ? new Homogeneous(1, 1) : PolynomialForm.hermite(degree);
            case Erf() -> new ErrorFunctionForm();
            case Gelu() -> new GeluForm();
            case Sin() -> new TrigonometricForm(true);
            case Cos() -> new TrigonometricForm(false);
            case Exp() -> new ExponentialForm();
            case Gaussian(double width) -> new GaussianForm(width);
            case Rbf(double gamma) -> new RadialForm(gamma);
            case Tanh _, Sigmoid _, Silu _, Softplus _ -> new NumericalForm(activation);
            case Formula _ -> new NumericalForm(activation);
        };
    }
}
