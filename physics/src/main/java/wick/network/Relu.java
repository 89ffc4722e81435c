package wick.network;

import java.util.List;

/// φ(z) = max(z, 0)
public record Relu() implements Activation {
    @Override
    public String name() {
        return "relu";
    }

    @Override
    public double value(double z) {
        return Math.max(z, 0);
    }

    @Override
    public double derivative(double z) {
        if (Double.isNaN(z)) {
            return z;
        }
        return z > 0 ? 1 : z < 0 ? 0 : 0.5;
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
