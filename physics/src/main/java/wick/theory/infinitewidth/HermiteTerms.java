package wick.theory.infinitewidth;

import java.util.ArrayList;
import java.util.List;

/// A polynomial in a form whose Hermite coefficients at variance q are known exactly.
sealed interface HermiteTerms {

    int degree();

    HermiteTerms derivative();

    /// coefficients\[k] += ⟨f(√q x) h_k(x)⟩, and sizes\[k] += the same with all terms made positive: what
    /// roundings are relative to.
    void addTo(double variance, double[] coefficients, double[] sizes);

    /// Σ_m c_m z^m, with z^m = q^(m/2) Σ_j m! / (2^j j! √((m − 2j)!)) h_{m−2j}(z/√q).
    record Powers(List<Double> coefficients) implements HermiteTerms {
        public Powers {
            coefficients = List.copyOf(coefficients);
        }

        @Override
        public int degree() {
            return coefficients.size() - 1;
        }

        @Override
        public HermiteTerms derivative() {
            List<Double> lower = new ArrayList<>();
            for (int m = 1; m < coefficients.size(); m++) {
                lower.add(m * coefficients.get(m));
            }
            return new Powers(lower.isEmpty() ? List.of(0.0) : lower);
        }

        @Override
        public void addTo(double variance, double[] sums, double[] sizes) {
            double deviation = Math.sqrt(variance);
            double scale = 1;
            for (int m = 0; m < coefficients.size(); m++) {
                // m! q^(m/2) / √(m!), then from k to k − 2 by √(k (k − 1)) / (2j)
                double term = coefficients.get(m) * scale;
                for (int j = 0; 2 * j <= m; j++) {
                    int k = m - 2 * j;
                    sums[k] += term;
                    sizes[k] += Math.abs(term);
                    term *= Math.sqrt(k * (k - 1.0)) / (2 * (j + 1));
                }
                scale *= deviation * Math.sqrt(m + 1.0);
            }
        }
    }

    /// factor · h_n(z), with h_n(√q x) = Σ_j √(n!/k!) / (2^j j!) q^(k/2) (q − 1)^j h_k(x), k = n − 2j:
    /// one term each, so nothing cancels.
    record Single(int degree, double factor) implements HermiteTerms {

        @Override
        public HermiteTerms derivative() {
            return degree == 0 ? new Powers(List.of(0.0)) : new Single(degree - 1, factor * Math.sqrt(degree));
        }

        @Override
        public void addTo(double variance, double[] sums, double[] sizes) {
            double ratio = 1;
            for (int j = 0; 2 * j <= degree; j++) {
                int k = degree - 2 * j;
                double term = factor * ratio * Math.pow(variance, k / 2.0) * Math.pow(variance - 1, j);
                sums[k] += term;
                sizes[k] += Math.abs(term);
                ratio *= Math.sqrt(k * (k - 1.0)) / (2 * (j + 1));
            }
        }
    }
}
