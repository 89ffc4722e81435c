package wick.network;

/// φ(z) = zⁿ with n = `degree`
public record Monomial(int degree) implements Activation {
    /// The highest degree.
    public static final int HIGHEST = 16;

    public Monomial {
        if (degree < 1 || degree > HIGHEST) {
            throw new IllegalArgumentException("degree " + degree + " of a monomial must be from 1 to " + HIGHEST);
        }
    }

    /// zⁿ by repeated squaring
    static double power(double z, int exponent) {
        double power = 1;
        double square = z;
        for (int rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                power *= square;
            }
            square *= square;
        }
        return power;
    }

    @Override
    public String name() {
        return "monomial";
    }

    @Override
    public double value(double z) {
        return power(z, degree);
    }

    @Override
    public double derivative(double z) {
        return degree * power(z, degree - 1);
    }

    @Override
    public double secondDerivative(double z) {
        return degree == 1 ? 0 : degree * (degree - 1) * power(z, degree - 2);
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
