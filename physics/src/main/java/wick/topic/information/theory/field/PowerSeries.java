package wick.topic.information.theory.field;

/// A power series cut after a fixed order: entry n of `terms` is the coefficient of the n-th power.
final class PowerSeries {
    private final double[] terms;

    private PowerSeries(double[] terms) {
        this.terms = terms;
    }

    static PowerSeries of(double... terms) {
        return new PowerSeries(terms.clone());
    }

    static PowerSeries constant(double value, int order) {
        double[] terms = new double[order + 1];
        terms[0] = value;
        return new PowerSeries(terms);
    }

    /// 2 − 2 cos(a + t/b), the lattice's −∂² at a wave number, in powers of t.
    static PowerSeries laplacian(double a, int b, int order) {
        double[] terms = new double[order + 1];
        double s = Math.sin(a / 2);
        terms[0] = 4 * s * s;
        double factor = 1;
        for (int n = 1; n <= order; n++) {
            factor /= (double) n * b;
            double cosine = switch (n % 4) {
                case 0 -> Math.cos(a);
                case 1 -> -Math.sin(a);
                case 2 -> -Math.cos(a);
                default -> Math.sin(a);
            };
            terms[n] = -2 * factor * cosine;
        }
        return new PowerSeries(terms);
    }

    double term(int n) {
        return terms[n];
    }

    PowerSeries plus(PowerSeries other) {
        double[] sum = terms.clone();
        for (int n = 0; n < sum.length; n++) {
            sum[n] += other.terms[n];
        }
        return new PowerSeries(sum);
    }

    PowerSeries times(double factor) {
        double[] product = terms.clone();
        for (int n = 0; n < product.length; n++) {
            product[n] *= factor;
        }
        return new PowerSeries(product);
    }

    PowerSeries times(PowerSeries other) {
        double[] product = new double[terms.length];
        for (int n = 0; n < product.length; n++) {
            for (int m = 0; m <= n; m++) {
                product[n] += terms[m] * other.terms[n - m];
            }
        }
        return new PowerSeries(product);
    }

    /// Division by a series whose first term is not 0.
    PowerSeries over(PowerSeries other) {
        double[] quotient = new double[terms.length];
        for (int n = 0; n < quotient.length; n++) {
            double rest = terms[n];
            for (int m = 0; m < n; m++) {
                rest -= quotient[m] * other.terms[n - m];
            }
            quotient[n] = rest / other.terms[0];
        }
        return new PowerSeries(quotient);
    }

    /// Divided by t², for a series without constant and linear term; the two highest orders become 0.
    PowerSeries overSquare() {
        double[] shifted = new double[terms.length];
        System.arraycopy(terms, 2, shifted, 0, terms.length - 2);
        return new PowerSeries(shifted);
    }

    /// Σ_i c_i (this)^i
    PowerSeries polynomial(double... coefficients) {
        PowerSeries sum = constant(0, terms.length - 1);
        for (int i = coefficients.length - 1; i >= 0; i--) {
            sum = sum.times(this).plus(constant(coefficients[i], terms.length - 1));
        }
        return sum;
    }

    /// An even series in t as one in Q = 4 sin²(t/2) up to order `order`: t² = 2 Σ Q^n / (n² (2n choose n)).
    PowerSeries inSquaredSines(int order) {
        double[] square = new double[order + 1];
        double binomial = 1;
        for (int n = 1; n <= order; n++) {
            binomial *= (2.0 * n) * (2.0 * n - 1) / ((double) n * n);
            square[n] = 2 / ((double) n * n * binomial);
        }
        PowerSeries t2 = new PowerSeries(square);
        double[] even = new double[order + 1];
        for (int n = 0; n <= order; n++) {
            even[n] = terms[2 * n];
        }
        return t2.polynomial(even);
    }
}
