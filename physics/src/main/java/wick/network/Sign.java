package wick.network;

import java.util.List;

/// φ(z) = 1 for z > 0, −1 for z < 0, 0 at 0. Its slope is 0 away from the jump.
public record Sign() implements Activation {
    @Override
    public String name() {
        return "sign";
    }

    @Override
    public double value(double z) {
        return Math.signum(z);
    }

    @Override
    public double derivative(double z) {
        return 0 * Math.signum(z);
    }

    @Override
    public double secondDerivative(double z) {
        return 0;
    }

    @Override
    public List<Double> kinks() {
        return List.of(0.0);
    }

    @Override
    public List<Double> jumps() {
        return List.of(0.0);
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
