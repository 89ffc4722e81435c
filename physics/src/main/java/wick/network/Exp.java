package wick.network;

import wick.numeric.elementwise.Elementwise;

/// φ(z) = eᶻ; overflows to infinity above z = 709.78
public record Exp() implements Activation {
    @Override
    public String name() {
        return "exp";
    }

    @Override
    public double value(double z) {
        return Elementwise.exp(z);
    }

    @Override
    public double derivative(double z) {
        return Elementwise.exp(z);
    }

    @Override
    public double secondDerivative(double z) {
        return Elementwise.exp(z);
    }

    @Override
    public void valueInto(double[] z, int zFrom, int count, double[] y, int yFrom) {
        Elementwise.expInto(z, zFrom, count, y, yFrom);
    }

    @Override
    public void derivativeInto(double[] z, int zFrom, int count, double[] y, int yFrom) {
        Elementwise.expInto(z, zFrom, count, y, yFrom);
    }
}
