package wick.network;

import java.util.List;

/// φ(z) = c₀ + c₁ z + c₂ z² + …, `coefficients` ascending
public record Polynomial(List<Double> coefficients) implements Activation {
    /// The highest degree.
    public static final int HIGHEST = 16;

    public Polynomial {
        coefficients = List.copyOf(coefficients);
        int degree = coefficients.size() - 1;
        if (degree < 1 || degree > HIGHEST || coefficients.getLast() == 0) {
            throw new IllegalArgumentException("coefficients " + coefficients + " of a polynomial must be from 2 to "
                    + (HIGHEST + 1) + " numbers, ascending, the last not 0");
        }
        for (double coefficient : coefficients) {
            if (!Double.isFinite(coefficient)) {
                throw new IllegalArgumentException("coefficients " + coefficients + " of a polynomial must be finite");
            }
        }
    }

    int degree() {
        return coefficients.size() - 1;
    }

    @Override
    public String name() {
        return "polynomial";
    }

    @Override
    public double value(double z) {
        double sum = 0;
        for (int k = degree(); k >= 0; k--) {
            sum = sum * z + coefficients.get(k);
        }
        return sum;
    }

    @Override
    public double derivative(double z) {
        double sum = 0;
        for (int k = degree(); k >= 1; k--) {
            sum = sum * z + k * coefficients.get(k);
        }
        return sum;
    }

    @Override
    public double secondDerivative(double z) {
        double sum = 0;
        for (int k = degree(); k >= 2; k--) {
            sum = sum * z + k * (k - 1) * coefficients.get(k);
        }
        return sum;
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
