package wick.network;

import wick.numeric.elementwise.Elementwise;

/// φ(z) = z σ(z), also called swish
public record Silu() implements Activation {
    @Override
    public String name() {
        return "silu";
    }

    @Override
    public double value(double z) {
        return Elementwise.silu(z);
    }

    @Override
    public double derivative(double z) {
        return Elementwise.siluDerivative(z);
    }

    /// φ″(z) = σ′(z) (2 − z tanh(z/2)); beyond |z| = 1000 the first factor is zero.
    @Override
    public double secondDerivative(double z) {
        double tail = Math.clamp(z, -1000, 1000);
        return Elementwise.sigmoidDerivative(z) * (2 - tail * Elementwise.tanh(z / 2));
    }

    @Override
    public void valueInto(double[] z, int zFrom, int count, double[] y, int yFrom) {
        Elementwise.siluInto(z, zFrom, count, y, yFrom);
    }

    @Override
    public void derivativeInto(double[] z, int zFrom, int count, double[] y, int yFrom) {
        Elementwise.siluDerivativeInto(z, zFrom, count, y, yFrom);
    }
}
