package wick.numeric.elementwise;

/// The polynomials for one number.
final class Polynomials {
    private Polynomials() {}

    /// (eʳ − 1 − r) / r² for |r| ≤ ln 2 / 2
    static double expRest(double r) {
        double sum = Math.fma(Coefficients.EXP_9, r, Coefficients.EXP_8);
        sum = Math.fma(sum, r, Coefficients.EXP_7);
        sum = Math.fma(sum, r, Coefficients.EXP_6);
        sum = Math.fma(sum, r, Coefficients.EXP_5);
        sum = Math.fma(sum, r, Coefficients.EXP_4);
        sum = Math.fma(sum, r, Coefficients.EXP_3);
        sum = Math.fma(sum, r, Coefficients.EXP_2);
        sum = Math.fma(sum, r, Coefficients.EXP_1);
        sum = Math.fma(sum, r, Coefficients.EXP_0);
        return sum;
    }

    /// (ln((1 + s) / (1 − s)) − 2s) / s³ for z = s² ≤ 1/9
    static double logRest(double z) {
        double sum = Math.fma(Coefficients.LOG_10, z, Coefficients.LOG_9);
        sum = Math.fma(sum, z, Coefficients.LOG_8);
        sum = Math.fma(sum, z, Coefficients.LOG_7);
        sum = Math.fma(sum, z, Coefficients.LOG_6);
        sum = Math.fma(sum, z, Coefficients.LOG_5);
        sum = Math.fma(sum, z, Coefficients.LOG_4);
        sum = Math.fma(sum, z, Coefficients.LOG_3);
        sum = Math.fma(sum, z, Coefficients.LOG_2);
        sum = Math.fma(sum, z, Coefficients.LOG_1);
        sum = Math.fma(sum, z, Coefficients.LOG_0);
        return sum;
    }

    /// (arcsin s − s) / s³ for z = s² ≤ 1/4
    static double arcsineRest(double z) {
        double sum = Math.fma(Coefficients.ASIN_12, z, Coefficients.ASIN_11);
        sum = Math.fma(sum, z, Coefficients.ASIN_10);
        sum = Math.fma(sum, z, Coefficients.ASIN_9);
        sum = Math.fma(sum, z, Coefficients.ASIN_8);
        sum = Math.fma(sum, z, Coefficients.ASIN_7);
        sum = Math.fma(sum, z, Coefficients.ASIN_6);
        sum = Math.fma(sum, z, Coefficients.ASIN_5);
        sum = Math.fma(sum, z, Coefficients.ASIN_4);
        sum = Math.fma(sum, z, Coefficients.ASIN_3);
        sum = Math.fma(sum, z, Coefficients.ASIN_2);
        sum = Math.fma(sum, z, Coefficients.ASIN_1);
        sum = Math.fma(sum, z, Coefficients.ASIN_0);
        return sum;
    }

    /// erf y / y for z = y² ≤ 1
    static double errorFunctionRatio(double z) {
        double sum = Math.fma(Coefficients.ERF_12, z, Coefficients.ERF_11);
        sum = Math.fma(sum, z, Coefficients.ERF_10);
        sum = Math.fma(sum, z, Coefficients.ERF_9);
        sum = Math.fma(sum, z, Coefficients.ERF_8);
        sum = Math.fma(sum, z, Coefficients.ERF_7);
        sum = Math.fma(sum, z, Coefficients.ERF_6);
        sum = Math.fma(sum, z, Coefficients.ERF_5);
        sum = Math.fma(sum, z, Coefficients.ERF_4);
        sum = Math.fma(sum, z, Coefficients.ERF_3);
        sum = Math.fma(sum, z, Coefficients.ERF_2);
        sum = Math.fma(sum, z, Coefficients.ERF_1);
        sum = Math.fma(sum, z, Coefficients.ERF_0);
        return sum;
    }

