package wick.network;

import wick.numeric.elementwise.Elementwise;

/// φ(z) = sin z
public record Sin() implements Activation {
    @Override
    public String name() {
        return "sin";
    }

    @Override
    public double value(double z) {
        return Elementwise.sin(z);
    }

    @Override
    public double derivative(double z) {
        return Elementwise.cos(z);
    }

    @Override
    public double secondDerivative(double z) {
        return -Elementwise.sin(z);
    }

    @Override
    public void valueInto(double[] z, int zFrom, int count, double[] y, int yFrom) {
        Elementwise.sinInto(z, zFrom, count, y, yFrom);
    }

    @Override
    public void derivativeInto(double[] z, int zFrom, int count, double[] y, int yFrom) {
        Elementwise.cosInto(z, zFrom, count, y, yFrom);
    }
}
