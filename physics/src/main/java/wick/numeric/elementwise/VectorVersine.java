package wick.numeric.elementwise;

import static wick.numeric.elementwise.VectorFunctions.SPECIES;
import static wick.numeric.elementwise.VectorPolynomials.ANGLE_0;
import static wick.numeric.elementwise.VectorPolynomials.ANGLE_10;
import static wick.numeric.elementwise.VectorPolynomials.ANGLE_12;
import static wick.numeric.elementwise.VectorPolynomials.ANGLE_14;
import static wick.numeric.elementwise.VectorPolynomials.ANGLE_16;
import static wick.numeric.elementwise.VectorPolynomials.ANGLE_17;
import static wick.numeric.elementwise.VectorPolynomials.ANGLE_2;
import static wick.numeric.elementwise.VectorPolynomials.ANGLE_4;
import static wick.numeric.elementwise.VectorPolynomials.ANGLE_6;
import static wick.numeric.elementwise.VectorPolynomials.ANGLE_8;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/// The loops of [Versine] over whole vectors; [ScalarVersine] does what is left over. Loaded only where the
/// module `jdk.incubator.vector` is present.
final class VectorVersine {
    private static final int LANES = SPECIES.length();
    private static final DoubleVector ONE = all(1);
    private static final DoubleVector TWO = all(2);
    private static final DoubleVector HALF = all(0.5);
    private static final DoubleVector PI = all(Math.PI);
    private static final DoubleVector SLIVER_END = all(Coefficients.SLIVER_END);
    private static final DoubleVector MINUS_TWO_OVER_PI = all(-2 / Math.PI);

    private VectorVersine() {}

    static double betweenInto(double[] product, int from, int count, double x, double[] others, double[] versine) {
        DoubleVector own = all(x);
        DoubleVector smallest = TWO;
        int j = 0;
        for (; j <= count - LANES; j += LANES) {
            DoubleVector cosine = DoubleVector.fromArray(SPECIES, product, from + j)
                    .mul(own)
                    .mul(DoubleVector.fromArray(SPECIES, others, j));
            DoubleVector v = TWO.min(ONE.sub(cosine));
            v.intoArray(versine, from + j);
            smallest = smallest.min(v);
        }
        double last = ScalarVersine.betweenInto(product, from, j, count, x, others, versine);
        return Math.min(last, smallest.reduceLanes(VectorOperators.MIN));
    }

    /// [VectorPolynomials#angleRatio] stands here written out: so the loop is long enough not to be inlined and
    /// has the compiler's limit of inlined operations for itself. Half of the coefficients are numbers, which
    /// load in one cycle; vectors made once lie across cache lines and take two.
    static void kinkInto(double[] versine, double[] factor, int from, int count, Versine.Kink kink) {
        DoubleVector near = all(-kink.strength());
        DoubleVector far = all(kink.strength());
        DoubleVector opposite = all(kink.opposite());
        DoubleVector both = all(kink.both());
        int j = from;
        for (; j <= from + count - LANES; j += LANES) {
            DoubleVector v = DoubleVector.fromArray(SPECIES, versine, j);
            VectorMask<Double> beyond = v.compare(VectorOperators.GT, ONE);
            DoubleVector m = v.blend(TWO.sub(v), beyond).abs();
            DoubleVector s = m.sqrt();
            DoubleVector m2 = m.mul(m);
            DoubleVector m4 = m2.mul(m2);
            DoubleVector m8 = m4.mul(m4);
            DoubleVector first = all(Coefficients.ANGLE_3)
                    .fma(m, ANGLE_2)
                    .fma(m2, all(Coefficients.ANGLE_1).fma(m, ANGLE_0));
            DoubleVector second = all(Coefficients.ANGLE_7)
                    .fma(m, ANGLE_6)
                    .fma(m2, all(Coefficients.ANGLE_5).fma(m, ANGLE_4));
            DoubleVector third = all(Coefficients.ANGLE_11)
                    .fma(m, ANGLE_10)
                    .fma(m2, all(Coefficients.ANGLE_9).fma(m, ANGLE_8));
            DoubleVector fourth = all(Coefficients.ANGLE_15)
                    .fma(m, ANGLE_14)
                    .fma(m2, all(Coefficients.ANGLE_13).fma(m, ANGLE_12));
            DoubleVector fifth = ANGLE_17.fma(m, ANGLE_16);
            DoubleVector low = second.fma(m4, first);
            DoubleVector high = fifth.fma(m8, fourth.fma(m4, third));
            DoubleVector angle = s.mul(high.fma(m8, low));
            DoubleVector slope = angle.fma(near.blend(far, beyond), ONE.blend(opposite, beyond));
            DoubleVector.fromArray(SPECIES, factor, j).mul(slope).intoArray(factor, j);
            DoubleVector wide = angle.fma(m.sub(ONE), m.mul(TWO.sub(m)).sqrt());
            DoubleVector sliver = m.mul(s).mul(VectorPolynomials.sliverRatio(m));
            DoubleVector cap = wide.blend(sliver, m.compare(VectorOperators.LT, SLIVER_END));
            cap.fma(near, m.add(v.sub(ONE).mul(both), beyond)).intoArray(versine, j);
        }
        ScalarVersine.kinkInto(versine, factor, j, from + count, kink);
    }

