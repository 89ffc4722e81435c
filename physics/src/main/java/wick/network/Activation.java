package wick.network;

import java.util.List;

/// A nonlinearity φ applied to every unit, as data: its value and derivatives, its kinks.
public sealed interface Activation {

    /// The name in network files, such as `tanh`.
    String name();

    /// φ(z)
    double value(double z);

    /// φ′(z); at a kink the mean of the two one-sided limits.
    double derivative(double z);

    /// φ″(z) away from kinks.
    double secondDerivative(double z);

    /// The points where φ or φ′ jumps, ascending; empty for a smooth function.
    default List<Double> kinks() {
        return List.of();
    }

    /// y\[yFrom + i] ← φ(z\[zFrom + i]), the same bits as [#value].
    default void valueInto(double[] z, int zFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = value(z[zFrom + i]);
        }
    }

    /// y\[yFrom + i] ← φ′(z\[zFrom + i]), the same bits as [#derivative].
    default void derivativeInto(double[] z, int zFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = derivative(z[zFrom + i]);
        }
    }

    /// φ(z) = z
    record Linear() implements Activation {
        @Override
        public String name() {
            return "linear";
        }

        @Override
        public double value(double z) {
            return z;
        }

        @Override
        public double derivative(double z) {
            return 1;
        }

        @Override
        public double secondDerivative(double z) {
            return 0;
        }
    }
}
