package wick.network;

import wick.numeric.elementwise.Elementwise;

/// φ(z) = tanh z
public record Tanh() implements Activation {
    @Override
    public String name() {
        return "tanh";
    }

    @Override
    public double value(double z) {
        return Elementwise.tanh(z);
    }

    @Override
    public double derivative(double z) {
        return Elementwise.sechSquared(z);
    }

    @Override
    public double secondDerivative(double z) {
        return -2 * Elementwise.tanh(z) * Elementwise.sechSquared(z);
    }

    @Override
    public void valueInto(double[] z, int zFrom, int count, double[] y, int yFrom) {
        Elementwise.tanhInto(z, zFrom, count, y, yFrom);
    }

    @Override
    public void derivativeInto(double[] z, int zFrom, int count, double[] y, int yFrom) {
        Elementwise.sechSquaredInto(z, zFrom, count, y, yFrom);
    }
}
