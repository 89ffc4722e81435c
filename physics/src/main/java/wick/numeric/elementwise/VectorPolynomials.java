package wick.numeric.elementwise;

import jdk.incubator.vector.DoubleVector;

/// The polynomials for one vector of numbers, the same operations as in [Polynomials].
final class VectorPolynomials {
    private static final DoubleVector EXP_9 = all(Coefficients.EXP_9);
    private static final DoubleVector EXP_8 = all(Coefficients.EXP_8);
    private static final DoubleVector EXP_7 = all(Coefficients.EXP_7);
    private static final DoubleVector EXP_6 = all(Coefficients.EXP_6);
    private static final DoubleVector EXP_5 = all(Coefficients.EXP_5);
    private static final DoubleVector EXP_4 = all(Coefficients.EXP_4);
    private static final DoubleVector EXP_3 = all(Coefficients.EXP_3);
    private static final DoubleVector EXP_2 = all(Coefficients.EXP_2);
    private static final DoubleVector EXP_1 = all(Coefficients.EXP_1);
    private static final DoubleVector EXP_0 = all(Coefficients.EXP_0);
    private static final DoubleVector LOG_10 = all(Coefficients.LOG_10);
    private static final DoubleVector LOG_9 = all(Coefficients.LOG_9);
    private static final DoubleVector LOG_8 = all(Coefficients.LOG_8);
    private static final DoubleVector LOG_7 = all(Coefficients.LOG_7);
    private static final DoubleVector LOG_6 = all(Coefficients.LOG_6);
    private static final DoubleVector LOG_5 = all(Coefficients.LOG_5);
    private static final DoubleVector LOG_4 = all(Coefficients.LOG_4);
    private static final DoubleVector LOG_3 = all(Coefficients.LOG_3);
    private static final DoubleVector LOG_2 = all(Coefficients.LOG_2);
    private static final DoubleVector LOG_1 = all(Coefficients.LOG_1);
    private static final DoubleVector LOG_0 = all(Coefficients.LOG_0);
    private static final DoubleVector ASIN_12 = all(Coefficients.ASIN_12);
    private static final DoubleVector ASIN_11 = all(Coefficients.ASIN_11);
    private static final DoubleVector ASIN_10 = all(Coefficients.ASIN_10);
    private static final DoubleVector ASIN_9 = all(Coefficients.ASIN_9);
    private static final DoubleVector ASIN_8 = all(Coefficients.ASIN_8);
    private static final DoubleVector ASIN_7 = all(Coefficients.ASIN_7);
    private static final DoubleVector ASIN_6 = all(Coefficients.ASIN_6);
    private static final DoubleVector ASIN_5 = all(Coefficients.ASIN_5);
    private static final DoubleVector ASIN_4 = all(Coefficients.ASIN_4);
    private static final DoubleVector ASIN_3 = all(Coefficients.ASIN_3);
    private static final DoubleVector ASIN_2 = all(Coefficients.ASIN_2);
    private static final DoubleVector ASIN_1 = all(Coefficients.ASIN_1);
    private static final DoubleVector ASIN_0 = all(Coefficients.ASIN_0);
    private static final DoubleVector ERF_12 = all(Coefficients.ERF_12);
    private static final DoubleVector ERF_11 = all(Coefficients.ERF_11);
    private static final DoubleVector ERF_10 = all(Coefficients.ERF_10);
    private static final DoubleVector ERF_9 = all(Coefficients.ERF_9);
    private static final DoubleVector ERF_8 = all(Coefficients.ERF_8);
    private static final DoubleVector ERF_7 = all(Coefficients.ERF_7);
    private static final DoubleVector ERF_6 = all(Coefficients.ERF_6);
    private static final DoubleVector ERF_5 = all(Coefficients.ERF_5);
    private static final DoubleVector ERF_4 = all(Coefficients.ERF_4);
    private static final DoubleVector ERF_3 = all(Coefficients.ERF_3);
    private static final DoubleVector ERF_2 = all(Coefficients.ERF_2);
    private static final DoubleVector ERF_1 = all(Coefficients.ERF_1);
    private static final DoubleVector ERF_0 = all(Coefficients.ERF_0);
    private static final DoubleVector TAIL_23 = all(Coefficients.TAIL_23);
    private static final DoubleVector TAIL_22 = all(Coefficients.TAIL_22);
    private static final DoubleVector TAIL_21 = all(Coefficients.TAIL_21);
    private static final DoubleVector TAIL_20 = all(Coefficients.TAIL_20);
    private static final DoubleVector TAIL_19 = all(Coefficients.TAIL_19);
    private static final DoubleVector TAIL_18 = all(Coefficients.TAIL_18);
    private static final DoubleVector TAIL_17 = all(Coefficients.TAIL_17);
    private static final DoubleVector TAIL_16 = all(Coefficients.TAIL_16);
    private static final DoubleVector TAIL_15 = all(Coefficients.TAIL_15);
    private static final DoubleVector TAIL_14 = all(Coefficients.TAIL_14);
    private static final DoubleVector TAIL_13 = all(Coefficients.TAIL_13);
    private static final DoubleVector TAIL_12 = all(Coefficients.TAIL_12);
    private static final DoubleVector TAIL_11 = all(Coefficients.TAIL_11);
    private static final DoubleVector TAIL_10 = all(Coefficients.TAIL_10);
    private static final DoubleVector TAIL_9 = all(Coefficients.TAIL_9);
    private static final DoubleVector TAIL_8 = all(Coefficients.TAIL_8);
    private static final DoubleVector TAIL_7 = all(Coefficients.TAIL_7);
    private static final DoubleVector TAIL_6 = all(Coefficients.TAIL_6);
    private static final DoubleVector TAIL_5 = all(Coefficients.TAIL_5);
    private static final DoubleVector TAIL_4 = all(Coefficients.TAIL_4);
    private static final DoubleVector TAIL_3 = all(Coefficients.TAIL_3);
    private static final DoubleVector TAIL_2 = all(Coefficients.TAIL_2);
    private static final DoubleVector TAIL_1 = all(Coefficients.TAIL_1);
    private static final DoubleVector TAIL_0 = all(Coefficients.TAIL_0);
    static final DoubleVector ANGLE_17 = all(Coefficients.ANGLE_17);
    static final DoubleVector ANGLE_16 = all(Coefficients.ANGLE_16);
    static final DoubleVector ANGLE_15 = all(Coefficients.ANGLE_15);
    static final DoubleVector ANGLE_14 = all(Coefficients.ANGLE_14);
    static final DoubleVector ANGLE_13 = all(Coefficients.ANGLE_13);
    static final DoubleVector ANGLE_12 = all(Coefficients.ANGLE_12);
    static final DoubleVector ANGLE_11 = all(Coefficients.ANGLE_11);
    static final DoubleVector ANGLE_10 = all(Coefficients.ANGLE_10);
    static final DoubleVector ANGLE_9 = all(Coefficients.ANGLE_9);
    static final DoubleVector ANGLE_8 = all(Coefficients.ANGLE_8);
    static final DoubleVector ANGLE_7 = all(Coefficients.ANGLE_7);
    static final DoubleVector ANGLE_6 = all(Coefficients.ANGLE_6);
    static final DoubleVector ANGLE_5 = all(Coefficients.ANGLE_5);
    static final DoubleVector ANGLE_4 = all(Coefficients.ANGLE_4);
    static final DoubleVector ANGLE_3 = all(Coefficients.ANGLE_3);
    static final DoubleVector ANGLE_2 = all(Coefficients.ANGLE_2);
    static final DoubleVector ANGLE_1 = all(Coefficients.ANGLE_1);
    static final DoubleVector ANGLE_0 = all(Coefficients.ANGLE_0);
    private static final DoubleVector SLIVER_5 = all(Coefficients.SLIVER_5);
    private static final DoubleVector SLIVER_4 = all(Coefficients.SLIVER_4);
    private static final DoubleVector SLIVER_3 = all(Coefficients.SLIVER_3);
    private static final DoubleVector SLIVER_2 = all(Coefficients.SLIVER_2);
    private static final DoubleVector SLIVER_1 = all(Coefficients.SLIVER_1);
    private static final DoubleVector SLIVER_0 = all(Coefficients.SLIVER_0);

