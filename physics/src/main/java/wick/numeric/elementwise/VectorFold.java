package wick.numeric.elementwise;

import static wick.numeric.elementwise.VectorPolynomials.ANGLE_0;
import static wick.numeric.elementwise.VectorPolynomials.ANGLE_1;
import static wick.numeric.elementwise.VectorPolynomials.ANGLE_10;
import static wick.numeric.elementwise.VectorPolynomials.ANGLE_11;
import static wick.numeric.elementwise.VectorPolynomials.ANGLE_12;
import static wick.numeric.elementwise.VectorPolynomials.ANGLE_13;
import static wick.numeric.elementwise.VectorPolynomials.ANGLE_14;
import static wick.numeric.elementwise.VectorPolynomials.ANGLE_15;
import static wick.numeric.elementwise.VectorPolynomials.ANGLE_16;
import static wick.numeric.elementwise.VectorPolynomials.ANGLE_17;
import static wick.numeric.elementwise.VectorPolynomials.ANGLE_2;
import static wick.numeric.elementwise.VectorPolynomials.ANGLE_3;
import static wick.numeric.elementwise.VectorPolynomials.ANGLE_4;
import static wick.numeric.elementwise.VectorPolynomials.ANGLE_5;
import static wick.numeric.elementwise.VectorPolynomials.ANGLE_6;
import static wick.numeric.elementwise.VectorPolynomials.ANGLE_7;
import static wick.numeric.elementwise.VectorPolynomials.ANGLE_8;
import static wick.numeric.elementwise.VectorPolynomials.ANGLE_9;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The loops of [Fold] with vectors, in whole vectors: what stands behind the last entry is overwritten.
///
/// Every loop is written out and without branches: where the compiler leaves a call in place, vectors
/// become objects.
final class VectorFold {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();
    private static final DoubleVector ZERO = all(0);
    private static final DoubleVector HALF = all(0.5);
    private static final DoubleVector ONE = all(1);
    private static final DoubleVector TWO = all(2);
    private static final DoubleVector END = all(Coefficients.SLIVER_END);
    private static final DoubleVector SLIVER_5 = all(Coefficients.SLIVER_5);
    private static final DoubleVector SLIVER_4 = all(Coefficients.SLIVER_4);
    private static final DoubleVector SLIVER_3 = all(Coefficients.SLIVER_3);
    private static final DoubleVector SLIVER_2 = all(Coefficients.SLIVER_2);
    private static final DoubleVector SLIVER_1 = all(Coefficients.SLIVER_1);
    private static final DoubleVector SLIVER_0 = all(Coefficients.SLIVER_0);

    private VectorFold() {}

    private static DoubleVector all(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }

    private static DoubleVector at(double[] x, int from) {
        return DoubleVector.fromArray(SPECIES, x, from);
    }

    static void apartInto(double[] x, double[] z, Fold.Channels channels, int count, double[] y, int to) {
        DoubleVector share = all(0.5 / channels.count());
        int p = channels.first();
        int q = channels.second();
        for (int j = 0; j < count; j += LANES) {
            DoubleVector apart = at(x, p + j).sub(at(z, q + j));
            share.mul(apart).mul(apart).intoArray(y, to + j);
        }
        for (int c = 1; c < channels.count(); c++) {
            p += channels.step();
            q += channels.step();
            for (int j = 0; j < count; j += LANES) {
                DoubleVector apart = at(x, p + j).sub(at(z, q + j));
                at(y, to + j).add(share.mul(apart).mul(apart)).intoArray(y, to + j);
            }
        }
    }

    static void windowInto(double[] x, int from, int gap, int taps, int count, double[] y, int to) {
        if (taps == 3) {
            for (int j = 0; j < count; j += LANES) {
                at(x, from + j)
                        .add(at(x, from + j + gap))
                        .add(at(x, from + j + 2 * gap))
                        .intoArray(y, to + j);
            }
            return;
        }
        System.arraycopy(x, from, y, to, count);
        for (int t = 1; t < taps; t++) {
            int ahead = from + t * gap;
            addInto(x, ahead, count, y, to);
        }
    }

    static void addInto(double[] x, int from, int count, double[] y, int to) {
        for (int j = 0; j < count; j += LANES) {
            at(y, to + j).add(at(x, from + j)).intoArray(y, to + j);
        }
    }

    static void joinInto(double[] separation, double[] tangent, Fold.Join join, Fold.Sides sides, Fold.Strip strip) {
        sumInto(separation, join, strip.versine);
        sumInto(tangent, join, strip.tangent);
        joinSumsInto(join, sides, strip);
    }

    private static void sumInto(double[] x, Fold.Join join, double[] y) {
        int to = join.to();
        System.arraycopy(x, join.term(0), y, to, join.count());
        for (int k = 1; k < join.terms(); k++) {
            addInto(x, join.term(k), join.count(), y, to);
        }
    }

