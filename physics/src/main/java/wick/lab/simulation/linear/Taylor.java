package wick.lab.simulation.linear;

import wick.numeric.matrix.Matrix;
import wick.numeric.matrix.Products;

/// Taylor series in time over so short a stretch that they converge at once.
final class Taylor {
    /// |A| t over the short stretch: terms of the series below fall at least as 1/(2ⁿ n!).
    private static final double SHORT = 0.25;

    private static final double ROUNDING = 0x1p-56;
    private static final int MOST_TERMS = 40;

    private Taylor() {}

    /// How often t is halved until |A| t is small; |A| is the largest sum of moduli in a row.
    static int doublings(Matrix a, double time) {
        double largest = 0;
        for (int i = 0; i < a.rows(); i++) {
            double sum = 0;
            for (int j = 0; j < a.columns(); j++) {
                sum += Math.abs(a.at(i, j));
            }
            largest = Math.max(largest, sum);
        }
        double size = largest * time;
        return size <= SHORT ? 0 : Math.getExponent(size / SHORT) + 1;
    }

    /// Σ (A t)ⁿ/n!
    static Matrix exponential(Matrix a, double time) {
        Matrix sum = Matrix.identity(a.rows());
        Matrix term = Matrix.identity(a.rows());
        for (int n = 1; n <= MOST_TERMS; n++) {
            term = Products.times(a, term);
            scale(term, time / n);
            if (addUnlessTiny(term, sum)) {
                return sum;
            }
        }
        throw new IllegalArgumentException("the exponential of " + a + " over a time of " + time + " is not finite");
    }

    /// ∫₀ᵗ exp(A s) κ exp(Aᵀ s) ds = κ Σ tⁿ⁺¹/(n+1)! Lⁿ(1) with L(C) = A C + C Aᵀ.
    static Matrix gathered(Matrix a, double noise, double time) {
        Matrix term = Matrix.identity(a.rows());
        scale(term, noise * time);
        Matrix sum = term.copy();
        for (int n = 1; n <= MOST_TERMS; n++) {
            Matrix half = Products.times(a, term);
            addTransposed(half);
            scale(half, time / (n + 1));
            term = half;
            if (addUnlessTiny(term, sum)) {
                return sum;
            }
        }
        throw new IllegalArgumentException("the covariance of " + a + " over a time of " + time + " is not finite");
    }

    private static boolean addUnlessTiny(Matrix term, Matrix sum) {
        double[] x = term.entries();
        double[] y = sum.entries();
        double square = 0;
        double whole = 0;
        for (int i = 0; i < y.length; i++) {
            y[i] += x[i];
            square += x[i] * x[i];
            whole += y[i] * y[i];
        }
        return square <= ROUNDING * ROUNDING * whole;
    }

    private static void scale(Matrix a, double factor) {
        double[] entries = a.entries();
        for (int i = 0; i < entries.length; i++) {
            entries[i] *= factor;
        }
    }

    /// A ← A + Aᵀ
    private static void addTransposed(Matrix a) {
        symmetrize(a);
        scale(a, 2);
    }

    /// A ← (A + Aᵀ)/2
    static void symmetrize(Matrix a) {
        int n = a.rows();
        double[] entries = a.entries();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                double mean = (entries[i * n + j] + entries[j * n + i]) / 2;
                entries[i * n + j] = mean;
                entries[j * n + i] = mean;
            }
        }
    }
}
