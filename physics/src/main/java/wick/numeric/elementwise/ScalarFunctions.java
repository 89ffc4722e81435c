package wick.numeric.elementwise;

/// The elementwise functions of one number: the same operations in the same order as in
/// [VectorFunctions], hence the same bits.
final class ScalarFunctions {
    /// Adding and subtracting it rounds to an integer, which then sits in the low bits of the sum.
    static final double ROUNDER = 0x1.8p52;

    static final double LOG2_E = 1.4426950408889634;
    static final double ROOT_2 = 1.4142135623730951;
    static final double HALF_ROOT_HALF = 0.3535533905932738;

    /// Below it in absolute value the normal distribution function is expanded around 0.
    static final double NEAR = 1;

    static final double DENSITY_AT_ZERO = 0.3989422804014327;
    static final double ERF_SLOPE_AT_ZERO = 1.1283791670955126;

    private ScalarFunctions() {}

    static double exp(double x) {
        return exp(x, 0);
    }

    /// e^(x + rest), |rest| far below |x|: x = k ln 2 + r, e^x = 2ᵏ (1 + r + r² …); two factors make 2ᵏ,
    /// so that overflow and gradual underflow come by themselves.
    private static double exp(double x, double rest) {
        double inside = Math.max(Math.min(x, 710), -746);
        double k = Math.fma(inside, LOG2_E, ROUNDER) - ROUNDER;
        double r = Math.fma(-k, Coefficients.LN2_LOW, Math.fma(-k, Coefficients.LN2_HIGH, inside)) + rest;
        double mantissa = 1 + Math.fma(r * r, Polynomials.expRest(r), r);
        double half = Math.fma(k, 0.5, ROUNDER);
        double other = (k - (half - ROUNDER)) + ROUNDER;
        return mantissa * powerOfTwo(half) * powerOfTwo(other);
    }

    /// 2ᵏ from k + [#ROUNDER], |k| ≤ 1022
    private static double powerOfTwo(double rounded) {
        return Double.longBitsToDouble((Double.doubleToRawLongBits(rounded) + 1023) << 52);
    }

    /// t / (t + 2) with t = e^(2|x|) − 1 = (2ᵏ − 1) + 2ᵏ (r + …), the sum kept to twice the precision.
    static double tanh(double x) {
        double twice = Math.min(2 * Math.abs(x), 44);
        double rounded = Math.fma(twice, LOG2_E, ROUNDER);
        double k = rounded - ROUNDER;
        double high = Math.fma(-k, Coefficients.LN2_HIGH, twice);
        double low = k * Coefficients.LN2_LOW;
        double r = high - low;
        double rest = Math.fma(r * r, Polynomials.expRest(r), (high - r) - low);
        double power = powerOfTwo(rounded);
        double large = power - 1;
        double small = power * r;
        double sum = large + small;
        double t = sum + Math.fma(power, rest, small - (sum - large));
        return Math.copySign(t / (t + 2), x);
    }

    static double sechSquared(double x) {
        double e = exp(-2 * Math.abs(x));
        return 4 * e / Math.fma(e, e + 2, 1);
    }

    /// e^−|x|
    static double expMinusSize(double x) {
        return exp(-Math.abs(x));
    }

    /// e^−x², with what x² loses by rounding put back
    static double expMinusSquare(double x) {
        double y = Math.min(Math.abs(x), 40);
        double square = y * y;
        return exp(-square, -Math.fma(y, y, -square));
    }

    /// e^(−x²/2)
    static double expMinusHalfSquare(double x) {
        double a = Math.min(Math.abs(x), 40);
        double square = a * a;
        return exp(-0.5 * square, -0.5 * Math.fma(a, a, -square));
    }

    static double sigmoid(double x) {
        double e = expMinusSize(x);
        return (x < 0 ? e : 1) / (1 + e);
    }

    static double sigmoidDerivative(double x) {
        double e = expMinusSize(x);
        return e / Math.fma(e, e + 2, 1);
    }

    static double silu(double x) {
        return Math.max(x, -1000) * sigmoid(x);
    }