    /// (a + TAIL_AT) e^(a²/2) Φ(−a) for t = (a − TAIL_AT) / (a + TAIL_AT), 0 ≤ a ≤ 40
    static double tailRatio(double t) {
        double sum = Math.fma(Coefficients.TAIL_23, t, Coefficients.TAIL_22);
        sum = Math.fma(sum, t, Coefficients.TAIL_21);
        sum = Math.fma(sum, t, Coefficients.TAIL_20);
        sum = Math.fma(sum, t, Coefficients.TAIL_19);
        sum = Math.fma(sum, t, Coefficients.TAIL_18);
        sum = Math.fma(sum, t, Coefficients.TAIL_17);
        sum = Math.fma(sum, t, Coefficients.TAIL_16);
        sum = Math.fma(sum, t, Coefficients.TAIL_15);
        sum = Math.fma(sum, t, Coefficients.TAIL_14);
        sum = Math.fma(sum, t, Coefficients.TAIL_13);
        sum = Math.fma(sum, t, Coefficients.TAIL_12);
        sum = Math.fma(sum, t, Coefficients.TAIL_11);
        sum = Math.fma(sum, t, Coefficients.TAIL_10);
        sum = Math.fma(sum, t, Coefficients.TAIL_9);
        sum = Math.fma(sum, t, Coefficients.TAIL_8);
        sum = Math.fma(sum, t, Coefficients.TAIL_7);
        sum = Math.fma(sum, t, Coefficients.TAIL_6);
        sum = Math.fma(sum, t, Coefficients.TAIL_5);
        sum = Math.fma(sum, t, Coefficients.TAIL_4);
        sum = Math.fma(sum, t, Coefficients.TAIL_3);
        sum = Math.fma(sum, t, Coefficients.TAIL_2);
        sum = Math.fma(sum, t, Coefficients.TAIL_1);
        sum = Math.fma(sum, t, Coefficients.TAIL_0);
        return sum;
    }

    /// arccos(1 − v) / √v; not by Horner's rule, so that fewer operations wait for another
    static double angleRatio(double v) {
        double v2 = v * v;
        double v4 = v2 * v2;
        double v8 = v4 * v4;
        double first = Math.fma(
                Math.fma(Coefficients.ANGLE_3, v, Coefficients.ANGLE_2),
                v2,
                Math.fma(Coefficients.ANGLE_1, v, Coefficients.ANGLE_0));
        double second = Math.fma(
                Math.fma(Coefficients.ANGLE_7, v, Coefficients.ANGLE_6),
                v2,
                Math.fma(Coefficients.ANGLE_5, v, Coefficients.ANGLE_4));
        double third = Math.fma(
                Math.fma(Coefficients.ANGLE_11, v, Coefficients.ANGLE_10),
                v2,
                Math.fma(Coefficients.ANGLE_9, v, Coefficients.ANGLE_8));
        double fourth = Math.fma(
                Math.fma(Coefficients.ANGLE_15, v, Coefficients.ANGLE_14),
                v2,
                Math.fma(Coefficients.ANGLE_13, v, Coefficients.ANGLE_12));
        double fifth = Math.fma(Coefficients.ANGLE_17, v, Coefficients.ANGLE_16);
        double low = Math.fma(second, v4, first);
        double high = Math.fma(fifth, v8, Math.fma(fourth, v4, third));
        return Math.fma(high, v8, low);
    }

    /// (sin θ − θ cos θ) / v^(3/2)
    static double capRatio(double v) {
        double sum = Math.fma(Coefficients.CAP_16, v, Coefficients.CAP_15);
        sum = Math.fma(sum, v, Coefficients.CAP_14);
        sum = Math.fma(sum, v, Coefficients.CAP_13);
        sum = Math.fma(sum, v, Coefficients.CAP_12);
        sum = Math.fma(sum, v, Coefficients.CAP_11);
        sum = Math.fma(sum, v, Coefficients.CAP_10);
        sum = Math.fma(sum, v, Coefficients.CAP_9);
        sum = Math.fma(sum, v, Coefficients.CAP_8);
        sum = Math.fma(sum, v, Coefficients.CAP_7);
        sum = Math.fma(sum, v, Coefficients.CAP_6);
        sum = Math.fma(sum, v, Coefficients.CAP_5);
        sum = Math.fma(sum, v, Coefficients.CAP_4);
        sum = Math.fma(sum, v, Coefficients.CAP_3);
        sum = Math.fma(sum, v, Coefficients.CAP_2);
        sum = Math.fma(sum, v, Coefficients.CAP_1);
        sum = Math.fma(sum, v, Coefficients.CAP_0);
        return sum;
    }

    /// As [#capRatio], for v up to [Coefficients#SLIVER_END].
    static double sliverRatio(double v) {
        double sum = Math.fma(Coefficients.SLIVER_5, v, Coefficients.SLIVER_4);
        sum = Math.fma(sum, v, Coefficients.SLIVER_3);
        sum = Math.fma(sum, v, Coefficients.SLIVER_2);
        sum = Math.fma(sum, v, Coefficients.SLIVER_1);
        sum = Math.fma(sum, v, Coefficients.SLIVER_0);
        return sum;
    }
}
