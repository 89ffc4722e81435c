package wick.theory.spectra;

/// Truncated power series a₀ + a₁ x + … + a_k x^k with real coefficients.
record PowerSeries(wick.numeric.matrix.Vector coefficients) {

    static PowerSeries of(double... coefficients) {
        return new PowerSeries(wick.numeric.matrix.Vector.of(coefficients));
    }

    /// The constant `value`, known up to x^order.
    static PowerSeries constant(double value, int order) {
        double[] c = new double[order + 1];
        c[0] = value;
        return of(c);
    }

    int order() {
        return coefficients.size() - 1;
    }

    double at(int k) {
        return coefficients.at(k);
    }

    PowerSeries times(PowerSeries other) {
        double[] product = new double[order() + 1];
        for (int i = 0; i < product.length; i++) {
            for (int j = 0; i + j < product.length; j++) {
                product[i + j] += at(i) * other.at(j);
            }
        }
        return of(product);
    }

    /// This to any real power; a₀ must not be 0.
    ///
    /// With b = a^p: n a₀ b_n = Σ_{k=1}^{n} (k p − n + k) a_k b_{n−k}.
    PowerSeries power(double exponent) {
        double[] b = new double[order() + 1];
        b[0] = Math.pow(at(0), exponent);
        for (int n = 1; n < b.length; n++) {
            double sum = 0;
            for (int k = 1; k <= n; k++) {
                sum += (k * exponent - n + k) * at(k) * b[n - k];
            }
            b[n] = sum / (n * at(0));
        }
        return of(b);
    }

    /// exp of this.
    PowerSeries exponential() {
        double[] b = new double[order() + 1];
        b[0] = Math.exp(at(0));
        for (int n = 1; n < b.length; n++) {
            double sum = 0;
            for (int k = 1; k <= n; k++) {
                sum += k * at(k) * b[n - k];
            }
            b[n] = sum / n;
        }
        return of(b);
    }

    /// a(x / scale)
    PowerSeries stretched(double scale) {
        double[] b = coefficients.toArray();
        double factor = 1;
        for (int k = 0; k < b.length; k++) {
            b[k] *= factor;
            factor /= scale;
        }
        return of(b);
    }

    /// Of x / y(x) where x = Σ_{k≥1} moments_k y^k, moments = (m₁, m₂, …): Lagrange's inversion.
    ///
    /// y = x g(x) with g_n = \[y^n] (x/y)^(−n−1) / (n + 1).
    static PowerSeries ofInverse(double... moments) {
        PowerSeries ratio = of(moments);
        double[] g = new double[moments.length];
        for (int n = 0; n < g.length; n++) {
            g[n] = ratio.power(-n - 1.0).at(n) / (n + 1);
        }
        return of(g).power(-1);
    }
}
