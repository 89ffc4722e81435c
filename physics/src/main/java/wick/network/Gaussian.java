package wick.network;

import wick.numeric.elementwise.Elementwise;

/// φ(z) = exp(−z² / (2s²)) with s = `width`
public record Gaussian(double width) implements Activation {

    private static final double ROOT_OF_TURN = 2.5066282746310002;

    public Gaussian {
        if (!(width >= 1e-100 && width <= 1e100)) {
            throw new IllegalArgumentException("width " + width + " of a gaussian must be from 1e-100 to 1e100");
        }
    }

    @Override
    public String name() {
        return "gaussian";
    }

    /// Beyond |z| = 40 s the function and all its derivatives are 0.
    private double inUnits(double z) {
        return Double.isNaN(z) ? z : Math.clamp(z / width, -40, 40);
    }

    private static double bell(double u) {
        return ROOT_OF_TURN * Elementwise.normalDensity(u);
    }

    @Override
    public double value(double z) {
        return bell(inUnits(z));
    }

    @Override
    public double derivative(double z) {
        double u = inUnits(z);
        return -u * bell(u) / width;
    }

    @Override
    public double secondDerivative(double z) {
        double u = inUnits(z);
        return (u * u - 1) * bell(u) / width / width;
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
