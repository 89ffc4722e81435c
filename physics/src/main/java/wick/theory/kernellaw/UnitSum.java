package wick.theory.kernellaw;

/// Moments of W = (1/n) Σ v vᵀ over n independent units from those of one unit.
final class UnitSum {
    private UnitSum() {}

    /// E (W₁₁ − 1)^p W₁₂^q (W₂₂ − 1)^r from ⟨v₁^i v₂^j⟩ at i (2 degree + 1) + j: the power n of the unit's
    /// generating function.
    static double[] moments(Triples triples, double[] unit, int units) {
        int row = 2 * triples.degree() + 1;
        double[] series = new double[triples.count()];
        double[] scales = new double[triples.count()];
        for (int at = 0; at < series.length; at++) {
            int p = triples.p(at);
            int q = triples.q(at);
            int r = triples.r(at);
            double sum = 0;
            for (int i = 0; i <= p; i++) {
                double outer = binomial(p, i) * ((p - i & 1) == 0 ? 1 : -1);
                for (int j = 0; j <= r; j++) {
                    double sign = (r - j & 1) == 0 ? 1 : -1;
                    sum += outer * sign * binomial(r, j) * unit[(2 * i + q) * row + q + 2 * j];
                }
            }
            scales[at] = factorial(p) * factorial(q) * factorial(r);
            series[at] = sum / scales[at] * Math.pow(units, -(p + q + r));
        }
        double[] power = triples.power(series, units);
        for (int at = 0; at < power.length; at++) {
            power[at] *= scales[at];
        }
        return power;
    }

    private static double binomial(int n, int k) {
        double product = 1;
        for (int i = 1; i <= k; i++) {
            product = product * (n - k + i) / i;
        }
        return product;
    }

    private static double factorial(int n) {
        double product = 1;
        for (int i = 2; i <= n; i++) {
            product *= i;
        }
        return product;
    }
}