    static void kinkInto(double[] versine, int from, int count, Versine.Kink kink) {
        DoubleVector near = all(-kink.strength());
        DoubleVector both = all(kink.both());
        int j = from;
        for (; j <= from + count - LANES; j += LANES) {
            DoubleVector v = DoubleVector.fromArray(SPECIES, versine, j);
            VectorMask<Double> beyond = v.compare(VectorOperators.GT, ONE);
            DoubleVector m = v.blend(TWO.sub(v), beyond).abs();
            DoubleVector s = m.sqrt();
            DoubleVector angle = s.mul(VectorPolynomials.angleRatio(m));
            DoubleVector wide = angle.fma(m.sub(ONE), m.mul(TWO.sub(m)).sqrt());
            DoubleVector sliver = m.mul(s).mul(VectorPolynomials.sliverRatio(m));
            DoubleVector cap = wide.blend(sliver, m.compare(VectorOperators.LT, SLIVER_END));
            cap.fma(near, m.add(v.sub(ONE).mul(both), beyond)).intoArray(versine, j);
        }
        ScalarVersine.kinkInto(versine, j, from + count, kink);
    }

    static void liftInto(double[] versine, int from, int count, Versine.Side side, double[] a, double[] b) {
        DoubleVector first = all(side.first());
        DoubleVector second = all(side.second());
        int j = 0;
        for (; j <= count - LANES; j += LANES) {
            DoubleVector other = DoubleVector.fromArray(SPECIES, b, j);
            DoubleVector da = first.sub(DoubleVector.fromArray(SPECIES, a, j));
            DoubleVector db = second.sub(other);
            DoubleVector apart = da.fma(da, db.mul(db)).mul(HALF);
            other.mul(second)
                    .fma(DoubleVector.fromArray(SPECIES, versine, from + j), apart)
                    .intoArray(versine, from + j);
        }
        ScalarVersine.liftInto(versine, from, j, count, side, a, b);
    }

    static void affineInto(
            double[] versine, double[] y, int from, int count, Versine.Affine row, Versine.Affines columns) {
        DoubleVector a = all(row.a());
        DoubleVector b = all(row.b());
        DoubleVector c = all(row.c());
        DoubleVector d = all(row.d());
        DoubleVector e = all(row.e());
        int j = 0;
        for (; j <= count - LANES; j += LANES) {
            DoubleVector v = DoubleVector.fromArray(SPECIES, versine, from + j);
            DoubleVector old = DoubleVector.fromArray(SPECIES, columns.e, j)
                    .mul(e)
                    .mul(DoubleVector.fromArray(SPECIES, y, from + j));
            DoubleVector mixed =
                    DoubleVector.fromArray(SPECIES, columns.d, j).mul(d).fma(ONE.sub(v), old);
            DoubleVector.fromArray(SPECIES, columns.c, j).fma(c, mixed).intoArray(y, from + j);
            DoubleVector other = DoubleVector.fromArray(SPECIES, columns.b, j);
            DoubleVector da = a.sub(DoubleVector.fromArray(SPECIES, columns.a, j));
            DoubleVector db = b.sub(other);
            DoubleVector apart = da.fma(da, db.mul(db)).mul(HALF);
            other.mul(b).fma(v, apart).intoArray(versine, from + j);
        }
        ScalarVersine.affineInto(versine, y, from, j, count, row, columns);
    }

    static void addProductsInto(double x, double[] others, int from, int count, double[] y) {
        DoubleVector factor = all(x);
        int j = 0;
        for (; j <= count - LANES; j += LANES) {
            DoubleVector.fromArray(SPECIES, others, j)
                    .fma(factor, DoubleVector.fromArray(SPECIES, y, from + j))
                    .intoArray(y, from + j);
        }
        ScalarVersine.addProductsInto(x, others, from, j, count, y);
    }

    static void mixInto(double[] versine, int from, int count, Versine.Side side, double[] a, double[] b, double[] y) {
        DoubleVector first = all(side.first());
        DoubleVector second = all(side.second());
        int j = 0;
        for (; j <= count - LANES; j += LANES) {
            DoubleVector old =
                    DoubleVector.fromArray(SPECIES, b, j).mul(second).mul(DoubleVector.fromArray(SPECIES, y, from + j));
            DoubleVector cosine = ONE.sub(DoubleVector.fromArray(SPECIES, versine, from + j));
            DoubleVector.fromArray(SPECIES, a, j).mul(first).fma(cosine, old).intoArray(y, from + j);
        }
        ScalarVersine.mixInto(versine, from, j, count, side, a, b, y);
    }

