package wick.theory.finitewidth;

import wick.network.Activation;
import wick.numeric.gaussian.Factors;

/// All products φ^i φ′^j φ″^k of one variable with i + j + k = `degree`. Not for several threads at once.
final class Monomials implements Factors {
    private final Activation activation;
    private final int degree;
    private double[] value = new double[0];
    private double[] slope = new double[0];
    private double[] bend = new double[0];

    Monomials(Activation activation, int degree) {
        this.activation = activation;
        this.degree = degree;
    }

    @Override
    public int count() {
        return (degree + 1) * (degree + 2) / 2;
    }

    /// The place of φ^(degree − slopes − bends) φ′^slopes φ″^bends.
    int index(int slopes, int bends) {
        int before = 0;
        for (int k = 0; k < bends; k++) {
            before += degree - k + 1;
        }
        return before + slopes;
    }

    @Override
    public void into(double[] z, double[] u, int count, double[][] values) {
        if (value.length < count) {
            value = new double[count];
            slope = new double[count];
            bend = new double[count];
        }
        activation.valueInto(z, 0, count, value, 0);
        activation.derivativeInto(z, 0, count, slope, 0);
        for (int i = 0; i < count; i++) {
            bend[i] = activation.secondDerivative(z[i]);
        }
        int row = 0;
        for (int bends = 0; bends <= degree; bends++) {
            for (int slopes = 0; slopes <= degree - bends; slopes++, row++) {
                double[] into = values[row];
                for (int i = 0; i < count; i++) {
                    into[i] =
                            power(value[i], degree - slopes - bends) * power(slope[i], slopes) * power(bend[i], bends);
                }
            }
        }
    }

    private static double power(double x, int exponent) {
        double product = 1;
        for (int i = 0; i < exponent; i++) {
            product *= x;
        }
        return product;
    }
}