    /// The sums stand in the strip already.
    private static void joinSumsInto(Fold.Join join, Fold.Sides sides, Fold.Strip strip) {
        DoubleVector weight = all(join.layer().weight());
        DoubleVector rate = all(join.layer().rate());
        DoubleVector bias = all(join.layer().bias());
        double[] first = sides.first;
        double[] second = sides.second;
        double[] versine = strip.versine;
        double[] tangents = strip.tangent;
        double[] scale = strip.scale;
        double[] apart = strip.apart;
        int p = sides.firstAt;
        int q = sides.secondAt;
        int to = join.to();
        int count = join.count();
        for (int j = 0; j < count; j += LANES) {
            DoubleVector d = at(versine, to + j);
            DoubleVector t = at(tangents, to + j);
            DoubleVector s = at(first, p + j);
            DoubleVector z = at(second, q + j);
            DoubleVector difference = s.sub(z);
            DoubleVector half = difference.mul(difference).mul(HALF);
            DoubleVector product = s.mul(z);
            DoubleVector quotient = d.mul(weight).sub(half).div(product);
            DoubleVector v = quotient.blend(ONE, product.compare(VectorOperators.EQ, ZERO));
            DoubleVector sum = t.fma(weight, bias);
            product.intoArray(scale, to + j);
            half.intoArray(apart, to + j);
            v.intoArray(versine, to + j);
            product.mul(ONE.sub(v)).fma(rate, sum).intoArray(tangents, to + j);
        }
    }

    static double least(double[] versine, int count) {
        DoubleVector least = all(Double.POSITIVE_INFINITY);
        int j = 0;
        for (; j <= count - LANES; j += LANES) {
            DoubleVector v = at(versine, j);
            DoubleVector x = v.mul(TWO.sub(v));
            least = x.blend(least, x.compare(VectorOperators.GE, least));
        }
        double smallest = least.reduceLanes(VectorOperators.MIN);
        for (; j < count; j++) {
            double x = versine[j] * (2 - versine[j]);
            smallest = x >= smallest ? smallest : x;
        }
        return smallest;
    }

    static void kinkInto(Fold.Strip strip, int count, Fold.Kink kink) {
        DoubleVector near = all(-kink.strength());
        DoubleVector far = all(kink.strength());
        DoubleVector opposite = all(kink.opposite());
        DoubleVector both = all(kink.both());
        DoubleVector gain = all(kink.gain());
        double[] versine = strip.versine;
        double[] tangent = strip.tangent;
        double[] scale = strip.scale;
        double[] apart = strip.apart;
        double[] separation = strip.separation;
        for (int j = 0; j < count; j += LANES) {
            DoubleVector v = at(versine, j);
            VectorMask<Double> beyond = v.compare(VectorOperators.GT, ONE);
            DoubleVector m = v.blend(TWO.sub(v), beyond).abs();
            DoubleVector m2 = m.mul(m);
            DoubleVector odd = ANGLE_17.fma(m2, ANGLE_15);
            odd = odd.fma(m2, ANGLE_13);
            odd = odd.fma(m2, ANGLE_11);
            odd = odd.fma(m2, ANGLE_9);
            odd = odd.fma(m2, ANGLE_7);
            odd = odd.fma(m2, ANGLE_5);
            odd = odd.fma(m2, ANGLE_3);
            odd = odd.fma(m2, ANGLE_1);
            DoubleVector even = ANGLE_16.fma(m2, ANGLE_14);
            even = even.fma(m2, ANGLE_12);
            even = even.fma(m2, ANGLE_10);
            even = even.fma(m2, ANGLE_8);
            even = even.fma(m2, ANGLE_6);
            even = even.fma(m2, ANGLE_4);
            even = even.fma(m2, ANGLE_2);
            even = even.fma(m2, ANGLE_0);
            DoubleVector sum = odd.fma(m, even);
            DoubleVector angle = m.sqrt().mul(sum);
            DoubleVector cap = angle.fma(m.sub(ONE), m.mul(TWO.sub(m)).sqrt());
            DoubleVector slope = angle.fma(near.blend(far, beyond), ONE.blend(opposite, beyond));
            at(tangent, j).mul(slope.mul(gain)).intoArray(tangent, j);
            DoubleVector behind = cap.fma(near, m.add(v.sub(ONE).mul(both), beyond));
            behind.fma(at(scale, j), at(apart, j)).mul(gain).intoArray(separation, j);
        }
    }

    static void sliversInto(Fold.Strip strip, int count, Fold.Kink kink) {
        DoubleVector near = all(-kink.strength());
        DoubleVector both = all(kink.both());
        DoubleVector gain = all(kink.gain());
        double[] versine = strip.versine;
        double[] scale = strip.scale;
        double[] apart = strip.apart;
        double[] separation = strip.separation;
        for (int j = 0; j < count; j += LANES) {
            DoubleVector v = at(versine, j);
            VectorMask<Double> beyond = v.compare(VectorOperators.GT, ONE);
            DoubleVector m = v.blend(TWO.sub(v), beyond).abs();
            DoubleVector sum = SLIVER_5.fma(m, SLIVER_4);
            sum = sum.fma(m, SLIVER_3);
            sum = sum.fma(m, SLIVER_2);
            sum = sum.fma(m, SLIVER_1);
            sum = sum.fma(m, SLIVER_0);
            DoubleVector cap = m.mul(m.sqrt()).mul(sum);
            DoubleVector behind = cap.fma(near, m.add(v.sub(ONE).mul(both), beyond));
            DoubleVector d = behind.fma(at(scale, j), at(apart, j)).mul(gain);
            at(separation, j).blend(d, m.compare(VectorOperators.LT, END)).intoArray(separation, j);
        }
    }
}
