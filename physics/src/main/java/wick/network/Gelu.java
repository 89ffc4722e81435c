package wick.network;

import wick.numeric.elementwise.Elementwise;

/// φ(z) = z Φ(z) with the cumulative normal Φ (not the form with tanh)
public record Gelu() implements Activation {
    @Override
    public String name() {
        return "gelu";
    }

    @Override
    public double value(double z) {
        return Elementwise.gelu(z);
    }

    @Override
    public double derivative(double z) {
        return Elementwise.geluDerivative(z);
    }

    /// φ″(z) = (2 − z²) times the normal density; beyond |z| = 40 the density is zero.
    @Override
    public double secondDerivative(double z) {
        double tail = Math.clamp(z, -40, 40);
        return (2 - tail * tail) * Elementwise.normalDensity(z);
    }

    @Override
    public void valueInto(double[] z, int zFrom, int count, double[] y, int yFrom) {
        Elementwise.geluInto(z, zFrom, count, y, yFrom);
    }

    @Override
    public void derivativeInto(double[] z, int zFrom, int count, double[] y, int yFrom) {
        Elementwise.geluDerivativeInto(z, zFrom, count, y, yFrom);
    }
}
