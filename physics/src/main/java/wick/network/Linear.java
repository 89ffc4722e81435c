package wick.network;

/// φ(z) = z
public record Linear() implements Activation {
    @Override
    public String name() {
        return "linear";
    }

    @Override
    public double value(double z) {
        return z;
    }

    @Override
    public double derivative(double z) {
        return 1;
    }

    @Override
    public double secondDerivative(double z) {
        return 0;
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