    static void cosinesInto(double[] versine, int from, int count, double x, double[] others, double[] y) {
        DoubleVector factor = all(x);
        int j = 0;
        for (; j <= count - LANES; j += LANES) {
            DoubleVector.fromArray(SPECIES, others, j)
                    .mul(factor)
                    .mul(ONE.sub(DoubleVector.fromArray(SPECIES, versine, from + j)))
                    .intoArray(y, from + j);
        }
        ScalarVersine.cosinesInto(versine, from, j, count, x, others, y);
    }

    static void weightInto(double x, double[] others, int from, int count, double[] y) {
        DoubleVector factor = all(x);
        int j = 0;
        for (; j <= count - LANES; j += LANES) {
            DoubleVector.fromArray(SPECIES, others, j)
                    .mul(factor)
                    .mul(DoubleVector.fromArray(SPECIES, y, from + j))
                    .intoArray(y, from + j);
        }
        ScalarVersine.weightInto(x, others, from, j, count, y);
    }

    static void addWeightedInto(double x, double[] others, double[] u, int from, int count, double[] y) {
        DoubleVector factor = all(x);
        int j = 0;
        for (; j <= count - LANES; j += LANES) {
            DoubleVector weight = DoubleVector.fromArray(SPECIES, others, j).mul(factor);
            weight.fma(DoubleVector.fromArray(SPECIES, u, from + j), DoubleVector.fromArray(SPECIES, y, from + j))
                    .intoArray(y, from + j);
        }
        ScalarVersine.addWeightedInto(x, others, u, from, j, count, y);
    }

    static void anglesInto(double[] versine, int count, double[] angle) {
        int j = 0;
        for (; j <= count - LANES; j += LANES) {
            DoubleVector v = DoubleVector.fromArray(SPECIES, versine, j);
            VectorMask<Double> beyond = v.compare(VectorOperators.GT, ONE);
            DoubleVector m = v.blend(TWO.sub(v), beyond).abs();
            DoubleVector near = m.sqrt().mul(VectorPolynomials.angleRatio(m));
            near.blend(PI.sub(near), beyond).intoArray(angle, j);
        }
        ScalarVersine.anglesInto(versine, j, count, angle);
    }

    static void sinesInto(
            double[] versine, double[] y, int from, int count, Versine.Sphere row, Versine.Spheres columns, int at) {
        DoubleVector h = all(row.h());
        DoubleVector k = all(row.k());
        DoubleVector slope = all(row.slope());
        int j = 0;
        for (; j <= count - LANES; j += LANES) {
            DoubleVector other = DoubleVector.fromArray(SPECIES, columns.h, at + j);
            DoubleVector d = h.sub(other);
            DoubleVector rest =
                    DoubleVector.fromArray(SPECIES, columns.k, at + j).add(k);
            DoubleVector apart = d.mul(HALF).fma(d, rest);
            DoubleVector e = other.mul(h).fma(DoubleVector.fromArray(SPECIES, versine, from + j), apart);
            DoubleVector sine = e.mul(TWO.sub(e)).sqrt();
            DoubleVector scale =
                    DoubleVector.fromArray(SPECIES, columns.slope, at + j).mul(slope);
            DoubleVector.fromArray(SPECIES, y, from + j).mul(scale.div(sine)).intoArray(y, from + j);
        }
        ScalarVersine.sinesInto(versine, y, from, j, count, row, columns, at);
    }

    static void arcsinesInto(
            double[] versine, int from, int count, Versine.Sphere row, Versine.Spheres columns, int at) {
        DoubleVector h = all(row.h());
        DoubleVector k = all(row.k());
        DoubleVector value = all(-row.value());
        int j = 0;
        for (; j <= count - LANES; j += LANES) {
            DoubleVector other = DoubleVector.fromArray(SPECIES, columns.h, at + j);
            DoubleVector d = h.sub(other);
            DoubleVector rest =
                    DoubleVector.fromArray(SPECIES, columns.k, at + j).add(k);
            DoubleVector apart = d.mul(HALF).fma(d, rest);
            DoubleVector e = other.mul(h).fma(DoubleVector.fromArray(SPECIES, versine, from + j), apart);
            VectorMask<Double> beyond = e.compare(VectorOperators.GT, ONE);
            DoubleVector m = e.blend(TWO.sub(e), beyond).abs();
            DoubleVector near = m.sqrt().mul(VectorPolynomials.angleRatio(m));
            DoubleVector sine = near.blend(PI.sub(near), beyond).fma(MINUS_TWO_OVER_PI, ONE);
            DoubleVector.fromArray(SPECIES, columns.value, at + j)
                    .mul(value)
                    .fma(sine, ONE)
                    .intoArray(versine, from + j);
        }
        ScalarVersine.arcsinesInto(versine, from, j, count, row, columns, at);
    }

    private static DoubleVector all(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }
}