    private VectorPolynomials() {}

    static DoubleVector expRest(DoubleVector r) {
        DoubleVector sum = EXP_9.fma(r, EXP_8);
        sum = sum.fma(r, EXP_7);
        sum = sum.fma(r, EXP_6);
        sum = sum.fma(r, EXP_5);
        sum = sum.fma(r, EXP_4);
        sum = sum.fma(r, EXP_3);
        sum = sum.fma(r, EXP_2);
        sum = sum.fma(r, EXP_1);
        sum = sum.fma(r, EXP_0);
        return sum;
    }

    static DoubleVector logRest(DoubleVector z) {
        DoubleVector sum = LOG_10.fma(z, LOG_9);
        sum = sum.fma(z, LOG_8);
        sum = sum.fma(z, LOG_7);
        sum = sum.fma(z, LOG_6);
        sum = sum.fma(z, LOG_5);
        sum = sum.fma(z, LOG_4);
        sum = sum.fma(z, LOG_3);
        sum = sum.fma(z, LOG_2);
        sum = sum.fma(z, LOG_1);
        sum = sum.fma(z, LOG_0);
        return sum;
    }

    static DoubleVector arcsineRest(DoubleVector z) {
        DoubleVector sum = ASIN_12.fma(z, ASIN_11);
        sum = sum.fma(z, ASIN_10);
        sum = sum.fma(z, ASIN_9);
        sum = sum.fma(z, ASIN_8);
        sum = sum.fma(z, ASIN_7);
        sum = sum.fma(z, ASIN_6);
        sum = sum.fma(z, ASIN_5);
        sum = sum.fma(z, ASIN_4);
        sum = sum.fma(z, ASIN_3);
        sum = sum.fma(z, ASIN_2);
        sum = sum.fma(z, ASIN_1);
        sum = sum.fma(z, ASIN_0);
        return sum;
    }

