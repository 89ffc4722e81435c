package wick.numeric.elementwise;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The elementwise functions of one vector of numbers. The formulas are explained in [ScalarFunctions];
/// where a number takes a branch there, a vector computes both and blends.
///
/// Constants are vectors made once: the just-in-time compiler stops inlining after a fixed number of
/// operations, and a vector made from a number counts as several.
final class VectorFunctions {
    static final VectorSpecies<Double> SPECIES = DoubleVector.SPECIES_PREFERRED;

    private static final DoubleVector ZERO = all(0);
    private static final DoubleVector HALF = all(0.5);
    private static final DoubleVector MINUS_HALF = all(-0.5);
    private static final DoubleVector ONE = all(1);
    private static final DoubleVector TWO = all(2);
    private static final DoubleVector MINUS_TWO = all(-2);
    private static final DoubleVector FOUR = all(4);
    private static final DoubleVector SIX = all(6);
    private static final DoubleVector FORTY = all(40);
    private static final DoubleVector MINUS_FORTY = all(-40);
    private static final DoubleVector FORTY_FOUR = all(44);
    private static final DoubleVector THOUSAND = all(1000);
    private static final DoubleVector MINUS_THOUSAND = all(-1000);
    private static final DoubleVector HIGHEST = all(710);
    private static final DoubleVector LOWEST = all(-746);
    private static final DoubleVector ROUNDER = all(ScalarFunctions.ROUNDER);
    private static final DoubleVector LOG2_E = all(ScalarFunctions.LOG2_E);
    private static final DoubleVector ROOT_2 = all(ScalarFunctions.ROOT_2);
    private static final DoubleVector HALF_ROOT_HALF = all(ScalarFunctions.HALF_ROOT_HALF);
    private static final DoubleVector NEAR = all(ScalarFunctions.NEAR);
    private static final DoubleVector DENSITY_AT_ZERO = all(ScalarFunctions.DENSITY_AT_ZERO);
    private static final DoubleVector ERF_SLOPE_AT_ZERO = all(ScalarFunctions.ERF_SLOPE_AT_ZERO);
    private static final DoubleVector LN2_HIGH = all(Coefficients.LN2_HIGH);
    private static final DoubleVector LN2_LOW = all(Coefficients.LN2_LOW);
    private static final DoubleVector HALF_PI_HIGH = all(Coefficients.HALF_PI_HIGH);
    private static final DoubleVector HALF_PI_LOW = all(Coefficients.HALF_PI_LOW);
    private static final DoubleVector TAIL_AT = all(Coefficients.TAIL_AT);
    private static final LongVector BIAS = ROUNDER.reinterpretAsLongs().broadcast(1023);
    private static final LongVector SIGN = BIAS.broadcast(Long.MIN_VALUE);

    private VectorFunctions() {}

    static DoubleVector exp(DoubleVector x) {
        return exp(x, ZERO);
    }

    private static DoubleVector exp(DoubleVector x, DoubleVector rest) {
        DoubleVector inside = x.min(HIGHEST).max(LOWEST);
        DoubleVector k = inside.fma(LOG2_E, ROUNDER).sub(ROUNDER);
        DoubleVector minus = k.neg();
        DoubleVector r = minus.fma(LN2_LOW, minus.fma(LN2_HIGH, inside)).add(rest);
        DoubleVector mantissa = r.mul(r).fma(VectorPolynomials.expRest(r), r).add(ONE);
        DoubleVector half = k.fma(HALF, ROUNDER);
        DoubleVector other = k.sub(half.sub(ROUNDER)).add(ROUNDER);
        return mantissa.mul(powerOfTwo(half)).mul(powerOfTwo(other));
    }

    private static DoubleVector powerOfTwo(DoubleVector rounded) {
        return rounded.reinterpretAsLongs()
                .add(BIAS)
                .lanewise(VectorOperators.LSHL, 52)
                .reinterpretAsDoubles();
    }

    static DoubleVector tanh(DoubleVector x) {
        DoubleVector twice = x.abs().mul(TWO).min(FORTY_FOUR);
        DoubleVector rounded = twice.fma(LOG2_E, ROUNDER);
        DoubleVector k = rounded.sub(ROUNDER);
        DoubleVector high = k.neg().fma(LN2_HIGH, twice);
        DoubleVector low = k.mul(LN2_LOW);
        DoubleVector r = high.sub(low);
        DoubleVector rest =
                r.mul(r).fma(VectorPolynomials.expRest(r), high.sub(r).sub(low));
        DoubleVector power = powerOfTwo(rounded);
        DoubleVector large = power.sub(ONE);
        DoubleVector small = power.mul(r);
        DoubleVector sum = large.add(small);
        DoubleVector t = sum.add(power.fma(rest, small.sub(sum.sub(large))));
        return withSign(t.div(t.add(TWO)), x);
    }

    static DoubleVector sechSquared(DoubleVector x) {
        DoubleVector e = exp(x.abs().mul(MINUS_TWO));
        return e.mul(FOUR).div(e.fma(e.add(TWO), ONE));
    }

    static DoubleVector expMinusSize(DoubleVector x) {
        return exp(x.abs().neg());
    }

    static DoubleVector expMinusSquare(DoubleVector x) {
        DoubleVector y = x.abs().min(FORTY);
        DoubleVector minus = y.mul(y).neg();
        return exp(minus, y.fma(y, minus).neg());
    }

