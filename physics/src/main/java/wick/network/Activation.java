package wick.network;

import java.util.List;
import java.util.Optional;

/// A nonlinearity φ applied to every unit, as data: its value, its derivatives, its kinks.
///
/// All functions stay finite for finite z wherever φ does: no tail overflows or turns into NaN.
public sealed interface Activation
        permits Abs, Cos, Erf, Exp, Gelu, LeakyRelu, Linear, Relu, Sigmoid, Silu, Sin, Softplus, Tanh {

    /// The activation of this name in network files, if there is one without parameters; see [#names].
    static Optional<Activation> named(String name) {
        return NamedActivations.ALL.stream()
                .filter(activation -> activation.name().equals(name))
                .findFirst();
    }

    /// The names [#named] knows. Besides them there is [LeakyRelu], which has parameters.
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

    /// The points where φ or φ′ jumps, ascending; empty for a smooth function.
    default List<Double> kinks() {
        return List.of();
    }

    /// y\[yFrom + i] ← φ(z\[zFrom + i]), the same bits as [#value]; y may be z with the same offset.
    void valueInto(double[] z, int zFrom, int count, double[] y, int yFrom);

    /// y\[yFrom + i] ← φ′(z\[zFrom + i]), the same bits as [#derivative]; y may be z with the same
    /// offset.
    void derivativeInto(double[] z, int zFrom, int count, double[] y, int yFrom);
}
