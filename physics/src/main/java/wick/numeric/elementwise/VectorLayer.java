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

/// [Fold#layerInto] with vectors: the steps of [VectorFold] in one loop, written out like those.
final class VectorLayer {
    private static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();
    private static final DoubleVector ZERO = all(0);
    private static final DoubleVector HALF = all(0.5);
    private static final DoubleVector ONE = all(1);
    private static final DoubleVector TWO = all(2);

    private VectorLayer() {}

    private static DoubleVector all(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }

    private static DoubleVector at(double[] x, int from) {
        return DoubleVector.fromArray(SPECIES, x, from);
    }

    /// All in one loop, for rows of whole vectors.
    static double layerInto(Fold.Sheets x, Fold.Window w, Fold.Sides sides, Fold.Layer layer, Fold.Kink kink) {
        DoubleVector weight = all(layer.weight());
        DoubleVector rate = all(layer.rate());
        DoubleVector bias = all(layer.bias());
        DoubleVector near = all(-kink.strength());
        DoubleVector far = all(kink.strength());
        DoubleVector opposite = all(kink.opposite());
        DoubleVector both = all(kink.both());
        DoubleVector gain = all(kink.gain());
        double[] separation = x.separation;
        double[] tangent = x.tangent;
        double[] separationOut = x.separationOut;
        double[] tangentOut = x.tangentOut;
        double[] first = sides.first;
        double[] second = sides.second;
        int count = w.count();
        int step = w.step();
        int gap = w.gap();
        DoubleVector least = all(Double.POSITIVE_INFINITY);
        for (int row = 0; row < w.rows(); row++) {
            int a = w.from() + row * step;
            int b = a + gap;
            int c = b + gap;
            int p = sides.firstAt + row * w.sideStep();
            int q = sides.secondAt + row * w.sideStep();
            int to = w.to() + row * step;
            for (int j = 0; j < count; j += LANES) {
                DoubleVector d =
                        at(separation, a + j).add(at(separation, b + j)).add(at(separation, c + j));
                DoubleVector t = at(tangent, a + j).add(at(tangent, b + j)).add(at(tangent, c + j));
                DoubleVector s = at(first, p + j);
                DoubleVector z = at(second, q + j);
                DoubleVector difference = s.sub(z);
                DoubleVector half = difference.mul(difference).mul(HALF);
                DoubleVector product = s.mul(z);
                DoubleVector quotient = d.mul(weight).sub(half).div(product);
                DoubleVector v = quotient.blend(ONE, product.compare(VectorOperators.EQ, ZERO));
                DoubleVector theta = product.mul(ONE.sub(v)).fma(rate, t.fma(weight, bias));
                DoubleVector square = v.mul(TWO.sub(v));
                least = square.blend(least, square.compare(VectorOperators.GE, least));
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
                theta.mul(slope.mul(gain)).intoArray(tangentOut, to + j);
                DoubleVector behind = cap.fma(near, m.add(v.sub(ONE).mul(both), beyond));
                behind.fma(product, half).mul(gain).intoArray(separationOut, to + j);
            }
        }
        least.intoArray(x.least, 0);
        double smallest = x.least[0];
        for (int k = 1; k < LANES; k++) {
            smallest = x.least[k] >= smallest ? smallest : x.least[k];
        }
        return smallest;
    }
}
