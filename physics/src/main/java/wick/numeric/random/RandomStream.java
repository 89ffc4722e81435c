package wick.numeric.random;

/// Random numbers at an [Address]: the same address gives the same numbers on every machine and every JDK.
///
/// The generator is L64X128MixRandom, written out here: a linear congruential and a xoroshiro128 sequence,
/// added and mixed; its period is 2⁶⁴ (2¹²⁸ − 1) for each of 2⁶³ increments. Normals come from our own
/// ziggurat. Not for use by several threads at once.
///
/// Source: Steele and Vigna 2021, doi:10.1145/3485525.
public final class RandomStream {
    /// Standard deviation of a standard normal cut at ±2, √(1 − 4 e⁻² / (√(2π) erf √2)).
    private static final double TRUNCATED_DEVIATION = 0.8796256610342398;

    private static final long MULTIPLIER = 0xd1342543de82ef95L;
    private static final double UNIFORM_UNIT = 0x1p-53;
    private static final double ROOT_THREE = Math.sqrt(3);

    private final long increment;
    private long congruential;
    private long low;
    private long high;

    private RandomStream(long increment, long congruential, long low, long high) {
        this.increment = increment;
        this.congruential = congruential;
        this.low = low;
        this.high = high;
    }

    /// A stream in a given state; the increment is made odd, and the xoroshiro part must not be all zero.
    static RandomStream from(long increment, long congruential, long low, long high) {
        boolean stuck = (low | high) == 0;
        return new RandomStream(increment | 1, congruential, stuck ? 0x9e3779b97f4a7c15L : low, high);
    }

    public long nextLong() {
        long result = mixed(congruential + low);
        congruential = MULTIPLIER * congruential + increment;
        long x = high ^ low;
        low = Long.rotateLeft(low, 24) ^ x ^ x << 16;
        high = Long.rotateLeft(x, 37);
        return result;
    }

    /// Uniform on \[0, 1).
    public double nextUniform() {
        return (nextLong() >>> 11) * UNIFORM_UNIT;
    }

    /// −1 or 1, each with probability 1/2.
    public int nextSign() {
        return nextLong() < 0 ? -1 : 1;
    }

    /// Standard normal.
    public double nextNormal() {
        long raw = nextLong();
        int layer = (int) raw & Ziggurat.LAYERS - 1;
        double z = (raw >> 10 | 1) * Ziggurat.WIDTH_AND_SURE[2 * layer];
        return Math.abs(z) < Ziggurat.WIDTH_AND_SURE[2 * layer + 1] ? z : nearTheCurve(layer, z);
    }

    /// A normal cut at two of its standard deviations, then scaled to variance 1.
    public double nextTruncatedNormal() {
        double z = nextNormal();
        while (Math.abs(z) > 2) {
            z = nextNormal();
        }
        return z / TRUNCATED_DEVIATION;
    }

    /// y\[from], …, y\[from + count − 1] ← independent standard normals, the same as `count` calls of
    /// [#nextNormal].
    public void normalsInto(int count, double[] y, int from) {
        double[] table = Ziggurat.WIDTH_AND_SURE;
        // The state lives in locals, hence in registers; one point in a hundred leaves by the rare branch.
        long c = congruential;
        long x0 = low;
        long x1 = high;
        for (int i = from; i < from + count; i++) {
            long raw = mixed(c + x0);
            c = MULTIPLIER * c + increment;
            x1 ^= x0;
            x0 = Long.rotateLeft(x0, 24) ^ x1 ^ x1 << 16;
            x1 = Long.rotateLeft(x1, 37);
            int layer = (int) raw & Ziggurat.LAYERS - 1;
            double z = (raw >> 10 | 1) * table[2 * layer];
            if (Math.abs(z) >= table[2 * layer + 1]) {
                congruential = c;
                low = x0;
                high = x1;
                z = nearTheCurve(layer, z);
                c = congruential;
                x0 = low;
                x1 = high;
            }
            y[i] = z;
        }
        congruential = c;
        low = x0;
        high = x1;
    }

    /// y\[from], …, y\[from + count − 1] ← independent, uniform on (−√3, √3): mean 0, variance 1.
    public void uniformsInto(int count, double[] y, int from) {
        for (int i = from; i < from + count; i++) {
            y[i] = ROOT_THREE * ((nextLong() >> 10 | 1) * UNIFORM_UNIT);
        }
    }

    /// y\[from], …, y\[from + count − 1] ← `count` calls of [#nextTruncatedNormal].
    public void truncatedNormalsInto(int count, double[] y, int from) {
        for (int i = from; i < from + count; i++) {
            y[i] = nextTruncatedNormal();
        }
    }

    /// Decides a point that is not surely under the curve: keeps it, replaces it by one of the tail, or
    /// starts afresh.
    private double nearTheCurve(int layer, double z) {
        if (layer == 0) {
            return Math.copySign(nextBeyondTail(), z);
        }
        double bottom = Ziggurat.HEIGHT[layer];
        double top = Ziggurat.HEIGHT[layer + 1];
        return bottom + nextUniform() * (top - bottom) < Ziggurat.density(z) ? z : nextNormal();
    }

    /// A normal conditioned on exceeding r: r + x with x exponential of rate r, kept with probability
    /// exp(−x²/2).
    private double nextBeyondTail() {
        while (true) {
            double x = -StrictMath.log(nextOpenUniform()) / Ziggurat.TAIL;
            double y = -StrictMath.log(nextOpenUniform());
            if (2 * y > x * x) {
                return Ziggurat.TAIL + x;
            }
        }
    }

    /// Uniform on (0, 1), never 0, symmetric about 1/2.
    private double nextOpenUniform() {
        return (nextLong() >>> 11 | 1) * UNIFORM_UNIT;
    }

    private static long mixed(long z) {
        z = (z ^ z >>> 32) * 0xdaba0b6eb09322e3L;
        z = (z ^ z >>> 32) * 0xdaba0b6eb09322e3L;
        return z ^ z >>> 32;
    }
}
