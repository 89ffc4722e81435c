package wick.theory.kernellaw;

import java.util.Arrays;

/// The monomials x^p y^q z^r with p + q + r ≤ `degree`, in ascending order of p + q + r, and power series in
/// three variables that are cut off there.
final class Triples {
    private final int degree;
    private final int[] first;
    private final int[] second;
    private final int[] third;
    private final int[] places;

    Triples(int degree) {
        this.degree = degree;
        int count = (degree + 1) * (degree + 2) * (degree + 3) / 6;
        first = new int[count];
        second = new int[count];
        third = new int[count];
        places = new int[(degree + 1) * (degree + 1) * (degree + 1)];
        int at = 0;
        for (int total = 0; total <= degree; total++) {
            for (int p = total; p >= 0; p--) {
                for (int q = total - p; q >= 0; q--) {
                    first[at] = p;
                    second[at] = q;
                    third[at] = total - p - q;
                    places[key(p, q, total - p - q)] = at++;
                }
            }
        }
    }

    private int key(int p, int q, int r) {
        return (p * (degree + 1) + q) * (degree + 1) + r;
    }

    int degree() {
        return degree;
    }

    int count() {
        return first.length;
    }

    int p(int at) {
        return first[at];
    }

    int q(int at) {
        return second[at];
    }

    int r(int at) {
        return third[at];
    }

    int at(int p, int q, int r) {
        return places[key(p, q, r)];
    }

    private int total(int at) {
        return first[at] + second[at] + third[at];
    }

    /// The product of two series.
    private double[] product(double[] some, double[] others) {
        double[] product = new double[count()];
        for (int i = 0; i < some.length; i++) {
            for (int j = 0; j < others.length && total(i) + total(j) <= degree; j++) {
                product[at(first[i] + first[j], second[i] + second[j], third[i] + third[j])] += some[i] * others[j];
            }
        }
        return product;
    }

    /// A power of a series.
    double[] power(double[] series, int exponent) {
        double[] result = new double[count()];
        result[0] = 1;
        double[] square = Arrays.copyOf(series, count());
        for (int rest = exponent; rest > 0; rest >>= 1) {
            if ((rest & 1) == 1) {
                result = product(result, square);
            }
            square = product(square, square);
        }
        return result;
    }

    /// values\[i] ← H_p(x) H_q(y) H_r(z), the Hermite polynomials of standard normal variables over √(p! q! r!).
    void hermiteInto(double x, double y, double z, double[] values) {
        double[] a = hermite(x);
        double[] b = hermite(y);
        double[] c = hermite(z);
        for (int i = 0; i < count(); i++) {
            values[i] = a[first[i]] * b[second[i]] * c[third[i]];
        }
    }

    private double[] hermite(double x) {
        double[] values = new double[degree + 1];
        values[0] = 1;
        for (int k = 0; k < degree; k++) {
            double before = k == 0 ? 0 : Math.sqrt(k) * values[k - 1];
            values[k + 1] = (x * values[k] - before) / Math.sqrt(k + 1.0);
        }
        return values;
    }

    /// Averages of the functions of [#hermiteInto] from those of the monomials.
    double[] hermite(double[] monomials) {
        double[][] c = coefficients();
        double[] averages = new double[count()];
        for (int i = 0; i < count(); i++) {
            for (int a = first[i]; a >= 0; a -= 2) {
                for (int b = second[i]; b >= 0; b -= 2) {
                    for (int d = third[i]; d >= 0; d -= 2) {
                        averages[i] += c[first[i]][a] * c[second[i]][b] * c[third[i]][d] * monomials[at(a, b, d)];
                    }
                }
            }
        }
        return averages;
    }

    private double[][] coefficients() {
        double[][] c = new double[degree + 1][degree + 1];
        c[0][0] = 1;
        for (int k = 0; k < degree; k++) {
            for (int j = 0; j <= k + 1; j++) {
                double raised = j == 0 ? 0 : c[k][j - 1];
                double before = k == 0 ? 0 : Math.sqrt(k) * c[k - 1][j];
                c[k + 1][j] = (raised - before) / Math.sqrt(k + 1.0);
            }
        }
        return c;
    }
}
