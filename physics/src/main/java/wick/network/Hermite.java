package wick.network;

/// φ(z) = He_n(z) / √(n!), the normalized probabilists' Hermite polynomial of degree n: orthonormal for z ~
/// N(0, 1).
public record Hermite(int degree) implements Activation {
    /// The highest degree.
    public static final int HIGHEST = 40;

    public Hermite {
        if (degree < 1 || degree > HIGHEST) {
            throw new IllegalArgumentException(
                    "degree " + degree + " of a Hermite polynomial must be from 1 to " + HIGHEST);
        }
    }

    @Override
    public String name() {
        return "hermite";
    }

    /// √(k+1) h_{k+1} = z h_k − √k h_{k−1}
    private static double polynomial(int degree, double z) {
        double before = 0;
        double value = 1;
        for (int k = 0; k < degree; k++) {
            double next = (z * value - Math.sqrt(k) * before) / Math.sqrt(k + 1.0);
            before = value;
            value = next;
        }
        return value;
    }

    @Override
    public double value(double z) {
        return polynomial(degree, z);
    }

    @Override
    public double derivative(double z) {
        return Math.sqrt(degree) * polynomial(degree - 1, z);
    }

    @Override
    public double secondDerivative(double z) {
        return degree == 1 ? 0 : Math.sqrt(degree * (degree - 1.0)) * polynomial(degree - 2, z);
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
