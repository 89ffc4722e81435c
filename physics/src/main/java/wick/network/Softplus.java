package wick.network;

import wick.numeric.elementwise.Elementwise;

/// φ(z) = ln(1 + eᶻ)
public record Softplus() implements Activation {
    @Override
    public String name() {
        return "softplus";
    }

    @Override
    public double value(double z) {
        return Elementwise.softplus(z);
    }

    @Override
    public double derivative(double z) {
        return Elementwise.sigmoid(z);
    }

    @Override
    public double secondDerivative(double z) {
        return Elementwise.sigmoidDerivative(z);
    }

    @Override
    public void valueInto(double[] z, int zFrom, int count, double[] y, int yFrom) {
        Elementwise.softplusInto(z, zFrom, count, y, yFrom);
    }

    @Override
    public void derivativeInto(double[] z, int zFrom, int count, double[] y, int yFrom) {
        Elementwise.sigmoidInto(z, zFrom, count, y, yFrom);
    }
}
