package wick.theory.recurrent.meanfield;

/// Σ_k c_k ρ^k for ρ from 0 to 1, by four interleaved Horner schemes; only every second term where the others
/// vanish.
final class PowerSeries {
    private final double[] terms;
    private final boolean alternate;
    private final boolean shifted;

    private PowerSeries(double[] terms, boolean alternate, boolean shifted) {
        this.terms = terms;
        this.alternate = alternate;
        this.shifted = shifted;
    }

    static PowerSeries of(double[] coefficients) {
        boolean even = true;
        boolean odd = true;
        for (int k = 0; k < coefficients.length; k++) {
            boolean present = coefficients[k] != 0;
            even &= !(present && k % 2 == 1);
            odd &= !(present && k % 2 == 0);
        }
        if (!even && !odd) {
            return new PowerSeries(padded(coefficients, 0, 1), false, false);
        }
        return new PowerSeries(padded(coefficients, even ? 0 : 1, 2), true, !even);
    }

    /// A multiple of four terms.
    private static double[] padded(double[] coefficients, int from, int stride) {
        int count = 0;
        for (int k = from; k < coefficients.length; k += stride) {
            if (coefficients[k] != 0) {
                count = (k - from) / stride + 1;
            }
        }
        double[] terms = new double[(count + 3) / 4 * 4];
        for (int j = 0; j < count; j++) {
            terms[j] = coefficients[from + j * stride];
        }
        return terms;
    }

    double at(double rho) {
        double x = alternate ? rho * rho : rho;
        double square = x * x;
        double fourth = square * square;
        double a = 0;
        double b = 0;
        double c = 0;
        double d = 0;
        for (int k = terms.length - 4; k >= 0; k -= 4) {
            a = Math.fma(a, fourth, terms[k]);
            b = Math.fma(b, fourth, terms[k + 1]);
            c = Math.fma(c, fourth, terms[k + 2]);
            d = Math.fma(d, fourth, terms[k + 3]);
        }
        double sum = a + x * b + square * (c + x * d);
        return shifted ? rho * sum : sum;
    }
}
