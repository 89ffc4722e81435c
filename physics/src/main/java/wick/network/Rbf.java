package wick.network;

import wick.numeric.elementwise.Elementwise;

/// φ(z) = √2 sin(√(2γ) z + π/4) = sin u + cos u with u = √(2γ) z, γ = `gamma`: the feature whose kernel is
/// exp(−γ ⟨(z₁ − z₂)²⟩), a radial basis function of the inputs.
///
/// Source: Rahimi and Recht 2007, Advances in Neural Information Processing Systems 20.
public record Rbf(double gamma) implements Activation {

    public Rbf {
        if (!(gamma >= 1e-100 && gamma <= 1e100)) {
            throw new IllegalArgumentException("gamma " + gamma + " of rbf must be from 1e-100 to 1e100");
        }
    }

    @Override
    public String name() {
        return "rbf";
    }

    private double frequency() {
        return Math.sqrt(2 * gamma);
    }

    @Override
    public double value(double z) {
        double u = frequency() * z;
        return Elementwise.sin(u) + Elementwise.cos(u);
    }

    @Override
    public double derivative(double z) {
        double u = frequency() * z;
        return frequency() * (Elementwise.cos(u) - Elementwise.sin(u));
    }

    @Override
    public double secondDerivative(double z) {
        return -2 * gamma * value(z);
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
