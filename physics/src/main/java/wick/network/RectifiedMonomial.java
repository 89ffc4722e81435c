package wick.network;

import java.util.List;

/// φ(z) = zⁿ for z > 0 and 0 for z < 0, n = `degree`: a step for n = 0 (½ at 0), relu for n = 1. Their
/// kernels are the arc-cosine kernels of order n.
///
/// Source: Cho and Saul 2009, Advances in Neural Information Processing Systems 22.
public record RectifiedMonomial(int degree) implements Activation {
    /// The highest degree.
    public static final int HIGHEST = 16;

    public RectifiedMonomial {
        if (degree < 0 || degree > HIGHEST) {
            throw new IllegalArgumentException(
                    "degree " + degree + " of a rectified monomial must be from 0 to " + HIGHEST);
        }
    }

    @Override
    public String name() {
        return "rectified-monomial";
    }

    @Override
    public double value(double z) {
        return degree == 0 ? (1 + Math.signum(z)) / 2 : Monomial.power(Math.max(z, 0), degree);
    }

    @Override
    public double derivative(double z) {
        return degree == 0
                ? 0 * Math.signum(z)
                : degree == 1 ? (1 + Math.signum(z)) / 2 : degree * Monomial.power(Math.max(z, 0), degree - 1);
    }

    @Override
    public double secondDerivative(double z) {
        return degree < 2
                ? 0
                : degree == 2 ? 1 + Math.signum(z) : degree * (degree - 1) * Monomial.power(Math.max(z, 0), degree - 2);
    }

    @Override
    public List<Double> kinks() {
        return List.of(0.0);
    }

    @Override
    public List<Double> jumps() {
        return degree == 0 ? List.of(0.0) : List.of();
    }

    @Override
    public void valueInto(double[] z, int zFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = value(z[zFrom + i]);
        }
    }

    @Override
    public void derivativeInto(double[] z, int zFrom, int count, double[] y, int yFrom) {
        for (int i = 0; i < count; i++) {
            y[yFrom + i] = derivative(z[zFrom + i]);
        }
    }
}
