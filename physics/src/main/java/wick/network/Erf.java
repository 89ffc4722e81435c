package wick.network;

import wick.numeric.elementwise.Elementwise;

/// φ(z) = erf z
public record Erf() implements Activation {
    @Override
    public String name() {
        return "erf";
    }

    @Override
    public double value(double z) {
        return Elementwise.erf(z);
    }

    @Override
    public double derivative(double z) {
        return Elementwise.erfDerivative(z);
    }

    @Override
    public double secondDerivative(double z) {
        return -2 * Math.clamp(z, -40, 40) * Elementwise.erfDerivative(z);
    }

    @Override
    public void valueInto(double[] z, int zFrom, int count, double[] y, int yFrom) {
        Elementwise.erfInto(z, zFrom, count, y, yFrom);
    }

    @Override
    public void derivativeInto(double[] z, int zFrom, int count, double[] y, int yFrom) {
        Elementwise.erfDerivativeInto(z, zFrom, count, y, yFrom);
    }
}
