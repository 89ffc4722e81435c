package wick.network;

import java.util.List;
import java.util.Optional;

/// A nonlinearity φ applied to every unit, as data: its value, its derivatives, its kinks.
///
/// All functions stay finite for finite z wherever φ does: no tail overflows or turns into NaN. A
/// [Formula] is evaluated as it is written.
public sealed interface Activation
        permits Abs,
                Cos,
                Erf,
                Exp,
                Formula,
                Gaussian,
                Gelu,
                Hermite,
                LeakyRelu,
                Linear,
                Monomial,
                Polynomial,
                Rbf,
                RectifiedMonomial,
                Relu,
                Sigmoid,
                Sign,
                Silu,
                Sin,
                Softplus,
                Tanh {

    /// The activation of this name in network files, if there is one without parameters; see [#names].
    static Optional<Activation> named(String name) {
        return NamedActivations.ALL.stream()
                .filter(activation -> activation.name().equals(name))
                .findFirst();
    }

    /// The names [#named] knows. [ActivationText#names] has those with parameters too.
    static List<String> names() {
        return NamedActivations.ALL.stream().map(Activation::name).toList();
    }

    /// The name in network files, such as `tanh`.
    String name();

    /// φ(z)
    double value(double z);

    /// φ′(z); at a kink the mean of the two one-sided limits.
    double derivative(double z);

    /// φ″(z) away from kinks: where φ′ jumps, φ″ also has a δ-function, which this leaves out.
    double secondDerivative(double z);

    /// The points where φ or one of its derivatives may jump, ascending; empty for a smooth function.
    default List<Double> kinks() {
        return List.of();
    }

    /// Those [#kinks] where φ itself jumps. Where there is one, ⟨φ′²⟩ is infinite, and with it the neural
    /// tangent kernel.
    default List<Double> jumps() {
        return List.of();
    }

    /// y\[yFrom + i] ← φ(z\[zFrom + i]), the same bits as [#value]; y may be z with the same offset.
    void valueInto(double[] z, int zFrom, int count, double[] y, int yFrom);

    /// y\[yFrom + i] ← φ′(z\[zFrom + i]), the same bits as [#derivative]; y may be z with the same
    /// offset.
    void derivativeInto(double[] z, int zFrom, int count, double[] y, int yFrom);
}