    /// e = e^−|x|; σ(x) (1 + x σ(−x))
    static double siluDerivative(double x, double e) {
        double d = 1 + e;
        double inside = Math.max(Math.min(x, 1000), -1000);
        double here = (x < 0 ? e : 1) / d;
        double opposite = (x < 0 ? 1 : e) / d;
        return here * Math.fma(inside, opposite, 1);
    }

    /// e = e^−|x|; ln(1 + e) = e − e²/2 + s (e²/2 + s² …) with s = e / (2 + e)
    static double softplus(double x, double e) {
        double s = e / (2 + e);
        double z = s * s;
        double square = 0.5 * e * e;
        double log = e - (square - s * Math.fma(z, Polynomials.logRest(z), square));
        return Math.max(x, 0) + log;
    }

    static double erfDerivative(double x) {
        return ERF_SLOPE_AT_ZERO * expMinusSquare(x);
    }

    static double normalDensity(double x) {
        return DENSITY_AT_ZERO * expMinusHalfSquare(x);
    }

    /// A polynomial for |x| < 1 and 1 − 2 Φ(−√2 |x|) beyond.
    static double erf(double x, double tail) {
        double y = Math.min(Math.abs(x), 6);
        double near = y * Polynomials.errorFunctionRatio(y * y);
        double far = 1 - 2 * tail;
        return Math.copySign(y < 1 ? near : far, x);
    }

    /// (1 + erf(x/√2)) / 2 near 0, Φ(−|x|) or 1 minus it beyond.
    static double normalCdf(double x, double tail) {
        double a = Math.min(Math.abs(x), 40);
        double near = Math.fma(x * HALF_ROOT_HALF, Polynomials.errorFunctionRatio(0.5 * a * a), 0.5);
        return a < NEAR ? near : x > 0 ? 1 - tail : tail;
    }

    static double gelu(double x, double tail) {
        return Math.max(x, -40) * normalCdf(x, tail);
    }

    static double geluDerivative(double x, double e, double tail) {
        double inside = Math.max(Math.min(x, 40), -40);
        return Math.fma(inside, DENSITY_AT_ZERO * e, normalCdf(x, tail));
    }

    /// Φ(−|x|), given e = e^(−x²/2).
    static double normalTail(double x, double e) {
        double a = Math.min(Math.abs(x), 40);
        double above = a + Coefficients.TAIL_AT;
        double t = (a - Coefficients.TAIL_AT) / above;
        return e * Polynomials.tailRatio(t) / above;
    }

    /// Φ(−√2 |x|) = (1 − erf |x|) / 2, given e = e^−x².
    static double erfTail(double x, double e) {
        return normalTail(x * ROOT_2, e);
    }

    static double siluDerivative(double x) {
        return siluDerivative(x, expMinusSize(x));
    }

    static double softplus(double x) {
        return softplus(x, expMinusSize(x));
    }

    static double erf(double x) {
        return erf(x, erfTail(x, expMinusSquare(x)));
    }

    static double normalCdf(double x) {
        return normalCdf(x, normalTail(x, expMinusHalfSquare(x)));
    }

    static double gelu(double x) {
        return gelu(x, normalTail(x, expMinusHalfSquare(x)));
    }

    static double geluDerivative(double x) {
        double e = expMinusHalfSquare(x);
        return geluDerivative(x, e, normalTail(x, e));
    }

    static double sineOfAcos(double x) {
        return Math.sqrt((1 - x) * (1 + x));
    }

    /// π/2 − arcsin x for |x| ≤ 1/2; beyond, 2 arcsin √((1 − |x|)/2) or π minus it.
    static double acos(double x) {
        double size = Math.abs(x);
        boolean far = size > 0.5;
        double z = far ? Math.fma(-0.5, size, 0.5) : x * x;
        double s = far ? Math.sqrt(z) : x;
        double rest = s * (z * Polynomials.arcsineRest(z));
        double obtuse = Coefficients.HALF_PI_HIGH - (s + (rest - Coefficients.HALF_PI_LOW));
        double value = far && x > 0 ? s + rest : obtuse;
        return far ? 2 * value : value;
    }
}
