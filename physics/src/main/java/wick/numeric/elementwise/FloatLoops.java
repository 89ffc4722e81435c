package wick.numeric.elementwise;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import wick.numeric.elementwise.FloatElementwise.Slopes;

/// One small loop per function over whole vectors of floats; what is left goes through the scalar twin. Loaded
/// only where the module `jdk.incubator.vector` is present.
final class FloatLoops {
    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    private static final int LANES = SPECIES.length();

    private static final FloatVector ZERO = all(0);
    private static final FloatVector ONE = all(1);
    private static final FloatVector TWO = all(2);
    private static final FloatVector MINUS_TWO = all(-2);
    private static final FloatVector FOUR = all(4);
    private static final FloatVector FAR = all(2 * FloatFunctions.FAR);
    private static final FloatVector MINUS_FAR = all(-2 * FloatFunctions.FAR);
    private static final FloatVector ROUNDER = all(FloatFunctions.ROUNDER);
    private static final FloatVector LOG2_E = all(FloatFunctions.LOG2_E);
    private static final FloatVector LN2_HIGH = all(FloatFunctions.LN2_HIGH);
    private static final FloatVector LN2_LOW = all(FloatFunctions.LN2_LOW);
    private static final FloatVector C0 = all(FloatFunctions.C0);
    private static final FloatVector C1 = all(FloatFunctions.C1);
    private static final FloatVector C2 = all(FloatFunctions.C2);
    private static final FloatVector C3 = all(FloatFunctions.C3);
    private static final FloatVector C4 = all(FloatFunctions.C4);
    private static final FloatVector C5 = all(FloatFunctions.C5);
    private static final IntVector BIAS = ROUNDER.reinterpretAsInts().broadcast(127);
    private static final IntVector SIGN = BIAS.broadcast(Integer.MIN_VALUE);

    private FloatLoops() {}

    private static FloatVector all(float value) {
        return FloatVector.broadcast(SPECIES, value);
    }

    static void rectifiedInto(Slopes slopes, float[] x, int from, int count, float[] y) {
        FloatVector negative = all(slopes.negative());
        FloatVector positive = all(slopes.positive());
        int end = from + count;
        int i = from;
        for (; i <= end - LANES; i += LANES) {
            FloatVector z = FloatVector.fromArray(SPECIES, x, i);
            positive.blend(negative, z.lt(ZERO)).mul(z).intoArray(y, i);
        }
        FloatElementwise.rectified(slopes, x, i, end, y);
    }

    static void timesRectifiedDerivative(Slopes slopes, float[] x, int from, int count, float[] y) {
        FloatVector negative = all(slopes.negative());
        FloatVector positive = all(slopes.positive());
        FloatVector mean = all(slopes.mean());
        int end = from + count;
        int i = from;
        for (; i <= end - LANES; i += LANES) {
            FloatVector z = FloatVector.fromArray(SPECIES, x, i);
            positive.blend(negative, z.lt(ZERO))
                    .blend(mean, z.eq(ZERO))
                    .mul(FloatVector.fromArray(SPECIES, y, i))
                    .intoArray(y, i);
        }
        FloatElementwise.timesDerivative(slopes, x, i, end, y);
    }

    static void tanhInto(float[] x, int from, int count, float[] y) {
        int end = from + count;
        int i = from;
        for (; i <= end - LANES; i += LANES) {
            tanh(FloatVector.fromArray(SPECIES, x, i)).intoArray(y, i);
        }
        FloatElementwise.tanh(x, i, end, y);
    }

    static void timesSechSquared(float[] x, int from, int count, float[] y) {
        int end = from + count;
        int i = from;
        for (; i <= end - LANES; i += LANES) {
            sechSquared(FloatVector.fromArray(SPECIES, x, i))
                    .mul(FloatVector.fromArray(SPECIES, y, i))
                    .intoArray(y, i);
        }
        FloatElementwise.timesSechSquared(x, y, i, end);
    }

    private static FloatVector tanh(FloatVector x) {
        FloatVector t = expMinusOne(x.abs().mul(TWO).min(FAR));
        return withSign(t.div(t.add(TWO)), x);
    }

    private static FloatVector sechSquared(FloatVector x) {
        FloatVector t = expMinusOne(x.abs().mul(MINUS_TWO).max(MINUS_FAR));
        FloatVector sum = t.add(TWO);
        return t.add(ONE).mul(FOUR).div(sum.mul(sum));
    }

    private static FloatVector expMinusOne(FloatVector x) {
        FloatVector rounded = x.fma(LOG2_E, ROUNDER);
        FloatVector minus = rounded.sub(ROUNDER).neg();
        FloatVector r = minus.fma(LN2_LOW, minus.fma(LN2_HIGH, x));
        FloatVector p = C5.fma(r, C4).fma(r, C3).fma(r, C2).fma(r, C1).fma(r, C0);
        FloatVector rest = r.mul(r).fma(p, r);
        FloatVector power = rounded.reinterpretAsInts()
                .add(BIAS)
                .lanewise(VectorOperators.LSHL, 23)
                .reinterpretAsFloats();
        return power.fma(rest, power.sub(ONE));
    }

    private static FloatVector withSign(FloatVector size, FloatVector sign) {
        IntVector bit = sign.reinterpretAsInts().and(SIGN);
        return size.reinterpretAsInts().or(bit).reinterpretAsFloats();
    }
}