    static DoubleVector errorFunctionRatio(DoubleVector z) {
        DoubleVector sum = ERF_12.fma(z, ERF_11);
        sum = sum.fma(z, ERF_10);
        sum = sum.fma(z, ERF_9);
        sum = sum.fma(z, ERF_8);
        sum = sum.fma(z, ERF_7);
        sum = sum.fma(z, ERF_6);
        sum = sum.fma(z, ERF_5);
        sum = sum.fma(z, ERF_4);
        sum = sum.fma(z, ERF_3);
        sum = sum.fma(z, ERF_2);
        sum = sum.fma(z, ERF_1);
        sum = sum.fma(z, ERF_0);
        return sum;
    }

    static DoubleVector tailRatio(DoubleVector t) {
        DoubleVector sum = TAIL_23.fma(t, TAIL_22);
        sum = sum.fma(t, TAIL_21);
        sum = sum.fma(t, TAIL_20);
        sum = sum.fma(t, TAIL_19);
        sum = sum.fma(t, TAIL_18);
        sum = sum.fma(t, TAIL_17);
        sum = sum.fma(t, TAIL_16);
        sum = sum.fma(t, TAIL_15);
        sum = sum.fma(t, TAIL_14);
        sum = sum.fma(t, TAIL_13);
        sum = sum.fma(t, TAIL_12);
        sum = sum.fma(t, TAIL_11);
        sum = sum.fma(t, TAIL_10);
        sum = sum.fma(t, TAIL_9);
        sum = sum.fma(t, TAIL_8);
        sum = sum.fma(t, TAIL_7);
        sum = sum.fma(t, TAIL_6);
        sum = sum.fma(t, TAIL_5);
        sum = sum.fma(t, TAIL_4);
        sum = sum.fma(t, TAIL_3);
        sum = sum.fma(t, TAIL_2);
        sum = sum.fma(t, TAIL_1);
        sum = sum.fma(t, TAIL_0);
        return sum;
    }

    static DoubleVector angleRatio(DoubleVector v) {
        DoubleVector v2 = v.mul(v);
        DoubleVector v4 = v2.mul(v2);
        DoubleVector v8 = v4.mul(v4);
        DoubleVector first = ANGLE_3.fma(v, ANGLE_2).fma(v2, ANGLE_1.fma(v, ANGLE_0));
        DoubleVector second = ANGLE_7.fma(v, ANGLE_6).fma(v2, ANGLE_5.fma(v, ANGLE_4));
        DoubleVector third = ANGLE_11.fma(v, ANGLE_10).fma(v2, ANGLE_9.fma(v, ANGLE_8));
        DoubleVector fourth = ANGLE_15.fma(v, ANGLE_14).fma(v2, ANGLE_13.fma(v, ANGLE_12));
        DoubleVector fifth = ANGLE_17.fma(v, ANGLE_16);
        DoubleVector low = second.fma(v4, first);
        DoubleVector high = fifth.fma(v8, fourth.fma(v4, third));
        return high.fma(v8, low);
    }

    static DoubleVector sliverRatio(DoubleVector v) {
        DoubleVector sum = SLIVER_5.fma(v, SLIVER_4);
        sum = sum.fma(v, SLIVER_3);
        sum = sum.fma(v, SLIVER_2);
        sum = sum.fma(v, SLIVER_1);
        sum = sum.fma(v, SLIVER_0);
        return sum;
    }

    private static DoubleVector all(double value) {
        return DoubleVector.broadcast(VectorFunctions.SPECIES, value);
    }
}
