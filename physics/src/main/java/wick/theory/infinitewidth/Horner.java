package wick.theory.infinitewidth;

import wick.numeric.gaussian.Symmetry;

/// Σ_k a_k b_k ρ^k from the last term down, in steps of ρ², where every other term vanishes. One pair and
/// a stretch of pairs get the same bits.
record Horner(double rho, double square) {

    /// The last term that does not vanish.
    static int last(int size, Symmetry symmetry) {
        return switch (symmetry) {
            case NONE -> size - 1;
            case EVEN -> (size - 1) & ~1;
            case ODD -> size % 2 == 0 ? size - 1 : size - 2;
        };
    }

    double sum(double[] a, double[] b, Symmetry symmetry) {
        int stride = symmetry == Symmetry.NONE ? 1 : 2;
        double step = symmetry == Symmetry.NONE ? rho : square;
        double sum = 0;
        for (int k = last(Math.min(a.length, b.length), symmetry); k >= 0; k -= stride) {
            sum = Math.fma(sum, step, a[k] * b[k]);
        }
        return symmetry == Symmetry.ODD ? sum * rho : sum;
    }

    static void stepInto(double term, double[] step, int count, double[] sum) {
        for (int j = 0; j < count; j++) {
            sum[j] = Math.fma(sum[j], step[j], term);
        }
    }

    static void stepInto(double own, double[] others, int from, double[] step, int count, double[] sum) {
        for (int j = 0; j < count; j++) {
            sum[j] = Math.fma(sum[j], step[j], own * others[from + j]);
        }
    }
}
