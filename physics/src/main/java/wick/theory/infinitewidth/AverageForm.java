package wick.theory.infinitewidth;

import wick.network.Abs;
import wick.network.Activation;
import wick.network.Cos;
import wick.network.Erf;
import wick.network.Exp;
import wick.network.Gelu;
import wick.network.LeakyRelu;
import wick.network.Linear;
import wick.network.Relu;
import wick.network.Sigmoid;
import wick.network.Silu;
import wick.network.Sin;
import wick.network.Softplus;
import wick.network.Tanh;

/// How the Gaussian averages of an activation are computed: in closed form where there is one, else by
/// quadrature.
sealed interface AverageForm
        permits Homogeneous, ErrorFunctionForm, GeluForm, TrigonometricForm, ExponentialForm, NumericalForm {

    /// Averages over z ~ N(0, variance).
    Moments moments(double variance);

    /// What happens to two inputs of equal variance q and correlation 1 − δ.
    Decorrelation decorrelation(double variance);

    /// Averages over pairs for many pairs at once; the arrays are kept.
    PairAverages pairs(double[] rowVariances, double[] columnVariances);

    static AverageForm of(Activation activation) {
        return switch (activation) {
            case Linear() -> new Homogeneous(1, 1);
            case Relu() -> new Homogeneous(0, 1);
            case LeakyRelu(double negativeSlope, double positiveSlope) -> new Homogeneous(negativeSlope, positiveSlope);
            case Abs() -> new Homogeneous(-1, 1);
            case Erf() -> new ErrorFunctionForm();
            case Gelu() -> new GeluForm();
            case Sin() -> new TrigonometricForm(true);
            case Cos() -> new TrigonometricForm(false);
            case Exp() -> new ExponentialForm();
            case Tanh() -> new NumericalForm(activation);
            case Sigmoid() -> new NumericalForm(activation);
            case Silu() -> new NumericalForm(activation);
            case Softplus() -> new NumericalForm(activation);
        };
    }
}