    static DoubleVector expMinusHalfSquare(DoubleVector x) {
        DoubleVector a = x.abs().min(FORTY);
        DoubleVector square = a.mul(a);
        return exp(square.mul(MINUS_HALF), a.fma(a, square.neg()).mul(MINUS_HALF));
    }

    static DoubleVector sigmoid(DoubleVector x) {
        DoubleVector e = expMinusSize(x);
        return ONE.blend(e, negative(x)).div(e.add(ONE));
    }

    static DoubleVector sigmoidDerivative(DoubleVector x) {
        DoubleVector e = expMinusSize(x);
        return e.div(e.fma(e.add(TWO), ONE));
    }

    static DoubleVector silu(DoubleVector x) {
        return x.max(MINUS_THOUSAND).mul(sigmoid(x));
    }

    static DoubleVector siluDerivative(DoubleVector x, DoubleVector e) {
        DoubleVector d = e.add(ONE);
        DoubleVector inside = x.min(THOUSAND).max(MINUS_THOUSAND);
        VectorMask<Double> left = negative(x);
        DoubleVector here = ONE.blend(e, left).div(d);
        DoubleVector opposite = e.blend(ONE, left).div(d);
        return here.mul(inside.fma(opposite, ONE));
    }

    static DoubleVector softplus(DoubleVector x, DoubleVector e) {
        DoubleVector s = e.div(e.add(TWO));
        DoubleVector z = s.mul(s);
        DoubleVector square = e.mul(HALF).mul(e);
        DoubleVector log = e.sub(square.sub(s.mul(z.fma(VectorPolynomials.logRest(z), square))));
        return x.max(ZERO).add(log);
    }

    static DoubleVector erfDerivative(DoubleVector x) {
        return expMinusSquare(x).mul(ERF_SLOPE_AT_ZERO);
    }

    static DoubleVector normalDensity(DoubleVector x) {
        return expMinusHalfSquare(x).mul(DENSITY_AT_ZERO);
    }

    static DoubleVector erf(DoubleVector x, DoubleVector tail) {
        DoubleVector y = x.abs().min(SIX);
        DoubleVector near = y.mul(VectorPolynomials.errorFunctionRatio(y.mul(y)));
        DoubleVector far = ONE.sub(tail.mul(TWO));
        return withSign(far.blend(near, y.compare(VectorOperators.LT, ONE)), x);
    }

    static DoubleVector normalCdf(DoubleVector x, DoubleVector tail) {
        DoubleVector a = x.abs().min(FORTY);
        DoubleVector far = tail.blend(ONE.sub(tail), x.compare(VectorOperators.GT, ZERO));
        DoubleVector square = a.mul(HALF).mul(a);
        DoubleVector near = x.mul(HALF_ROOT_HALF).fma(VectorPolynomials.errorFunctionRatio(square), HALF);
        return far.blend(near, a.compare(VectorOperators.LT, NEAR));
    }

    static DoubleVector gelu(DoubleVector x, DoubleVector tail) {
        return x.max(MINUS_FORTY).mul(normalCdf(x, tail));
    }

    static DoubleVector geluDerivative(DoubleVector x, DoubleVector e, DoubleVector tail) {
        return x.min(FORTY).max(MINUS_FORTY).fma(e.mul(DENSITY_AT_ZERO), normalCdf(x, tail));
    }

    static DoubleVector normalTail(DoubleVector x, DoubleVector e) {
        DoubleVector a = x.abs().min(FORTY);
        DoubleVector above = a.add(TAIL_AT);
        DoubleVector t = a.sub(TAIL_AT).div(above);
        return e.mul(VectorPolynomials.tailRatio(t)).div(above);
    }

    static DoubleVector erfTail(DoubleVector x, DoubleVector e) {
        return normalTail(x.mul(ROOT_2), e);
    }

    static DoubleVector sineOfAcos(DoubleVector x) {
        return ONE.sub(x).mul(ONE.add(x)).sqrt();
    }

    static DoubleVector acos(DoubleVector x) {
        DoubleVector size = x.abs();
        VectorMask<Double> far = size.compare(VectorOperators.GT, HALF);
        DoubleVector z = x.mul(x).blend(size.fma(MINUS_HALF, HALF), far);
        DoubleVector s = x.blend(z.sqrt(), far);
        DoubleVector rest = s.mul(z.mul(VectorPolynomials.arcsineRest(z)));
        DoubleVector obtuse = HALF_PI_HIGH.sub(s.add(rest.sub(HALF_PI_LOW)));
        DoubleVector value = obtuse.blend(s.add(rest), far.and(x.compare(VectorOperators.GT, ZERO)));
        return value.blend(value.mul(TWO), far);
    }

    private static VectorMask<Double> negative(DoubleVector x) {
        return x.compare(VectorOperators.LT, ZERO);
    }

    /// `size`, which is not negative, with the sign of x.
    private static DoubleVector withSign(DoubleVector size, DoubleVector x) {
        return size.reinterpretAsLongs().or(x.reinterpretAsLongs().and(SIGN)).reinterpretAsDoubles();
    }

    private static DoubleVector all(double value) {
        return DoubleVector.broadcast(SPECIES, value);
    }
}
