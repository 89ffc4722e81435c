package wick.network;

import wick.numeric.elementwise.Elementwise;

/// φ(z) = σ(z) = 1 / (1 + e⁻ᶻ)
public record Sigmoid() implements Activation {
    @Override
    public String name() {
        return "sigmoid";
    }

    @Override
    public double value(double z) {
        return Elementwise.sigmoid(z);
    }

    @Override
    public double derivative(double z) {
        return Elementwise.sigmoidDerivative(z);
    }

    @Override
    public double secondDerivative(double z) {
        return -Elementwise.tanh(z / 2) * Elementwise.sigmoidDerivative(z);
    }

    @Override
    public void valueInto(double[] z, int zFrom, int count, double[] y, int yFrom) {
        Elementwise.sigmoidInto(z, zFrom, count, y, yFrom);
    }

    @Override
    public void derivativeInto(double[] z, int zFrom, int count, double[] y, int yFrom) {
        Elementwise.sigmoidDerivativeInto(z, zFrom, count, y, yFrom);
    }
}
