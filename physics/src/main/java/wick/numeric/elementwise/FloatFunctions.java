package wick.numeric.elementwise;

/// The functions of one float; [FloatLoops] holds their twins on vectors.
final class FloatFunctions {
    /// Adding and subtracting it rounds to a whole number.
    static final float ROUNDER = 0x1.8p23f;

    static final float LOG2_E = 1.442695f;
    static final float LN2_HIGH = 0x1.62e4p-1f;
    static final float LN2_LOW = 1.4286068e-6f;
    /// Beyond it tanh is 1 to the last bit and its derivative below 1e-15.
    static final float FAR = 18;

    /// (e^r − 1 − r) / r² for |r| ≤ ln 2 / 2, from r⁰ up.
    static final float C0 = 0.5f;
    static final float C1 = 0.16666667f;
    static final float C2 = 0.041666668f;
    static final float C3 = 0.008333334f;
    static final float C4 = 0.0013888889f;
    static final float C5 = 1.984127e-4f;

    private FloatFunctions() {}

    /// t / (t + 2) with t = e^(2|x|) − 1 = 2ᵏ (r + r² …) + (2ᵏ − 1).
    static float tanh(float x) {
        float twice = Math.min(2 * Math.abs(x), 2 * FAR);
        float t = expMinusOne(twice);
        return Math.copySign(t / (t + 2), x);
    }

    /// 4 e / (1 + e)² with e = e^(−2|x|)
    static float sechSquared(float x) {
        float t = expMinusOne(Math.max(-2 * Math.abs(x), -2 * FAR));
        float e = t + 1;
        float sum = t + 2;
        return 4 * e / (sum * sum);
    }

    private static float expMinusOne(float x) {
        float rounded = Math.fma(x, LOG2_E, ROUNDER);
        float k = rounded - ROUNDER;
        float r = Math.fma(-k, LN2_LOW, Math.fma(-k, LN2_HIGH, x));
        float p = Math.fma(Math.fma(Math.fma(Math.fma(Math.fma(C5, r, C4), r, C3), r, C2), r, C1), r, C0);
        float rest = Math.fma(r * r, p, r);
        float power = Float.intBitsToFloat((Float.floatToRawIntBits(rounded) + 127) << 23);
        return Math.fma(power, rest, power - 1);
    }
}
